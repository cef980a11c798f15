import type { Course, EventFlag } from "./event-flags.ts";

/** Part by which a count must change before it has turned. */
const PART = 0.15;
/** Standard deviations of a count of cells that a turn must exceed: chance alone moves small counts. */
const CHANCE = 4;

interface Turn {
  readonly at: number;
  readonly to: "growth" | "shrinkage";
}

/**
 * Where a count of tumour cells turned: from growth to shrinkage or back, by more than a part of it and more than
 * chance does. A turn lies at the last extreme before the change.
 */
export function turnsOf(course: Course | undefined): EventFlag[] {
  if (!course) return [];
  return findTurns(course.values).map(({ at, to }, k) => ({
    id: `turn ${k + 1}`,
    day: course.days[at],
    words: to === "growth" ? "tumour begins to grow again" : "tumour stops growing and begins to shrink",
    how: `the ${to === "growth" ? "smallest" : "largest"} count before a change by ${PART * 100} % and by more than chance`,
  }));
}

function findTurns(values: readonly number[]): Turn[] {
  const turns: Turn[] = [];
  let low = 0;
  let high = 0;
  let going: "up" | "down" | undefined;
  for (let i = 1; i < values.length; i++) {
    if (values[i] > values[high]) high = i;
    if (values[i] < values[low]) low = i;
    if (going !== "down" && isChange(values[high], values[i]) && values[i] < values[high]) {
      // A fall from the first look on is no turn.
      if (high > 0 && going === "up") turns.push({ at: high, to: "shrinkage" });
      going = "down";
      low = i;
    } else if (going !== "up" && isChange(values[low], values[i]) && values[i] > values[low]) {
      if (low > 0 && going === "down") turns.push({ at: low, to: "growth" });
      going = "up";
      high = i;
    }
  }
  return turns;
}

function isChange(from: number, to: number): boolean {
  const by = Math.abs(to - from);
  return by > PART * from && by > CHANCE * Math.sqrt(from);
}
