/** A trial file's data, as `readTrial` reads it from JSON. */
export type TrialData = Readonly<Record<string, unknown>>;

export type Entry = Readonly<Record<string, unknown>>;

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const entryOf = (value: unknown): Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Entry) : {};
export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export function armsOf(trial: TrialData): readonly Entry[] {
  return listOf(trial.arms).map(entryOf);
}

export function armNamesOf(trial: TrialData): string[] {
  return armsOf(trial).map(({ name }) => textOf(name));
}
