import { checkModelUnits } from "../engine/check-model-units.ts";
import { type PreparedModel, type PrepareOptions, prepare } from "../engine/prepare.ts";
import { bCellMalignancy } from "../models/body/b-cell-malignancy.ts";
import { solidTumourModel } from "../models/body/index.ts";
import type { Body, Cancer } from "../models/cancers/contract.ts";
import type { Model } from "../models/contract.ts";
import { pharmacokinetics } from "../models/pharmacokinetics/index.ts";
import { bCellPattern, keptOfBCells } from "./b-cell-pattern.ts";
import { keptQuantities, patternOf } from "./pattern.ts";
import type { Observation } from "./treat.ts";

/** A body model as a trial uses it. One model serves every arm: an absent drug has no doses. */
export interface TrialBody {
  readonly model: Model;
  /** The quantity that grows to diagnosis; absent where patients enter with a sampled burden. */
  readonly grows?: string;
  /** What is recorded of the patients whose course is shown. */
  readonly recorded: readonly string[];
  /** What is kept at a few moments, to say why disease responded or did not. */
  readonly kept: readonly string[];
  /** Covariates that only the disease at entry can show, by the quantity that they are. */
  readonly atEntry: Readonly<Record<string, string>>;
  /** Concentrations that drive (proxy) toxicity. */
  readonly toxicConcentrations: readonly string[];
  readonly pattern: (observation: Observation, responded: boolean) => string;
}

/** The reference body model with all places for therapies. */
export const referenceModel: Model = solidTumourModel(pharmacokinetics);

const bodies: Readonly<Record<Body, TrialBody>> = {
  "solid tumour": {
    model: referenceModel,
    grows: "tumourVolume",
    recorded: [
      "tumourVolume",
      "tumourCells",
      "cd8Density",
      "regulatoryRatio",
      "pd1Brake",
      "pdl1Score",
      "antiPD1Concentration",
      "antiPDL1Concentration",
      "antiCTLA4Concentration",
      "pd1Occupancy",
      "pdl1Occupancy",
      "ctla4OccupancyNode",
    ],
    kept: keptQuantities,
    atEntry: { pdl1: "pdl1Score", cd8: "cd8Density", clones: "cloneCount" },
    toxicConcentrations: ["antiPD1Concentration", "antiPDL1Concentration", "antiCTLA4Concentration"],
    pattern: patternOf,
  },
  "B-cell malignancy": {
    model: bCellMalignancy,
    recorded: [
      "tumourVolume",
      "tumourCells",
      "blastFraction",
      "antigenNegativeShare",
      "carTConcentration",
      "carTNormalTarget",
      "lymphocyteNiche",
      "carTInterleukin6",
      "carTCrp",
    ],
    kept: keptOfBCells,
    atEntry: {},
    toxicConcentrations: [],
    pattern: bCellPattern,
  },
};

/** The body that a cancer's patients have. */
export function trialBody(cancer: Cancer): TrialBody {
  return bodies[cancer.body ?? "solid tumour"];
}

const prepared = new Map<string, PreparedModel>();

/**
 * A cancer's body model made ready once a process for each way to compile it. Tasks on other threads pass
 * `check: false`: the main thread checks.
 */
export function preparedBody(cancer: Cancer, options: PrepareOptions = {}): PreparedModel {
  const { model, grows, recorded } = trialBody(cancer);
  const { check: _, ...compilation } = options;
  const key = `${model.name} ${JSON.stringify(compilation)}`;
  let found = prepared.get(key);
  if (options.check !== false) checkModelUnits(model);
  if (!found) {
    found = prepare(model, { ...(grows ? { watch: grows } : {}), outputs: recorded, ...options });
    prepared.set(key, found);
  }
  return found;
}
