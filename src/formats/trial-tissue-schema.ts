import * as v from "valibot";
import { scenarioKeys } from "./microenvironment-schema.ts";
import { duration, fraction } from "./quantity.ts";
import { length } from "./tissue-quantity.ts";
import { count } from "./treatment-schema.ts";

/** The shape of what a trial file says of its patients' tissue. What shapes cannot say is in `trial-tissue.ts`. */

const sigma = v.pipe(
  v.number("a number"),
  v.finite("a finite number"),
  v.minValue(0, "a number from 0"),
  v.maxValue(3, "at most 3"),
);

const template = v.strictObject({
  fraction: v.pipe(fraction, v.description("Part of the patients; those of all kinds sum to 1.")),
  size: v.pipe(
    v.union(
      [
        v.pipe(v.strictTuple([length, length]), v.title("two lengths")),
        v.pipe(v.strictTuple([length, length, length]), v.title("three lengths")),
      ],
      "two lengths, or three for a patch with depth, such as [400 um, 400 um]",
    ),
    v.description("Edges of the box. With two, a layer one cell thick; a third is the depth."),
  ),
  cells: v.pipe(
    v.record(v.string(), count(0, 1_000_000)),
    v.description("Cells at the start in the median patient, by kind, as in microenvironment files."),
  ),
});

const kind = (meaning: string) => v.optional(v.pipe(template, v.description(meaning)));

const differences = v.strictObject({
  infiltrate: v.optional(
    v.pipe(sigma, v.description("Sigma (lognormal) of the number of immune cells at the start. Absent: 0.")),
  ),
  clones: v.optional(v.pipe(sigma, v.description("Sigma (lognormal) of each clone's share. Absent: 0."))),
  antigens: v.optional(
    v.pipe(
      v.strictTuple([count(0, 4), count(0, 4)]),
      v.description("Fewest and most of the listed antigens that a patient's tumour has. Absent: all of them."),
    ),
  ),
  parameters: v.optional(
    v.pipe(v.record(v.string(), sigma), v.description("Sigma (lognormal) of parameters of the tissue, by name.")),
  ),
});

const { antigens, clones, receptors, parameters, states, absent, steps, ...others } = scenarioKeys.entries;

export const tissue = v.strictObject({
  patches: v.pipe(
    v.strictObject({
      inflamed: kind("Patients whose immune cells are among the tumour at the start."),
      excluded: kind("Patients whose immune cells are in a rim around it."),
      desert: kind("Patients who have hardly any."),
    }),
    v.description("Tumours by kind, and how many patients have them."),
  ),
  "patches-a-patient": v.optional(
    v.pipe(
      count(1, 5),
      v.description("Most patches a patient, each for a lesion; further lesions share them in turn. Absent: 1."),
    ),
  ),
  "run-in": v.optional(
    v.pipe(duration, v.description("Time before randomisation in which cells and fields settle. Absent: 14 days.")),
  ),
  antigens,
  clones,
  receptors,
  parameters,
  states,
  absent,
  "vaccine-antigens": others["vaccine-antigens"],
  "car-antigen": others["car-antigen"],
  steps,
  differences: v.optional(v.pipe(differences, v.description("How patients' tissues differ. Absent: not at all."))),
});

export type TissueEntry = v.InferOutput<typeof tissue>;
