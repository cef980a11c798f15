import type { BiomarkerTest } from "../experiments/biomarker-test.ts";
import type {
  Accrual,
  Allocation,
  ConductDesign,
  Futility,
  Looks,
  SequentialDesign,
  TwoStageDesign,
} from "../experiments/conduct/conduct-design.ts";
import { simonStages } from "../experiments/conduct/two-stage-design.ts";
import type {
  AccrualEntry,
  AllocationEntry,
  BiomarkerTestEntry,
  SequentialEntry,
  TwoStageEntry,
} from "./trial-conduct-schema.ts";
import type { TrialFile } from "./trial-schema.ts";

/** A test at enrolment; perfect where the file says nothing else. */
export function readBiomarkerTest(entry: BiomarkerTestEntry): BiomarkerTest {
  const { covariate, cut, sensitivity = 1, specificity = 1, enrols = "positive" } = entry;
  return { covariate, cut, sensitivity, specificity, enrols };
}

/** What a checked trial file says of allocation, accrual and looks. */
export function readConduct(entry: TrialFile): ConductDesign {
  const { allocation, accrual, sequential, "two-stage": twoStage, arms } = entry;
  return {
    ...(allocation ? { allocation: readAllocation(allocation, arms.length) } : {}),
    ...(accrual ? { accrual: readAccrual(accrual) } : {}),
    ...(sequential ? { sequential: readSequential(sequential) } : {}),
    ...(twoStage ? { twoStage: readTwoStage(twoStage, arms[0].name) } : {}),
  };
}

function readAllocation({ strata = [], blocks, ratio }: AllocationEntry, arms: number): Allocation {
  const parts = ratio ?? new Array<number>(arms).fill(1);
  return { strata, blocks: blocks ?? [2 * parts.reduce((sum, part) => sum + part, 0)], ratio: parts };
}

function readAccrual({ over, ramp = 0 }: AccrualEntry): Accrual {
  return { over, ramp };
}

function readSequential(entry: SequentialEntry): SequentialDesign {
  const { arm, reference, endpoint, spending = "O'Brien-Fleming", sides = 1, looks, futility } = entry;
  return {
    arm,
    reference,
    endpoint,
    spending,
    alpha: entry.alpha ?? (sides === 1 ? 0.025 : 0.05),
    sides,
    looks: readLooks(looks),
    ...(futility ? { futility: readFutility(futility) } : {}),
  };
}

function readLooks({ events, after }: SequentialEntry["looks"]): Looks {
  const counts = typeof events === "number" ? [events] : events;
  return after ? { by: "calendar", days: after, events: counts[0] } : { by: "events", events: counts };
}

function readFutility(entry: NonNullable<SequentialEntry["futility"]>): Futility {
  const power = entry["conditional-power"];
  if (power !== undefined) return { by: "conditional power", power };
  return { by: "beta", beta: entry.beta ?? Number.NaN, spending: entry.spending ?? "O'Brien-Fleming" };
}

function readTwoStage(entry: TwoStageEntry, onlyArm: string): TwoStageDesign {
  const { arm = onlyArm, unacceptable: p0, desirable: p1, alpha = 0.05, beta = 0.2, design, stages } = entry;
  const aims = { p0, p1, alpha, beta };
  const optimum = stages ? "own" : (design ?? "optimal");
  return { arm, ...aims, optimum, stages: stages ?? simonStages(aims)[optimum === "minimax" ? "minimax" : "optimal"] };
}
