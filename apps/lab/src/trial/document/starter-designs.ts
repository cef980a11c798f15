import { withDesignKind } from "./conduct-edits.ts";
import { blankTrial, type Entry, type TrialData } from "./trial-document.ts";

/** A design to begin with, made up. */
export interface StarterDesign {
  readonly name: string;
  readonly trial: TrialData;
}

const pembrolizumab = (dose: string): Entry => ({ therapy: "pembrolizumab", dose, every: "3 weeks", times: 35 });
const ipilimumab: Entry = { therapy: "ipilimumab", dose: "3 mg/kg", every: "3 weeks", times: 4 };
const against = (reference: string, ...arms: readonly string[]) => arms.map((arm) => ({ arm, reference }));

const looks: TrialData = {
  ...withDesignKind(blankTrial, "looks"),
  name: "group-sequential",
  title: "Pembrolizumab against ipilimumab in melanoma, with two early looks",
  allocation: { strata: [{ covariate: "ldh", cuts: [250] }], blocks: [4] },
  sequential: {
    arm: "pembrolizumab",
    reference: "ipilimumab",
    endpoint: "PFS",
    looks: { events: [60, 90, 120] },
    futility: { beta: "20 %" },
  },
};

const stages: TrialData = {
  ...blankTrial,
  name: "two-stage",
  title: "Pembrolizumab in melanoma, in two stages",
  arms: [{ name: "pembrolizumab", size: 43, treatments: [pembrolizumab("200 mg")] }],
  contrasts: [],
  accrual: { over: "12 months" },
  "two-stage": { unacceptable: "20 %", desirable: "40 %" },
};

/** Neither, one, the other, both. */
const factorial: TrialData = {
  ...blankTrial,
  name: "factorial",
  title: "Pembrolizumab and ipilimumab in melanoma, two by two",
  arms: [
    { name: "neither", size: 50, treatments: "none" },
    { name: "pembrolizumab", size: 50, treatments: [pembrolizumab("200 mg")] },
    { name: "ipilimumab", size: 50, treatments: [ipilimumab] },
    { name: "both", size: 50, treatments: [pembrolizumab("200 mg"), ipilimumab] },
  ],
  contrasts: [
    ...against("neither", "pembrolizumab", "ipilimumab", "both"),
    ...against("pembrolizumab", "both"),
    ...against("ipilimumab", "both"),
  ],
  allocation: { blocks: [8] },
  accrual: { over: "12 months" },
};

const doses = ["2 mg", "20 mg", "200 mg", "400 mg"] as const;

const doseRanging: TrialData = {
  ...blankTrial,
  name: "four-doses",
  title: "Four doses of pembrolizumab in melanoma",
  arms: doses.map((dose) => ({ name: dose, size: 40, treatments: [pembrolizumab(dose)] })),
  contrasts: against("2 mg", "20 mg", "200 mg", "400 mg"),
  allocation: { blocks: [8] },
  accrual: { over: "12 months" },
};

export const starterDesigns: readonly StarterDesign[] = [
  { name: "two arms, allocated within strata, looked at three times", trial: looks },
  { name: "one arm in two stages (Simon)", trial: stages },
  { name: "two drugs, two by two (factorial)", trial: factorial },
  { name: "four doses of a drug", trial: doseRanging },
];
