import type { PreparedModel } from "../engine/prepare.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { growToDiagnosis } from "./grow.ts";
import { trialBody } from "./model.ts";
import type { Candidate, Growth } from "./patient.ts";

/**
 * Finds the patients among candidates: grows their disease to what a trial finds, or, where the burden at entry is a
 * sampled quantity, lets them enter with it. Whom surgery has cured enters without a tumour.
 *
 * @returns one entry a candidate, in their order
 */
export function findPatients(
  prepared: PreparedModel,
  cancer: Cancer,
  candidates: readonly Candidate[],
  seed: number,
): Growth[] {
  const failed = new Map(candidates.map((candidate) => [candidate.id, withoutBeginning(prepared, candidate)]));
  const possible = candidates.filter(({ id }) => !failed.get(id));
  const enter = (candidate: Candidate) =>
    failed.get(candidate.id) ??
    (trialBody(cancer).grows ? enterCured(prepared, candidate) : enterAsSampled(prepared, cancer, candidate));
  if (!trialBody(cancer).grows) return candidates.map(enter);
  const diseased = possible.filter(({ lesions }) => lesions.volume > 0);
  const grown = new Map(growToDiagnosis(prepared, cancer, diseased, seed).map((growth) => [growth.id, growth]));
  return candidates.map((candidate) => grown.get(candidate.id) ?? enter(candidate));
}

/** Somebody drawn so far out that the body cannot begin is a failure of numerics, and no reason to end a trial. */
function withoutBeginning(prepared: PreparedModel, candidate: Candidate): Growth | undefined {
  const parameters = new Float64Array(prepared.parameters.length);
  parameters.set(candidate.parameters);
  const names = [...prepared.parameters, ...prepared.states];
  const values = [...parameters, ...prepared.initialState(parameters)];
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return undefined;
  const detail = `${names[bad]} begins at ${values[bad]}. Check the priors of what it is made from.`;
  return { id: candidate.id, eliminated: 0, failure: "numerics failed", detail };
}

/** Surgery has left no cell: a healthy body with the patient's parameters. */
function enterCured(prepared: PreparedModel, candidate: Candidate): Growth {
  const parameters = new Float64Array(prepared.parameters.length);
  parameters.set(candidate.parameters);
  const state = prepared.initialState(parameters);
  for (const population of prepared.populations) state[population.state] = 0;
  const none = { years: Number.NaN, eliminated: 0, doubling: Number.NaN };
  return { id: candidate.id, eliminated: 0, patient: { ...candidate, state, ...none } };
}

/** Where disease is seen as lesions, their volume says how many cells there are. */
function enterAsSampled(prepared: PreparedModel, cancer: Cancer, candidate: Candidate): Growth {
  const parameters = new Float64Array(prepared.parameters.length);
  parameters.set(candidate.parameters);
  const at = (name: string) => prepared.parameterIndex(name);
  if (cancer.seenBy !== "marrow") {
    parameters[at("cellsAtEntry")] =
      (candidate.lesions.volume * parameters[at("cellFraction")]) / parameters[at("cellVolume")];
  }
  const state = prepared.initialState(parameters);
  const growth = new Float64Array(1);
  prepared.gauge(["netGrowth"])(0, state, parameters, growth);
  return {
    id: candidate.id,
    eliminated: 0,
    patient: {
      ...candidate,
      parameters: parameters.slice(0, candidate.parameters.length),
      state,
      years: Number.NaN,
      eliminated: 0,
      doubling: Math.LN2 / growth[0],
    },
  };
}
