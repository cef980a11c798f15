import * as v from "valibot";
import { cellKindNames, cellKinds } from "../models/microenvironment/cell-kinds.ts";
import { usualSteps } from "../models/microenvironment/contract.ts";
import { mostAntigens } from "../models/microenvironment/traits.ts";
import { duration } from "./quantity.ts";
import { length, time } from "./tissue-quantity.ts";
import { treatment as trialTreatment } from "./treatment-schema.ts";

/**
 * The shape of a microenvironment file: the one source of the reader, of the published JSON Schema and of the reference
 * page. What shapes cannot say is in `microenvironment-checks.ts`.
 */

const text = v.pipe(v.string("a text"), v.nonEmpty("a text that is not empty"));
const name = v.pipe(
  v.string("a name"),
  v.regex(/^\S(.*\S)?$/, "a name without spaces around it"),
  v.maxLength(80, "a name of at most 80 characters"),
);
const count = (least: number, most: number) =>
  v.pipe(
    v.number(`a whole number from ${least} to ${most}`),
    v.integer("a whole number"),
    v.minValue(least, `at least ${least}`),
    v.maxValue(most, `at most ${most}`),
  );
const finite = v.pipe(v.number("a number"), v.finite("a finite number"));
const atLeast0 = v.pipe(finite, v.minValue(0, "a number from 0"));
const part = v.pipe(finite, v.minValue(0, "a number from 0 to 1"), v.maxValue(1, "a number from 0 to 1"));
const flag = v.boolean("true or false");

const levels = (meaning: string) => v.pipe(v.record(v.string(), part), v.description(meaning));

const antigen = v.strictObject({
  name: v.pipe(name, v.description("How receptors, clones and columns call it.")),
  kind: v.pipe(
    v.picklist(["tumour-only", "shared"]),
    v.description("`tumour-only`: healthy cells have none of it. `shared`: they have some."),
  ),
  "on-healthy": v.optional(
    v.pipe(part, v.description("How much healthy cells have of it, relative to the most. Absent: 0.")),
  ),
  "on-b-cells": v.optional(v.pipe(part, v.description("The same of normal B cells. Absent: 0."))),
  surface: v.optional(
    v.pipe(flag, v.description("Whether it stands on the surface, where antibody and CARs reach it. Absent: false.")),
  ),
});

const clone = v.strictObject({
  name: v.pipe(name, v.description("How patches and columns call it.")),
  share: v.optional(
    v.pipe(
      part,
      v.description(
        "Part of the tumour cells at the start; those of all clones sum to 1. Absent: what the others leave, in equal parts.",
      ),
    ),
  ),
  antigens: v.optional(
    levels("Level by antigen, relative to full, 0 to 1; 0 where it is not named. Needed where there are receptors."),
  ),
  mhc: v.optional(v.pipe(part, v.description("MHC-I, relative to full. Absent: 1."))),
  "pd-l1": v.optional(
    v.pipe(atLeast0, v.description("PD-L1 without interferon, relative to the body's `pdl1Density`. Absent: 1.")),
  ),
  stress: v.optional(
    v.pipe(atLeast0, v.description("Stress ligands, which NK cells see. Absent: the body's `stressLigand`.")),
  ),
  cd47: v.optional(
    v.pipe(atLeast0, v.description("“Do not eat me”, relative to what the body's `cd47Brake` stands for. Absent: 1.")),
  ),
});

const receptor = v.strictObject({
  antigen: v.pipe(name, v.description("What T cells with this receptor see.")),
  affinity: v.optional(v.pipe(part, v.description("How well it fits, 0 to 1. Absent: 1."))),
  precursors: v.optional(
    v.pipe(
      finite,
      v.gtValue(0, "a number above 0"),
      v.description("Weight among naive T cells, against the other receptors. Absent: 1."),
    ),
  ),
});

const cells = v.strictObject(
  Object.fromEntries(
    cellKindNames.map((kind) => [
      kind,
      v.optional(v.pipe(count(0, 1_000_000), v.description(`Number at the start: ${cellKinds[kind].meaning}.`))),
    ]),
  ),
);

const patch = v.strictObject({
  name: v.pipe(name, v.description("How columns call it where there are several.")),
  kind: v.pipe(
    v.picklist(["inflamed", "excluded", "desert"]),
    v.description("Where immune cells are at the start: among the tumour, in a rim around it, or hardly there."),
  ),
  share: v.optional(
    v.pipe(
      part,
      v.description(
        "Part of the whole tumour that it stands for; those of all patches sum to 1. Absent: what the others leave, in equal parts.",
      ),
    ),
  ),
  size: v.pipe(
    v.array(length, "two lengths, or three for a patch with depth, such as [700 um, 700 um]"),
    v.title("two or three lengths"),
    v.minLength(2, "two lengths, or three for a patch with depth"),
    v.maxLength(3, "two lengths, or three for a patch with depth"),
    v.description("Edges of the box. With two, a layer one cell thick; a third is the depth."),
  ),
  cells: v.pipe(cells, v.description("Cells at the start, by kind.")),
  clones: v.optional(
    levels("Part of this patch's tumour cells of each clone, where it differs from the clones' own `share`."),
  ),
});

const { until: _until, hold: _hold, start: _start, times: _times, ...asInTrials } = trialTreatment.entries;

const treatment = v.strictObject({
  ...asInTrials,
  start: v.optional(v.pipe(duration, v.description("First dose. Absent: 0 days."))),
  times: v.optional(
    v.pipe(count(1, 10_000), v.description("Number of doses (in each block). Absent: until the end of the run.")),
  ),
});

/** Numbers of the tables of body and tissue: with a unit, or plain in the unit of the table. */
const values = (meaning: string) =>
  v.pipe(
    v.record(
      v.string(),
      v.union(
        [finite, v.pipe(v.string(), v.title("quantity"), v.nonEmpty())],
        "a number, or a number with its unit such as 0.3 1/day",
      ),
    ),
    v.description(meaning),
  );

const steps = v.strictObject({
  phenotype: v.optional(
    v.pipe(time, v.description(`Decisions of cells, fields and the packed mass. Absent: ${usualSteps.phenotype} min.`)),
  ),
  movers: v.optional(v.pipe(time, v.description(`Crawling, docking and killing. Absent: ${usualSteps.movers} min.`))),
  exchange: v.optional(
    v.pipe(
      time,
      v.description(`Exchange with the body, a multiple of \`phenotype\`. Absent: ${usualSteps.exchange} min.`),
    ),
  ),
  stages: v.optional(
    v.pipe(
      v.union([v.literal("none"), count(1, 100)], "a whole number from 1 to 100, or none"),
      v.description(
        `Most stages of a large step in which the packed mass moves (Runge–Kutta–Legendre); \`none\`: small steps that follow every body. Absent: ${usualSteps.stages}.`,
      ),
    ),
  ),
});

const number = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
/** Cells, or the diameter of a sphere. */
export const tumourSize = new RegExp(`^\\s*(${number})\\s*(cells?|[uµμm]m|cm)\\s*$`);

/** What arms may change, and what is validated arm by arm. */
export const scenarioKeys = v.strictObject({
  cancer: v.optional(
    v.pipe(
      name,
      v.metadata({ words: "cancers" }),
      v.description(
        "A cancer whose prior medians the body's parameters take, so far as the solid-tumour model has them. Absent: the model's own values.",
      ),
    ),
  ),
  duration: v.pipe(duration, v.description("Length of the run, e.g. `60 days`.")),
  "save-every": v.optional(v.pipe(duration, v.description("Time between rows of the series. Absent: 1 day."))),
  tumour: v.pipe(
    v.string("a number of cells or a diameter, such as 1e9 cell or 20 mm"),
    v.title("cells or diameter"),
    v.regex(tumourSize, "a number of cells or a diameter, such as 1e9 cell or 20 mm"),
    v.description(
      "Tumour in the whole body at the start, of which the patches are samples: a number of cells, `1e9 cell`, or the diameter of a sphere, `20 mm` (of which the body's `cellFraction` is cells of its `cellVolume`).",
    ),
  ),
  antigens: v.optional(
    v.pipe(
      v.array(antigen),
      v.maxLength(mostAntigens, `at most ${mostAntigens} antigens`),
      v.description(`What the immune system can recognise, at most ${mostAntigens}. Absent: nothing.`),
    ),
  ),
  clones: v.pipe(
    v.array(clone),
    v.minLength(1, "at least one clone"),
    v.maxLength(20, "at most 20 clones"),
    v.description("Kinds of tumour cells, which hand on what they are."),
  ),
  receptors: v.optional(
    v.pipe(
      v.array(receptor),
      v.maxLength(20, "at most 20 receptors"),
      v.description("Receptors of T cells, one for each antigen that T cells see. Absent: T cells see nothing."),
    ),
  ),
  patches: v.pipe(
    v.array(patch),
    v.minLength(1, "at least one patch"),
    v.maxLength(32, "at most 32 patches"),
    v.description("Pieces of tissue, samples of parts of the tumour."),
  ),
  parameters: v.optional(
    values(
      "Parameters of the body or the tissue that differ, by the names of `docs/reference/parameters.md`; a plain number is in the table's unit. They have the last word, after `cancer` and the drugs.",
    ),
  ),
  states: v.optional(
    values(
      "States of the body at the start that differ, e.g. `cd8Blood: 3e7 cell`; what is in the tumour is in `patches`.",
    ),
  ),
  absent: v.optional(
    v.pipe(
      v.array(v.pipe(name, v.metadata({ words: "cell kinds" }))),
      v.description("Kinds of cells that this patient does not have at all. Absent: none."),
    ),
  ),
  treatments: v.optional(
    v.pipe(v.array(treatment), v.description("What is given, as in trial files. Absent: nothing.")),
  ),
  "vaccine-antigens": v.optional(
    v.pipe(v.array(name), v.description("Antigens that vaccines carry. Needed where a vaccine is given.")),
  ),
  "car-antigen": v.optional(
    v.pipe(name, v.description("The surface antigen that CAR T cells see. Needed where they are given.")),
  ),
  steps: v.optional(v.pipe(steps, v.description("How time is cut."))),
});

const names = v.union(
  [name, v.pipe(v.array(name), v.minLength(1, "at least one column"))],
  "a column of the series, or a list of columns",
);
const bound = `-?${number}`;
/** `first above 100` */
export const readings = new RegExp(
  `^\\s*(?:(end|mean|maximum|minimum)|day\\s+(${number})|first\\s+(above|below)\\s+(${bound}))\\s*$`,
);
/** `below 1` */
export const events = new RegExp(`^\\s*(above|below)\\s+(${bound})\\s*$`);
/** `above X`, `below X`, `X to Y` */
export const ranges = new RegExp(`^\\s*(?:(above|below)\\s+(${bound})|(${bound})\\s+to\\s+(${bound}))\\s*$`);

const lessons = v.array(name);

export const claim = v.strictObject({
  id: v.pipe(
    v.string("a short name"),
    v.regex(/^[a-z0-9][a-z0-9-]*$/, "lower-case letters, digits and hyphens"),
    v.description("Short name of its own."),
  ),
  statement: v.pipe(text, v.description("What is claimed, in a sentence.")),
  lessons: v.optional(v.pipe(lessons, v.description("Lessons that rest on it. Absent: the file's."))),
  changed: v.pipe(text, v.description("What differs between the arms, in words.")),
  arm: v.pipe(name, v.description("The arm with the change.")),
  against: v.optional(
    v.pipe(name, v.description("The arm that it is compared with. Needed unless `effect` is `value`.")),
  ),
  measured: v.pipe(
    names,
    v.description("Columns of the series that are summed, see `docs/reference/microenvironment-series.md`."),
  ),
  over: v.optional(v.pipe(names, v.description("Columns that are summed and divide what is measured. Absent: 1."))),
  reading: v.optional(
    v.pipe(
      v.string("a reading such as end or day 30"),
      v.title("reading"),
      v.regex(readings, "end, mean, maximum, minimum, or a reading such as day 30, first above 100, first below 1"),
      v.description(
        "Which number is taken from the series: `end`, `mean`, `maximum`, `minimum`, `day 30`, or the first day on which it is past a value, `first above 100`, `first below 1` (the end of the run where it never is). Absent: end.",
      ),
    ),
  ),
  event: v.optional(
    v.pipe(
      v.string("a border such as below 1"),
      v.title("border"),
      v.regex(events, "a border such as below 1 or above 100"),
      v.description("Each run counts 1 where its reading is past this border, else 0: a frequency, e.g. `below 1`."),
    ),
  ),
  effect: v.pipe(
    v.picklist(["ratio", "difference", "value"]),
    v.description("How the arms' means over runs are compared; `value` judges the arm by itself."),
  ),
  expected: v.pipe(
    v.string("a range such as above 1.5"),
    v.title("range"),
    v.regex(ranges, "a range such as above 1.5, below 0.5 or 0.8 to 1.2"),
    v.description("Where the effect should lie: `above 1.5`, `below 0.5`, `0.8 to 1.2`."),
  ),
  replicates: v.pipe(count(2, 10_000), v.description("Runs of each arm, each with its own chance.")),
  confidence: v.optional(
    v.pipe(
      finite,
      v.gtValue(0, "a number between 0 and 1"),
      v.maxValue(0.9999, "at most 0.9999"),
      v.description("Confidence of the interval that must lie in the range. Absent: 0.95."),
    ),
  ),
  source: v.pipe(
    text,
    v.description(
      "Where it is known from: keys of references with places, `key, place; key, place`, or `assumed: why`.",
    ),
  ),
  reason: v.optional(
    v.pipe(text, v.description("Why it fails or stays weak, where it does: what the model lacks, or what hides it.")),
  ),
});

const head = {
  microenvironment: v.pipe(text, v.description("Title: what the study asks, in a line.")),
  meaning: v.optional(v.pipe(text, v.description("What a reader should know before looking."))),
  lessons: v.optional(v.pipe(lessons, v.description("Lessons that it belongs to. Absent: none."))),
  seed: v.optional(
    v.pipe(count(0, 4_294_967_295), v.description("Seed of every draw of chance; arms share it. Absent: 1.")),
  ),
};

/** What is said once for all arms. */
export const studyKeys = v.strictObject(head);

export const microenvironmentFile = v.strictObject({
  ...head,
  ...scenarioKeys.entries,
  arms: v.optional(
    v.pipe(
      v.record(name, v.partial(scenarioKeys)),
      v.description(
        "By name, the control first: what each arm changes of the above. Keys are merged deeply; clones, antigens and patches by name; other lists replace; `null` removes a key. Absent: one arm called `run`.",
      ),
    ),
  ),
  claims: v.optional(v.pipe(v.array(claim), v.description("Statements that runs can contradict. Absent: none."))),
});

/** What a scenario of one arm says, with times in days, lengths in µm and steps in minutes. */
export type ScenarioEntry = v.InferOutput<typeof scenarioKeys>;
export type ClaimEntry = v.InferOutput<typeof claim>;
export type PatchEntry = v.InferOutput<typeof patch>;
