import { withValue } from "../../document/lab-document.ts";
import type { Path } from "../engine/faults.ts";
import { withConductRenamed, withConductWithout, withoutRatio } from "./conduct-edits.ts";
import { armNamesOf, armsOf, type Entry, entryOf, listOf, type TrialData, textOf } from "./trial-data.ts";

export { armNamesOf, armsOf, type Entry, entryOf, listOf, type TrialData, textOf };

/** All that a trial page needs to show the same again: what is saved, shared and undone. */
export interface TrialDocument {
  /** 1; a later version reads earlier ones. */
  readonly version: 1;
  readonly trial: TrialData;
}

/** Most arms that this page adds: as many as pictures have colours for. Files may have more. */
export const mostArms = 6;

/** Two arms to begin with; made up, as its source says. */
export const blankTrial: TrialData = {
  format: 1,
  name: "two-arms",
  title: "Pembrolizumab against ipilimumab in melanoma",
  source: "Made up on the trial page",
  cancer: "melanoma",
  arms: [
    {
      name: "pembrolizumab",
      size: 100,
      treatments: [{ therapy: "pembrolizumab", dose: "200 mg", every: "3 weeks", times: 35 }],
    },
    {
      name: "ipilimumab",
      size: 100,
      treatments: [{ therapy: "ipilimumab", dose: "3 mg/kg", every: "3 weeks", times: 4 }],
    },
  ],
  "follow-up": "3 years",
  visits: { first: "12 weeks", every: "6 weeks", until: "1 year", later: "12 weeks" },
  dropout: "0.3 % per month",
  landmarks: ["1 year", "2 years"],
  contrasts: [{ arm: "pembrolizumab", reference: "ipilimumab" }],
  patients: 200,
  seed: 1,
};

/** The file as text: YAML's readers read JSON. */
export function trialText(trial: TrialData): string {
  return `${JSON.stringify(trial, null, 1)}\n`;
}

/** `arm`, or `arm 2` where that is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted} ${number}`)) number++;
  return `${wanted} ${number}`;
}

/** A further arm: a copy of one, or observation. It is compared with the first arm. */
export function withArm(trial: TrialData, copied?: number): TrialData {
  const arms = armsOf(trial);
  const from = copied === undefined ? undefined : arms[copied];
  const taken = armNamesOf(trial);
  const name = freeName(from ? textOf(from.name) : "observation", taken);
  const size = from?.size ?? arms[0]?.size ?? 100;
  const added: Entry = { ...(from ?? {}), name, size, treatments: from?.treatments ?? "none" };
  const compared = taken.length > 0 ? [{ arm: name, reference: taken[0] }] : [];
  return withoutRatio({ ...trial, arms: [...arms, added], contrasts: [...listOf(trial.contrasts), ...compared] });
}

/** Without an arm, and without what spoke of it. */
export function withoutArm(trial: TrialData, index: number): TrialData {
  const gone = armNamesOf(trial)[index];
  const arms = armsOf(trial)
    .filter((_, at) => at !== index)
    .map((arm) => {
      if (entryOf(arm.crossover).to !== gone) return arm;
      const { crossover: _, ...others } = arm;
      return others;
    });
  const stays = (entry: unknown) => ![entryOf(entry).arm, entryOf(entry).reference].includes(gone);
  return withConductWithout(
    withLists({ ...trial, arms }, (entries) => entries.filter(stays)),
    gone,
  );
}

/** An arm under another name, also where other parts of the file speak of it. */
export function withArmName(trial: TrialData, index: number, name: string): TrialData {
  const before = armNamesOf(trial)[index];
  // Two arms may bear a name for a moment, while somebody types: then nobody knows which one was meant.
  const alone = before !== "" && armNamesOf(trial).filter((one) => one === before).length === 1;
  const renamed = (value: unknown) => (alone && value === before ? name : value);
  const arms = armsOf(trial).map((arm, at) => {
    const own = at === index ? { ...arm, name } : arm;
    const { crossover } = own;
    return crossover === undefined
      ? own
      : { ...own, crossover: { ...entryOf(crossover), to: renamed(entryOf(crossover).to) } };
  });
  const inEntry = (entry: unknown): Entry => {
    const of = entryOf(entry);
    return {
      ...of,
      ...(of.arm === undefined ? {} : { arm: renamed(of.arm) }),
      ...(of.reference === undefined ? {} : { reference: renamed(of.reference) }),
    };
  };
  return withConductRenamed(
    withLists({ ...trial, arms }, (entries) => entries.map(inEntry)),
    renamed,
  );
}

function withLists(trial: TrialData, change: (entries: readonly unknown[]) => readonly unknown[]): TrialData {
  const changed = { ...trial } as Record<string, unknown>;
  for (const key of ["contrasts", "published"])
    if (Array.isArray(trial[key])) changed[key] = change(listOf(trial[key]));
  return changed;
}

/** Another cancer: criteria that do not suit how it is seen are left to the default. */
export function withCancer(trial: TrialData, cancer: string, criteria: readonly string[]): TrialData {
  const response = entryOf(trial.response);
  const next = { ...trial, cancer };
  if (response.criteria === undefined || criteria.includes(textOf(response.criteria))) return next;
  return withValue(next, ["response", "criteria"], undefined);
}

/** Another drug: its own regimen where it brings one, since the dose of the last one is not its dose. */
export function withTherapy(treatment: Entry, therapy: string, regimens: readonly string[]): Entry {
  const { start, until, hold } = treatment;
  const kept = Object.fromEntries(Object.entries({ start, until, hold }).filter(([, value]) => value !== undefined));
  const own = regimens.includes("label") ? "label" : regimens[0];
  return { therapy, ...(own === undefined ? { dose: "200 mg", every: "3 weeks" } : { use: own }), ...kept };
}

/** A value set in a trial; keys that become empty go, since the reader would ask what they hold. */
export function withEdit(trial: TrialData, path: Path, value: unknown): TrialData {
  const next = withValue(trial, path, value);
  if (value !== undefined || path.length < 2 || typeof path[0] !== "string") return next;
  const rest = next[path[0]];
  const isEmpty = typeof rest === "object" && rest !== null && Object.keys(rest).length === 0;
  return isEmpty && path[0] !== "arms" ? withValue(next, [path[0]], undefined) : next;
}
