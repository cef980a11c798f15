import { type PreparedModel, type PrepareOptions, prepare } from "../engine/prepare.ts";
import { solidTumourModel } from "../models/body/index.ts";
import type { Model } from "../models/contract.ts";
import { pharmacokinetics } from "../models/pharmacokinetics/index.ts";

/** The reference body model with all places for therapies. One model serves every arm: an absent drug has no doses. */
export const referenceModel: Model = solidTumourModel(pharmacokinetics);

/** What is recorded of the patients whose course is shown. */
export const recorded = [
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
] as const;

const prepared = new Map<string, PreparedModel>();

/** The reference model made ready once a process for each way to compile it. */
export function preparedReference(options: PrepareOptions = {}): PreparedModel {
  const key = JSON.stringify(options);
  let found = prepared.get(key);
  if (!found) {
    found = prepare(referenceModel, { watch: "tumourVolume", outputs: recorded, ...options });
    prepared.set(key, found);
  }
  return found;
}
