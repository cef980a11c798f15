/** How a number is known. An honest guess is `assumed`; a guess in disguise is a defect. */
export type Evidence = "measured" | "fitted" | "assumed";

/**
 * How a parameter varies between patients: `lognormal` multiplies the value by exp(sigma·z), `normal` adds sigma·z,
 * `logit` moves a fraction on the logit scale; z is standard normal.
 */
export interface Spread {
  readonly shape: "lognormal" | "normal" | "logit";
  /** Standard deviation on the scale named by `shape`, ≥ 0. */
  readonly sigma: number;
}

/** A number that a model uses, with everything a reader needs to doubt it. */
export interface Parameter {
  readonly value: number;
  /** Unit text as `foundation/units` reads it, e.g. `1/day`, `nmol/L`, `cell`, `1` for a pure number. */
  readonly unit: string;
  readonly meaning: string;
  readonly evidence: Evidence;
  /** `key, place` with a key of `foundation/references`, or `assumed: reason` for an honest guess. */
  readonly source: string;
  /** Absent: the same in every patient. */
  readonly spread?: Spread;
}

export type Parameters = Readonly<Record<string, Parameter>>;

type Entry = (value: number, unit: string, meaning: string, source: string, spread?: Spread) => Parameter;

function entry(evidence: Evidence): Entry {
  return (value, unit, meaning, source, spread) =>
    spread ? { value, unit, meaning, evidence, source, spread } : { value, unit, meaning, evidence, source };
}

/** A parameter that somebody measured. */
export const measured = entry("measured");
/** A parameter that was fitted to data, here or in the work named as its source. */
export const fitted = entry("fitted");
/** A parameter that is a choice or a guess: its source says `assumed:` and why. */
export const assumed = entry("assumed");

/** Log-normal variation between patients: multiplies the value by exp(sigma·z). */
export function lognormal(sigma: number): Spread {
  return { shape: "lognormal", sigma };
}

/** Variation of a fraction between patients on the logit scale. */
export function logit(sigma: number): Spread {
  return { shape: "logit", sigma };
}
