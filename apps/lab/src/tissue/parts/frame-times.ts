import { signal } from "@preact/signals";

/** The value below which a part of the numbers lies; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

const KEPT = 120;

/** The main thread's tasks above 50 ms, since the page was opened; browsers other than Chromium's do not tell. */
class LongTasks {
  longest = 0;

  constructor() {
    if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes("longtask")) return;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.longest = Math.max(this.longest, duration);
    }).observe({ type: "longtask", buffered: true });
  }
}

let watched: LongTasks | undefined;

/** Watches from the first call on, and before as far as the browser kept it. */
export function longestTask(): number {
  watched ??= new LongTasks();
  return watched.longest;
}

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
