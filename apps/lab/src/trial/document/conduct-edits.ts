import { armNamesOf, armsOf, type Entry, entryOf, listOf, type TrialData } from "./trial-data.ts";

/** How patients come to arms: all to every one, each to one, with looks, or in two stages. */
export type DesignKind = "every" | "one" | "looks" | "stages";

export function designKind(trial: TrialData): DesignKind {
  if (trial["two-stage"] !== undefined) return "stages";
  if (trial.sequential !== undefined) return "looks";
  return trial.allocation === undefined ? "every" : "one";
}

/** A trial of another kind; what both kinds have stays. */
export function withDesignKind(trial: TrialData, kind: DesignKind): TrialData {
  const { allocation, accrual, sequential, "two-stage": twoStage, ...rest } = trial;
  if (kind === "every") return rest;
  const when = { accrual: accrual ?? { over: "12 months" } };
  if (kind === "stages") return { ...rest, ...when, "two-stage": twoStage ?? firstStages(trial) };
  const allocated = { ...rest, allocation: allocation ?? { blocks: [2 * armsOf(trial).length] }, ...when };
  return kind === "one" ? allocated : { ...allocated, sequential: sequential ?? firstLooks(trial) };
}

function firstStages(trial: TrialData): Entry {
  const [name] = armNamesOf(trial);
  const named = armsOf(trial).length > 1 ? { arm: name } : {};
  return { ...named, unacceptable: "20 %", desirable: "40 %" };
}

/** Looks at a half, three quarters and all of the events that two thirds of the patients would have. */
function firstLooks(trial: TrialData): Entry {
  const arms = armsOf(trial);
  const [contrast] = listOf(trial.contrasts).map(entryOf);
  const names = armNamesOf(trial);
  const pair = { arm: contrast?.arm ?? names[1] ?? names[0], reference: contrast?.reference ?? names[0] };
  const size = (name: unknown) => Number(arms.find((arm) => arm.name === name)?.size) || 100;
  const events = Math.round(((size(pair.arm) + size(pair.reference)) * 2) / 3);
  const looks = { events: [Math.round(events / 2), Math.round(0.75 * events), events] };
  return { ...pair, endpoint: "PFS", looks };
}

/** What speaks of an arm by its name: under another one. */
export function withConductRenamed(trial: TrialData, rename: (name: unknown) => unknown): TrialData {
  const renamed = { ...trial } as Record<string, unknown>;
  for (const key of ["sequential", "two-stage"]) {
    if (trial[key] === undefined) continue;
    const entry = { ...entryOf(trial[key]) } as Record<string, unknown>;
    for (const side of ["arm", "reference"]) if (entry[side] !== undefined) entry[side] = rename(entry[side]);
    renamed[key] = entry;
  }
  return renamed;
}

/** Without what spoke of an arm that is gone; a ratio and blocks that no longer fit go too. */
export function withConductWithout(trial: TrialData, gone: string): TrialData {
  const { allocation, sequential, "two-stage": twoStage, ...rest } = withoutRatio(trial);
  const { arm, reference } = entryOf(sequential);
  const stage = entryOf(twoStage);
  const { arm: _, ...armless } = stage;
  return {
    ...rest,
    ...(allocation === undefined || armsOf(trial).length < 2 ? {} : { allocation }),
    ...(sequential === undefined || arm === gone || reference === gone ? {} : { sequential }),
    ...(twoStage === undefined ? {} : { "two-stage": stage.arm === gone ? armless : stage }),
  };
}

/** Another number of arms: the ratio and blocks begin anew. */
export function withoutRatio(trial: TrialData): TrialData {
  if (trial.allocation === undefined) return trial;
  const { ratio: _, ...allocation } = entryOf(trial.allocation);
  return { ...trial, allocation: { ...allocation, blocks: [2 * Math.max(2, armsOf(trial).length)] } };
}
