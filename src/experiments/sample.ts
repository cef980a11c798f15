import { InputError } from "../foundation/errors.ts";
import { exp, log, normalQuantile, pow } from "../foundation/maths.ts";
import type { Spread } from "../foundation/parameter.ts";
import { draw, generator } from "../foundation/random.ts";
import { type Stream, streams } from "../foundation/streams.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { type Covariate, covariates as commonCovariates } from "../models/cancers/covariates.ts";
import type { Model } from "../models/contract.ts";
import { evaluate } from "../numerics/expression/evaluate.ts";
import { parse } from "../numerics/expression/parse.ts";
import type { Candidate, Lesions } from "./patient.ts";

/**
 * Draws person number `id` of a cancer's population. Each quantity's chance has its own address (its name), so adding
 * a parameter to the model changes no other draw.
 *
 * @param shifts  what the trial's population changes: a covariate's median, mean or probability, or `severity`'s mean
 * @throws {InputError} for a shift or a correlation of something that does not exist
 */
export function sampleCandidate(
  cancer: Cancer,
  model: Model,
  seed: number,
  id: number,
  shifts: Readonly<Record<string, number>> = {},
): Candidate {
  const table: Readonly<Record<string, Covariate>> = { ...commonCovariates, ...cancer.covariates };
  for (const name of Object.keys(shifts)) {
    if (name !== "severity" && !(name in table)) {
      throw new InputError(`population.${name}`, name, `severity or a covariate: ${Object.keys(table).join(", ")}`);
    }
  }
  const z = standardNormals(cancer, model, table, seed, id);
  const severity = z.severity + (shifts.severity ?? 0);

  const parameters = new Float64Array(Object.keys(model.parameters).length);
  Object.entries(model.parameters).forEach(([name, entry], i) => {
    const prior = cancer.priors[name];
    const value = prior?.value ?? entry.value;
    const spread = prior?.spread ?? entry.spread;
    parameters[i] = spread ? vary(value, spread, z[name]) : value;
  });

  const values: Record<string, number> = {};
  for (const [name, covariate] of Object.entries(table)) {
    values[name] = covariateValue(covariate, z[name], shifts[name], values);
  }
  const lesions =
    cancer.seenBy === "relapse" ? sampleResidue(cancer, seed, id) : sampleLesions(cancer, seed, id, values.baselineSld);
  return { id, parameters, covariates: values, severity, lesions };
}

/** A quantity's own address: FNV-1a of its name, 32 bits. */
export function addressOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A standard normal number for a named quantity of a person. */
function normalOf(seed: number, stream: Stream, name: string, id: number): number {
  return normalQuantile(draw(seed, stream, addressOf(name), id));
}

function standardNormals(
  cancer: Cancer,
  model: Model,
  table: Readonly<Record<string, Covariate>>,
  seed: number,
  id: number,
): Record<string, number> {
  const z: Record<string, number> = { severity: normalOf(seed, streams.patientCovariates, "severity", id) };
  for (const name of Object.keys(model.parameters)) z[name] = normalOf(seed, streams.patientParameters, name, id);
  for (const name of Object.keys(table)) z[name] = normalOf(seed, streams.patientCovariates, name, id);
  for (const { quantity, with: other, rho } of cancer.together) {
    if (!(quantity in z) || !(other in z)) {
      throw new InputError(
        `${cancer.name}: together`,
        `${quantity} with ${other}`,
        "parameters of the model or covariates",
      );
    }
    z[quantity] = rho * z[other] + Math.sqrt(1 - rho * rho) * z[quantity];
  }
  return z;
}

function vary(value: number, { shape, sigma }: Spread, z: number): number {
  if (shape === "normal") return value + sigma * z;
  if (shape === "lognormal") return value * exp(sigma * z);
  return 1 / (1 + exp(-(log(value / (1 - value)) + sigma * z)));
}

function covariateValue(
  { distribution }: Covariate,
  z: number,
  shift: number | undefined,
  earlier: Readonly<Record<string, number>>,
): number {
  switch (distribution.shape) {
    case "normal":
      return Math.min(Math.max((shift ?? distribution.mean) + distribution.sd * z, distribution.lo), distribution.hi);
    case "lognormal":
      return Math.min(
        Math.max((shift ?? distribution.median) * exp(distribution.sigma * z), distribution.lo),
        distribution.hi,
      );
    case "chance": {
      const probability = shift ?? distribution.probability;
      if (probability <= 0) return 0;
      return probability >= 1 || z > -normalQuantile(probability) ? 1 : 0;
    }
    case "derived":
      return evaluate(parse(distribution.formula), earlier);
  }
}

/** Most target lesions that RECIST 1.1 counts. */
const mostLesions = 5;

function sampleLesions(cancer: Cancer, seed: number, id: number, sld: number): Lesions {
  const chance = generator(seed, streams.lesions, 0, id);
  const count = Math.min(1 + chance.poisson(cancer.disease.lesions.value - 1), mostLesions);
  // Concentration 4: lesions differ about twofold in diameter.
  const shares = count === 1 ? [1] : chance.dirichlet(new Array(count).fill(4));
  const diameters = shares.map((share) => share * sld);
  const pace = diameters.map(() => exp(cancer.disease.lesionPace.value * chance.normal()));
  return { diameters, pace, volume: spheres(diameters) };
}

/** Volume of spheres with these diameters (mm), mL. */
function spheres(diameters: readonly number[]): number {
  let volume = 0;
  for (const d of diameters) volume += ((Math.PI / 6) * d * d * d) / 1000;
  return volume;
}

/** Least volume of a residue, mL: some thousand cells, above the niche that a first cell needs. */
const leastResidue = 2e-5;

/** What surgery has left: nothing, or a few places too small to see. */
function sampleResidue(cancer: Cancer, seed: number, id: number): Lesions {
  const { curedBySurgery, residualVolume, residualSpread } = cancer.disease;
  const left = sampleLesions(cancer, seed, id, 1);
  const chance = generator(seed, streams.lesions, 1, id);
  if (chance.uniform() < curedBySurgery.value) return { ...left, diameters: left.diameters.map(() => 0), volume: 0 };
  const volume = Math.max(residualVolume.value * exp(residualSpread.value * chance.normal()), leastResidue);
  const scale = pow(volume / left.volume, 1 / 3);
  return { ...left, diameters: left.diameters.map((diameter) => diameter * scale), volume };
}
