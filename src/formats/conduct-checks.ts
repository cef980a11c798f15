import type { TwoStages } from "../experiments/conduct/conduct-design.ts";
import { stratifiers } from "../experiments/conduct/roster.ts";
import { simonStages } from "../experiments/conduct/two-stage-design.ts";
import { InputError } from "../foundation/errors.ts";
import { type Fault, readShape, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { entryCovariates, sampledCovariates } from "./trial-catalogue.ts";
import { checkName, isRecord, type TrialFrame } from "./trial-checks.ts";
import {
  accrual as accrualSchema,
  allocation as allocationSchema,
  sequential as sequentialSchema,
  twoStage as twoStageSchema,
} from "./trial-conduct-schema.ts";

/** What shapes cannot say of allocation, accrual, looks and stages; each part on its own. */
export function checkConduct(data: Readonly<Record<string, unknown>>, trial: TrialFrame): Fault[] {
  return [
    ...checkBiomarkerTest(data["biomarker-test"], data.tissue !== undefined, trial),
    ...checkAllocation(data.allocation, trial, data["biomarker-test"] !== undefined),
    ...checkAccrual(data.accrual),
    ...checkSequential(data.sequential, data.accrual, trial),
    ...checkTwoStage(data["two-stage"], data, trial),
  ];
}

/** Covariates that a cancer's patients have, and that tables of results hold; a test's result where there is one. */
export function stratifiersOf({ cancer }: Pick<TrialFrame, "cancer">, isTested = false): string[] {
  const known = [...entryCovariates(cancer), "lesions", "baselineSld", ...(isTested ? ["biomarkerTest"] : [])];
  return stratifiers.filter((name) => known.includes(name));
}

/** In a trial with tissue, what the disease shows at entry is not known when patients are enrolled. */
function checkBiomarkerTest(data: unknown, hasTissue: boolean, { cancer }: TrialFrame): Fault[] {
  if (!isRecord(data)) return [];
  const known = hasTissue ? sampledCovariates(cancer) : entryCovariates(cancer);
  return checkName(["biomarker-test", "covariate"], data.covariate, "a covariate of these patients", known);
}

function checkAllocation(data: unknown, trial: TrialFrame, isTested: boolean): Fault[] {
  if (!isRecord(data)) return [];
  const faults: Fault[] = [];
  const { value } = readShape(allocationSchema, data);
  const strata = Array.isArray(data.strata) ? data.strata.filter(isRecord) : [];
  const names = strata.map(({ covariate }) => covariate);
  names.forEach((name, i) => {
    const path: Path = ["allocation", "strata", i, "covariate"];
    faults.push(...checkName(path, name, "a covariate of these patients", stratifiersOf(trial, isTested)));
    if (names.indexOf(name) < i) faults.push({ path, found: `${shown(name)} again`, expected: "each covariate once" });
  });
  for (const [i, { cuts }] of (value?.strata ?? []).entries()) {
    faults.push(...checkRising(["allocation", "strata", i, "cuts"], cuts, String));
  }
  if (!value || trial.arms.length === 0) return faults;
  const ratio = value.ratio ?? trial.arms.map(() => 1);
  if (ratio.length !== trial.arms.length) {
    const expected = `${trial.arms.length} numbers, one for each arm`;
    return [...faults, { path: ["allocation", "ratio"], found: `${ratio.length} numbers`, expected }];
  }
  const whole = ratio.reduce((sum, part) => sum + part, 0);
  value.blocks?.forEach((size, i) => {
    if (size % whole === 0) return;
    const expected = `a multiple of ${whole}, so that a block holds ${ratio.join(" : ")}`;
    faults.push({ path: ["allocation", "blocks", i], found: `blocks of ${size}`, expected });
  });
  return faults;
}

function checkRising(path: Path, values: readonly number[], words: (value: number) => string): Fault[] {
  const at = values.findIndex((value, i) => i > 0 && value <= values[i - 1]);
  if (at < 0) return [];
  return [
    { path: [...path, at], found: `${words(values[at])} after ${words(values[at - 1])}`, expected: "values that rise" },
  ];
}

function checkAccrual(data: unknown): Fault[] {
  const { value } = readShape(accrualSchema, data);
  if (!value || !isRecord(data) || (value.ramp ?? 0) <= value.over) return [];
  const expected = `at most the time over which patients come, ${shown(data.over)}`;
  return [{ path: ["accrual", "ramp"], found: shown(data.ramp), expected }];
}

function checkSequential(data: unknown, accrual: unknown, trial: TrialFrame): Fault[] {
  if (!isRecord(data)) return [];
  const faults = (["arm", "reference"] as const).flatMap((key) =>
    checkName(["sequential", key], data[key], "an arm of this trial", trial.arms),
  );
  const add = (path: Path, found: string, expected: string) =>
    faults.push({ path: ["sequential", ...path], found, expected });
  const { value } = readShape(sequentialSchema, data);
  if (!value) return faults;
  if (value.arm === value.reference) add(["reference"], `${shown(value.arm)} against itself`, "two different arms");
  const { events, after } = value.looks;
  if (after && Array.isArray(events)) {
    add(["looks", "events"], "a list beside `after`", "one number: the events planned in the end");
  }
  if (!after && !Array.isArray(events)) {
    add(["looks", "events"], String(events), "a list of the events at each look, or `after` with their times");
  }
  if (Array.isArray(events)) faults.push(...checkRising(["sequential", "looks", "events"], events, String));
  if (after) faults.push(...checkRising(["sequential", "looks", "after"], after, weeks));
  if (after) checkLookTimes(after, accrual, trial, add);
  if (value.alpha !== undefined && !(value.alpha > 0 && value.alpha < 0.5)) {
    add(["alpha"], shown(data.alpha), "an error above 0 % and below 50 %");
  }
  if (value.futility) checkFutility(value, add);
  return faults;
}

type Add = (path: Path, found: string, expected: string) => void;

function checkLookTimes(after: readonly number[], accrual: unknown, { followUp }: TrialFrame, add: Add): void {
  if (followUp === undefined) return;
  const over = readShape(accrualSchema, accrual).value?.over ?? 0;
  after.forEach((day, i) => {
    if (day <= over + followUp) return;
    const expected = `a time before the last patient leaves, after ${weeks(over)} of accrual and ${weeks(followUp)} of follow-up`;
    add(["looks", "after", i], `a look after ${weeks(day)}`, expected);
  });
}

const weeks = (days: number) => `${Math.round((days / 7) * 10) / 10} weeks`;

function checkFutility({ futility = {}, sides, alpha }: ReturnType<typeof sequentialOf>, add: Add): void {
  const { beta, "conditional-power": power, spending } = futility;
  if (sides === 2) {
    add(
      ["futility"],
      "futility of a two-sided test",
      "a one-sided test: a two-sided one has no side on which it is futile",
    );
  }
  if ((beta === undefined) === (power === undefined)) {
    const found = beta === undefined ? "neither beta nor conditional-power" : "both beta and conditional-power";
    add(["futility"], found, "one of them");
  }
  if (power !== undefined && spending !== undefined) add(["futility", "spending"], "a spending of no beta", "`beta`");
  if (beta !== undefined && !(beta > 0 && beta < 1 - (alpha ?? 0.025))) {
    add(["futility", "beta"], String(beta), "an error above 0 % that leaves the power above alpha");
  }
  if (power !== undefined && !(power > 0 && power < 1)) {
    add(["futility", "conditional-power"], String(power), "a fraction above 0 % and below 100 %");
  }
}

const sequentialOf = (data: unknown) => readShape(sequentialSchema, data).value!;

function checkTwoStage(data: unknown, whole: Readonly<Record<string, unknown>>, trial: TrialFrame): Fault[] {
  if (!isRecord(data)) return [];
  const faults = checkName(["two-stage", "arm"], data.arm, "an arm of this trial", trial.arms);
  const add = (path: Path, found: string, expected: string) =>
    faults.push({ path: ["two-stage", ...path], found, expected });
  for (const other of ["allocation", "sequential"]) {
    if (whole[other] !== undefined) add([], `two stages beside ${other}`, "one of them: two stages have one arm");
  }
  if (data.arm === undefined && trial.arms.length > 1) add(["arm"], "no arm", `one of ${trial.arms.join(", ")}`);
  const { value } = readShape(twoStageSchema, data);
  if (!value) return faults;
  const { unacceptable: p0, desirable: p1, alpha = 0.05, beta = 0.2, stages, design } = value;
  if (!(p0 > 0 && p1 < 1 && p0 < p1)) {
    add(["desirable"], shown(data.desirable), `a rate above the unacceptable ${shown(data.unacceptable)}, below 100 %`);
    return faults;
  }
  if (stages && design) add(["design"], shown(design), "either a design of Simon's, or `stages` of one's own");
  if (stages) checkStages(stages, add);
  else {
    try {
      simonStages({ p0, p1, alpha, beta });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      add([], error.found, error.expected);
    }
  }
  return faults;
}

function checkStages({ n1, r1, n, r }: TwoStages, add: Add): void {
  if (n1 >= n) {
    const found =
      n1 > n ? `${n1} patients in stage one, more than the whole trial’s ${n}` : `all ${n} patients in stage one`;
    add(["stages", "n1"], found, `fewer than ${n}`);
  }
  if (r1 >= n1) add(["stages", "r1"], `${r1} of ${n1} responses`, `fewer than the ${n1} patients of stage one`);
  if (r < r1 || r >= n) add(["stages", "r"], `${r} responses`, `at least ${r1}, and fewer than ${n}`);
}
