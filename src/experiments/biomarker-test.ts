import { draw } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";

/** A test at enrolment that reads a covariate with error. */
export interface BiomarkerTest {
  readonly covariate: string;
  /** Whoever has reached it is truly positive. */
  readonly cut: number;
  /** Chance that a truly positive patient tests positive, and that a truly negative one tests negative. */
  readonly sensitivity: number;
  readonly specificity: number;
  /** Who enters. */
  readonly enrols: "positive" | "negative" | "everybody";
}

/** 1 where a patient tests positive, else 0; the same patient always tests alike. */
export function testResult({ cut, sensitivity, specificity }: BiomarkerTest, value: number, seed: number, id: number) {
  const chance = value >= cut ? sensitivity : 1 - specificity;
  return draw(seed, streams.biomarkerTest, 0, id) < chance ? 1 : 0;
}

/** Whether a result lets a patient in. */
export function admits({ enrols }: BiomarkerTest, result: 0 | 1): boolean {
  return enrols === "everybody" || (enrols === "positive") === (result === 1);
}
