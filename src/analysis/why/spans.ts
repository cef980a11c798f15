import type { Turn } from "./turning-points.ts";

/** Looks from one row to another: what happened between them is the difference of tallies. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The looks before and after a turn that are compared: as many days as its fits used, or as there are. Of cells that
 * died out there is no after: their last days are compared with those before.
 *
 * @returns nothing where either side has no two looks
 */
export function spansAround(
  day: ArrayLike<number>,
  { kind, day: at, window }: Turn,
): { readonly before: Span; readonly after: Span } | undefined {
  const middle = kind === "died out" ? at - window : at;
  const row = (target: number) => {
    let best = 0;
    for (let i = 1; i < day.length; i++) if (Math.abs(day[i] - target) < Math.abs(day[best] - target)) best = i;
    return best;
  };
  const before = { from: row(middle - window), to: row(middle) };
  const after = { from: row(middle), to: row(middle + window) };
  return before.to > before.from && after.to > after.from ? { before, after } : undefined;
}
