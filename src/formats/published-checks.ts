import type { Fault } from "./read-shape.ts";
import { readShape, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { checkName, checkWithin, isRecord, type TrialFrame } from "./trial-checks.ts";
import { published } from "./trial-schema.ts";

/** A published figure must belong to an arm, lie in its own interval, and be reachable within the follow-up. */
export function checkPublished(data: unknown, path: Path, trial: TrialFrame): Fault[] {
  if (!isRecord(data)) return [];
  return [
    ...checkName([...path, "arm"], data.arm, "an arm of this trial", trial.arms),
    ...checkName([...path, "reference"], data.reference, "an arm of this trial", trial.arms),
    ...checkWithin([...path, "at"], data.at, trial.followUp),
    ...checkMedian(data, path, trial),
    ...checkFigure(data, path),
  ];
}

function checkMedian({ endpoint, value }: Record<string, unknown>, path: Path, trial: TrialFrame): Fault[] {
  const isMedian = endpoint === "median PFS" || endpoint === "median OS";
  return isMedian ? checkWithin([...path, "value"], value, trial.followUp) : [];
}

function checkFigure(data: Record<string, unknown>, path: Path): Fault[] {
  const { value: entry } = readShape(published, data);
  if (entry === undefined) return [];
  const faults: Fault[] = [];
  const landmark = entry.endpoint === "PFS rate" || entry.endpoint === "OS rate";
  if (landmark && entry.at === undefined) {
    const found = `${shown(entry.endpoint)} without a time`;
    faults.push({ path: [...path, "at"], found, expected: "when it was read, such as at: 3 years" });
  }
  if (!landmark && "at" in entry && entry.at !== undefined) {
    faults.push({ path: [...path, "at"], found: shown(data.at), expected: `no time: ${entry.endpoint} has none` });
  }
  const { interval, value } = entry;
  if (interval && !(interval[0] <= value && value <= interval[1])) {
    const found = (data.interval as unknown[]).map(String).join(" to ");
    faults.push({ path: [...path, "interval"], found, expected: `an interval around ${String(data.value)}` });
  }
  return faults;
}
