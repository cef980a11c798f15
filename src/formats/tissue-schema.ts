import * as v from "valibot";
import type { CycleModelName } from "../models/tissue/contract.ts";
import { cycleModels } from "../models/tissue/cycle-models.ts";
import { type PhenotypeParameter, phenotypeParameters } from "../models/tissue/phenotype-parameters.ts";
import { coordinate, diffusion, length, rate, speed, time, volume } from "./tissue-quantity.ts";

/**
 * The shape of a tissue file: the one source of its reader and of its published JSON Schema. What shapes cannot say
 * (a substance that does not exist, a cell outside of the box) is in `tissue-checks.ts`.
 */

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

const maybe = <S extends Schema>(schema: S, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));

/** A number of the phenotype; its meaning and what holds without it stand with the number itself. */
function phenotype<S extends Schema>(path: PhenotypeParameter, schema: S) {
  const { meaning, value, unit } = phenotypeParameters[path];
  const sentence = `${meaning[0].toUpperCase()}${meaning.slice(1)}`;
  return maybe(schema, `${sentence}. Absent: ${Number(value.toPrecision(6))}${unit === "1" ? "" : ` ${unit}`}.`);
}

const finite = v.pipe(v.number(), v.finite("a finite number"));
const positive = v.pipe(finite, v.gtValue(0, "a number above 0"));
const amount = v.pipe(finite, v.minValue(0, "at least 0"));
const fraction = v.pipe(amount, v.maxValue(1, "at most 1"));
const whole = v.pipe(finite, v.integer("a whole number"), v.minValue(0, "at least 0"));
const name = v.pipe(v.string(), v.regex(/^\S(.*\S)?$/, "a name without spaces around it"));
/** Values by the name of a cell type or a substance. */
const by = <S extends Schema>(schema: S) => v.record(v.string(), schema);
/** A plain number, or a quantity in the unit of what it is a value of. */
const valued = v.union([finite, v.string()], "a number, with its unit where it has one");
const csvFile = v.pipe(v.string(), v.regex(/\.csv$/i, "the name of a .csv file beside this one"));
const range = v.pipe(v.strictTuple([coordinate, coordinate]));

const phases = v.array(
  v.union(
    [
      rate,
      v.strictObject({
        lasts: maybe(time, "Length of the phase, the same for every cell."),
        "fixed-rate": maybe(rate, "The same as one over the length."),
      }),
    ],
    "a rate, or { lasts: … } for a phase of one length",
  ),
);
const phasesOf = (what: string) => maybe(phases, `How each phase of ${what} ends, in their order.`);

const domain = v.strictObject({
  x: v.pipe(range, v.description("Both ends of the box.")),
  y: range,
  z: maybe(range, "Absent: the tissue is flat, one voxel thick."),
  voxel: v.pipe(
    v.union([length, v.strictTuple([length, length, length])], "a length, or one for each axis"),
    v.description("Edges of a voxel."),
  ),
});

const sides = v.strictObject({
  "x-minimum": v.optional(finite),
  "x-maximum": v.optional(finite),
  "y-minimum": v.optional(finite),
  "y-maximum": v.optional(finite),
  "z-minimum": v.optional(finite),
  "z-maximum": v.optional(finite),
});

const substance = v.strictObject({
  name,
  unit: maybe(v.string(), "Unit of its density, for the reader. Absent: none."),
  diffusion: v.pipe(diffusion, v.description("Diffusion coefficient.")),
  decay: maybe(rate, "Absent: 0."),
  initial: maybe(finite, "Density everywhere at the start. Absent: 0."),
  fixed: maybe(v.union([finite, sides]), "Density held at all sides, or by side. Absent: nothing passes the sides."),
});

function death(way: "apoptosis" | "necrosis") {
  const part = (path: keyof typeof volumesOfDying) => phenotype(`${way}.volumes.${volumesOfDying[path]}`, rate);
  return v.strictObject({
    rate: phenotype(`${way}.rate`, rate),
    phases: phasesOf(way),
    volumes: v.optional(
      v.strictObject({
        "unlysed-fluid-change-rate": part("unlysed-fluid-change-rate"),
        "lysed-fluid-change-rate": part("lysed-fluid-change-rate"),
        "cytoplasmic-biomass-change-rate": part("cytoplasmic-biomass-change-rate"),
        "nuclear-biomass-change-rate": part("nuclear-biomass-change-rate"),
        "calcification-rate": part("calcification-rate"),
        "relative-rupture-volume": phenotype(`${way}.volumes.relativeRuptureVolume`, amount),
      }),
    ),
  });
}

const volumesOfDying = {
  "unlysed-fluid-change-rate": "unlysedFluidChangeRate",
  "lysed-fluid-change-rate": "lysedFluidChangeRate",
  "cytoplasmic-biomass-change-rate": "cytoplasmicBiomassChangeRate",
  "nuclear-biomass-change-rate": "nuclearBiomassChangeRate",
  "calcification-rate": "calcificationRate",
} as const;

const volumes = v.strictObject({
  total: phenotype("volume.total", volume),
  "fluid-fraction": phenotype("volume.fluidFraction", fraction),
  nuclear: phenotype("volume.nuclear", volume),
  "fluid-change-rate": phenotype("volume.fluidChangeRate", rate),
  "cytoplasmic-biomass-change-rate": phenotype("volume.cytoplasmicBiomassChangeRate", rate),
  "nuclear-biomass-change-rate": phenotype("volume.nuclearBiomassChangeRate", rate),
  "calcified-fraction": phenotype("volume.calcifiedFraction", fraction),
  "calcification-rate": phenotype("volume.calcificationRate", rate),
  "relative-rupture-volume": phenotype("volume.relativeRuptureVolume", amount),
});

const mechanics = v.strictObject({
  "adhesion-strength": phenotype("mechanics.adhesionStrength", speed),
  "repulsion-strength": phenotype("mechanics.repulsionStrength", speed),
  "relative-maximum-adhesion-distance": phenotype("mechanics.relativeMaximumAdhesionDistance", amount),
  "adhesion-affinities": phenotype("mechanics.adhesionAffinities.*", by(amount)),
  "membrane-adhesion-strength": phenotype("mechanics.membraneAdhesionStrength", speed),
  "membrane-repulsion-strength": phenotype("mechanics.membraneRepulsionStrength", speed),
  "attachment-elasticity": phenotype("mechanics.attachmentElasticity", rate),
  "attachment-rate": phenotype("mechanics.attachmentRate", rate),
  "detachment-rate": phenotype("mechanics.detachmentRate", rate),
  "maximum-attachments": phenotype("mechanics.maximumAttachments", amount),
  movable: maybe(v.boolean(), "Whether forces move the cells. Absent: true."),
});

const motility = v.strictObject({
  enabled: maybe(v.boolean(), "Whether the cells crawl. Absent: true where `motility` is given."),
  speed: phenotype("motility.speed", speed),
  "persistence-time": phenotype("motility.persistenceTime", time),
  bias: phenotype("motility.bias", fraction),
  "in-plane": maybe(v.boolean(), "Whether they crawl in x and y alone. Absent: true in a flat tissue."),
  sensitivities: phenotype("motility.sensitivities.*", by(finite)),
  "normalise-each-gradient": maybe(
    v.boolean(),
    "Whether each gradient counts by its direction alone. Absent: false. With one substance, it always does.",
  ),
});

const exchange = v.strictObject({
  substance: name,
  secretion: phenotype("exchange.*.secretion", rate),
  target: phenotype("exchange.*.target", finite),
  uptake: phenotype("exchange.*.uptake", rate),
  release: maybe(finite, "Amount set free a minute, whatever the density. Absent: 0."),
});

const interactions = v.strictObject({
  phagocytosis: v.optional(
    v.strictObject({
      apoptotic: phenotype("interactions.phagocytosis.apoptotic", rate),
      necrotic: phenotype("interactions.phagocytosis.necrotic", rate),
      "other-dead": phenotype("interactions.phagocytosis.otherDead", rate),
      live: phenotype("interactions.phagocytosis.live.*", by(rate)),
    }),
  ),
  attack: phenotype("interactions.attack.*", by(rate)),
  "attack-damage-rate": phenotype("interactions.attackDamageRate", rate),
  "attack-duration": phenotype("interactions.attackDuration", time),
  immunogenicity: phenotype("interactions.immunogenicity.*", by(amount)),
  fusion: phenotype("interactions.fusion.*", by(rate)),
});

const custom = v.strictObject({
  name,
  value: v.pipe(finite, v.description("A number that rules may read and set, as `custom:NAME`.")),
  unit: maybe(v.string(), "Absent: none."),
  conserved: maybe(v.boolean(), "Halved at division and joined at fusion, as an amount is. Absent: false."),
});

const distribution = v.strictObject({
  behaviour: v.pipe(name, v.description("A behaviour of the grammar, or `volume`; numbers are in µm and minutes.")),
  shape: v.picklist(["uniform", "log-uniform", "normal", "log-normal", "log10-normal"]),
  minimum: maybe(finite, "Uniform shapes: lower end."),
  maximum: maybe(finite, "Uniform shapes: upper end."),
  mean: maybe(finite, "Normal shapes: mean, on the logarithmic scale where the shape is."),
  deviation: maybe(amount, "Normal shapes: standard deviation, on the same scale."),
  "lower-bound": maybe(finite, "Normal shapes: least value, on the natural scale."),
  "upper-bound": maybe(finite, "Normal shapes: greatest value, on the natural scale."),
  "check-base": maybe(v.boolean(), "Refuse a type whose own value lies outside of the bounds. Absent: true."),
});

const cycleNames = Object.keys(cycleModels) as [CycleModelName, ...CycleModelName[]];

export const cellTypeSchema = v.strictObject({
  name,
  cycle: maybe(
    v.strictObject({
      model: maybe(v.picklist(cycleNames), "Absent: live."),
      phases: maybe(phases, "How each phase of the cycle ends, in their order. Absent: as published for the model."),
    }),
    "Absent: the cells do not divide.",
  ),
  apoptosis: v.optional(death("apoptosis")),
  necrosis: v.optional(death("necrosis")),
  volume: v.optional(volumes),
  mechanics: v.optional(mechanics),
  motility: maybe(motility, "Absent: the cells do not crawl."),
  exchange: maybe(v.array(exchange), "What the cells secrete and take up, by substance."),
  interactions: v.optional(interactions),
  transformations: phenotype("transformations.*", by(rate)),
  "asymmetric-division": phenotype("asymmetricDivision.*", by(fraction)),
  "damage-rate": phenotype("damageRate", rate),
  "damage-repair-rate": phenotype("damageRepairRate", rate),
  "released-at-death": phenotype("releasedAtDeath.*", by(fraction)),
  "passed-to-eater": phenotype("passedToEater.*", by(fraction)),
  custom: v.optional(v.array(custom)),
  distributions: maybe(v.array(distribution), "How behaviours differ between cells of the start."),
});

const rule = v.strictObject({
  cells: v.pipe(name, v.description("The cell type.")),
  signal: v.pipe(name, v.description("What the cells sense, e.g. `oxygen`, `contact with tumour`, `damage`.")),
  increases: maybe(name, "The behaviour that grows with the signal, e.g. `cycle entry`."),
  decreases: maybe(name, "The behaviour that falls with the signal."),
  to: v.pipe(valued, v.description("Its value where the signal saturates, in its unit.")),
  "half-maximum": v.pipe(valued, v.description("Signal at which half of the change is reached.")),
  power: v.pipe(positive, v.description("Hill power.")),
  "applies-to-dead": maybe(v.boolean(), "Absent: false."),
});

const point = v.union(
  [v.strictTuple([coordinate, coordinate]), v.strictTuple([coordinate, coordinate, coordinate])],
  "two or three places, such as [0 um, 20 um]",
);

const cell = v.strictObject({
  type: name,
  at: v.pipe(point, v.description("x, y and, if not 0, z.")),
  values: maybe(by(valued), "Its own values of behaviours and of `volume`."),
});

const strewn = v.strictObject({
  type: name,
  count: whole,
  within: maybe(
    v.strictObject({ centre: point, radius: length }),
    "A ball, or a disc in a flat tissue. Absent: the whole box.",
  ),
});

export const tissueFile = v.strictObject({
  tissue: v.pipe(name, v.description("Name of the model; this key makes the file a tissue file.")),
  duration: v.pipe(time, v.description("Length of the run.")),
  "save-every": maybe(time, "Time between looks that are written. Absent: 1 hour."),
  seed: maybe(whole, "Absent: 1."),
  numerics: maybe(
    v.picklist(["accurate", "physicell"]),
    "`physicell` computes as PhysiCell 1.14.2 does, flaws and all. Absent: accurate.",
  ),
  steps: v.optional(
    v.strictObject({
      diffusion: maybe(time, "For the numerics `physicell`. Absent: 0.01 min."),
      mechanics: maybe(time, "Absent: 0.1 min."),
      phenotype: maybe(time, "Absent: 6 min."),
    }),
  ),
  domain: v.pipe(domain, v.description("The box that holds the tissue.")),
  wall: maybe(v.boolean(), "Cells are pushed off the sides of the box. Absent: true."),
  "automatic-springs": maybe(v.boolean(), "Attachments form by themselves, at their rates. Absent: true."),
  internalised: maybe(v.boolean(), "What each cell takes up is counted in it. Absent: false."),
  substances: maybe(v.array(substance), "What diffuses between the cells."),
  "cell-types": v.pipe(v.array(cellTypeSchema), v.minLength(1, "at least one cell type")),
  rules: maybe(v.array(rule), "How signals change behaviours, in the order in which they apply."),
  "shared-death-phases": maybe(
    v.strictObject({ apoptosis: phases, necrosis: phases }),
    "Phases of dying that all types share under the numerics `physicell`. Absent: those of the last type.",
  ),
  cells: maybe(
    v.union([csvFile, v.array(cell)], "the name of a .csv file, or a list of cells"),
    "Cells of the start: one by one, or a file with columns x, y, z, type and values, in µm and minutes.",
  ),
  strewn: maybe(v.array(strewn), "Cells that chance places."),
  fields: maybe(csvFile, "Densities of the start: a file with columns x, y, z and substances, a row a voxel."),
  held: maybe(csvFile, "Densities that are held inside of the box: a file of the same columns; empty where free."),
});

export type TissueFile = v.InferOutput<typeof tissueFile>;
export type CellTypeFile = v.InferOutput<typeof cellTypeSchema>;
export type PhasesFile = v.InferOutput<typeof phases>;
