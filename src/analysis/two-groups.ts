import type { SurvivalTimes } from "./survival-times.ts";

/** Two groups as one set of times, and 1 for those of the first one. */
export function twoGroups(first: SurvivalTimes, second: SurvivalTimes): [SurvivalTimes, number[]] {
  const both = {
    time: [...Array.from(first.time), ...Array.from(second.time)],
    event: [...Array.from(first.event), ...Array.from(second.event)],
  };
  return [both, both.time.map((_, i) => (i < first.time.length ? 1 : 0))];
}
