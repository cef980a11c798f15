import { signal } from "@preact/signals";

/** The value below which a part of the numbers lies; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

const KEPT = 120;

/** What drawing costs: time from one picture to the next while it moves, and work of the main thread for one. */
class FrameTimes {
  readonly shown = signal({ between: [] as readonly number[], work: [] as readonly number[], cells: 0, kind: "" });
  private last: number | undefined;

  /** @param moving  whether time runs: a pause between pictures at rest is no slow frame */
  drew(start: number, end: number, cells: number, kind: string, moving: boolean): void {
    const { between, work } = this.shown.peek();
    const { last } = this;
    this.last = moving ? start : undefined;
    this.shown.value = {
      between: last !== undefined ? [...between, start - last].slice(-KEPT) : between,
      work: [...work, end - start].slice(-KEPT),
      cells,
      kind,
    };
  }
}

export const frameTimes = new FrameTimes();
