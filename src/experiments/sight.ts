import { pow } from "../foundation/maths.ts";
import type { Cancer, Sight } from "../models/cancers/contract.ts";
import type { ResponseRules } from "./design.ts";
import type { Eyes } from "./follow-up.ts";
import type { Lesions } from "./patient.ts";

/** What a reader sees of the disease at one visit. */
export interface Reading {
  /** Sum of the diameters of the target lesions (mm), or blasts among marrow cells (%). */
  readonly burden: number;
  /** Largest diameter, mm; 0 where lesions are not what is seen. */
  readonly largest: number;
}

/** How the body model's burden becomes what visits measure and hazards depend on; see `Sight`. */
export interface Seeing {
  /** The quantity of the body model that is followed. */
  readonly follows: string;
  readonly unit: string;
  readonly label: string;
  readonly criteria: readonly ResponseRules["criteria"][];
  /**
   * Without error. Hazards take the number as it is: 100 mm of lesions weigh what 100 % of blasts do.
   *
   * @param value  of the followed quantity now, and `baseline` at randomisation
   */
  readonly burden: (lesions: Lesions, value: number, baseline: number) => number;
  /**
   * With the reader's error (coefficient of variation) and limit of detection.
   *
   * @param gone  one entry a lesion, true once it was not seen any more; kept between the visits of a patient, since a
   *   reader compares with the last scan and does not call the flicker of a scar a relapse
   */
  readonly read: (
    lesions: Lesions,
    value: number,
    baseline: number,
    error: number,
    normal: () => number,
    gone: boolean[],
  ) => Reading;
  /** Whether a reading is progression for the treating physician, given the smallest so far. */
  readonly progressing: (reading: Reading, nadir: number) => boolean;
}

/** Below this a lesion is not seen; up to `tooSmall` it is recorded as `tooSmall` (RECIST 1.1: too small to measure, 5 mm). */
const unseen = 2.5;
const tooSmall = 5;
/** Diameter from which a lesion that was not there counts as one: the least that RECIST 1.1 calls measurable on CT. */
const relapsed = 10;
/** Percent of blasts that flow cytometry still finds: one cell in ten thousand. */
const residual = 0.01;
/** Percent of blasts below which a marrow is in remission. */
const remission = 5;

const lesionsAt = ({ diameters, pace }: Lesions, relative: number): number[] =>
  diameters.map((diameter, j) => diameter * pow(relative, pace[j] / 3));

/** Sums as a loop would: the order of additions is part of every stored result. */
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function readDiameters(
  diameters: readonly number[],
  error: number,
  normal: () => number,
  gone: boolean[],
  least: number,
  recorded: (diameter: number) => number,
): Reading {
  const seen = diameters.map((diameter, j) => {
    const read = diameter * (1 + error * normal());
    gone[j] = read < (gone[j] ? relapsed : least);
    return gone[j] ? 0 : recorded(read);
  });
  return { burden: sum(seen), largest: seen.reduce((most, diameter) => Math.max(most, diameter), 0) };
}

function readLesions(least: number, recorded: (diameter: number) => number): Seeing["read"] {
  return (lesions, value, baseline, error, normal, gone) =>
    readDiameters(lesionsAt(lesions, value / baseline), error, normal, gone, least, recorded);
}

const measurable = (read: number) => Math.max(read, tooSmall);

const lesions: Seeing = {
  follows: "tumourVolume",
  unit: "mm",
  label: "Sum of diameters",
  criteria: ["RECIST 1.1", "irRC", "iRECIST", "Lugano"],
  burden: (patient, value, baseline) => sum(lesionsAt(patient, value / baseline)),
  read: readLesions(unseen, measurable),
  progressing: ({ burden }, nadir) => burden >= 1.2 * nadir && burden - nadir >= 5,
};

const sights: Readonly<Record<Sight, Seeing>> = {
  lesions,
  marrow: {
    follows: "blastFraction",
    unit: "%",
    label: "Blasts in the marrow",
    criteria: ["marrow"],
    burden: (_, value) => 100 * value,
    read: (_, value, __, error, normal) => {
      const read = 100 * Math.min(value * (1 + error * normal()), 1);
      return { burden: read < residual ? 0 : read, largest: 0 };
    },
    progressing: ({ burden }, nadir) => burden >= remission && burden >= 1.25 * nadir,
  },
  relapse: {
    ...lesions,
    criteria: ["relapse"],
    read: readLesions(relapsed, (read) => read),
    progressing: ({ burden }) => burden > 0,
  },
};

/** How this cancer is seen. */
export function seeing(cancer: Cancer): Seeing {
  return sights[cancer.seenBy ?? "lesions"];
}

/** Lesions each of which has its own volume, given relative to that of its sampled diameter. */
export function lesionEyes({ diameters, pace }: Lesions, error: number): Eyes<readonly number[]> {
  const now = (volumes: readonly number[]) => diameters.map((diameter, j) => diameter * pow(volumes[j], pace[j] / 3));
  return {
    burden: (volumes) => sum(now(volumes)),
    read: (volumes, normal, gone) => readDiameters(now(volumes), error, normal, gone, unseen, measurable),
    progressing: lesions.progressing,
  };
}
