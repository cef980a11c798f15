import type { Growth, Store, TrialResult, VirtualPatient } from "../../../../../src/index.ts";

/** Finished work in memory: grown patients for the next run as well, treated ones for a run that goes on. */
export class FinishedParts implements Store {
  private readonly parts = new Map<string, unknown>();

  async get(key: string): Promise<unknown> {
    return this.parts.get(key);
  }

  async put(key: string, value: unknown): Promise<void> {
    this.parts.set(key, value);
  }

  /** A patient of a result as grown, by the name in its tables (`SIM-00012` is candidate 11). */
  patient({ manifest }: Pick<TrialResult, "manifest">, name: string): VirtualPatient | undefined {
    const id = Number(name.replace(/^\D*/, "")) - 1;
    for (const [key, value] of this.parts) {
      if (!key.startsWith(`grow-${manifest.population}-`)) continue;
      const found = (value as readonly Growth[]).find((growth) => growth.id === id && growth.patient);
      if (found) return found.patient;
    }
    return undefined;
  }

  /** Treated patients of other designs are of no use to this one; grown ones may be. */
  forgetTreated(): void {
    for (const key of this.parts.keys()) if (!key.startsWith("grow-")) this.parts.delete(key);
  }

  /**
   * How many patients from the first on have been through every arm: what a smaller trial of the same design would have.
   *
   * @param arms  number of arms
   */
  wholePatients(arms: number): number {
    const treated = [...this.parts].flatMap(([key, value]) => {
      const [, first] = /^treat-.*-(\d+)$/.exec(key) ?? [];
      return first === undefined
        ? []
        : [{ first: Number(first), patients: (value as readonly unknown[]).length / arms }];
    });
    let whole = 0;
    for (const { first, patients } of treated.sort((a, b) => a.first - b.first)) if (first === whole) whole += patients;
    const ends = [...this.parts.keys()].flatMap((key) => /^tissue-.*-(\d+-\d+)$/.exec(key)?.[1] ?? []);
    const places = new Set(ends);
    const has = (place: number) =>
      Array.from({ length: arms }, (_, arm) => `${place}-${arm}`).every((one) => places.has(one));
    while (treated.length === 0 && has(whole)) whole++;
    return whole;
  }

  /**
   * The same parts for a smaller trial. What happens to a patient depends on nobody else, so that only the names of the
   * parts differ: they hold a digest of the whole design.
   */
  forFewer(): Store {
    const end = (key: string) => /^(treat|tissue)-[0-9a-f]+(-.*)$/.exec(key);
    const byEnd = new Map(
      [...this.parts].flatMap(([key, value]) => {
        const found = end(key);
        return found ? [[`${found[1]}${found[2]}`, value] as const] : [];
      }),
    );
    return {
      get: async (key) => {
        const found = end(key);
        return found ? byEnd.get(`${found[1]}${found[2]}`) : this.parts.get(key);
      },
      put: async () => undefined,
    };
  }
}
