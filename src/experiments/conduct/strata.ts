import type { Stratification } from "./conduct-design.ts";

/** Levels of each stratification in words, e.g. `pdl1 below 0.5`, `pdl1 0.5 or more`. */
function levelWords({ covariate, cuts }: Stratification): string[] {
  return [...cuts, Number.POSITIVE_INFINITY].map((cut, level) => {
    if (level === 0) return `${covariate} below ${cut}`;
    return cut === Number.POSITIVE_INFINITY
      ? `${covariate} ${cuts[level - 1]} or more`
      : `${covariate} ${cuts[level - 1]} to below ${cut}`;
  });
}

/** The level of a value: how many cuts it has reached. */
export function levelOf(value: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => value >= cut).length;
}

/** All strata in words, the last stratification changing fastest; one, `everybody`, without any. */
export function strataWords(strata: readonly Stratification[]): string[] {
  return strata.reduce<string[]>(
    (names, one) =>
      names.flatMap((name) => levelWords(one).map((level) => (name === "" ? level : `${name}, ${level}`))),
    strata.length === 0 ? ["everybody"] : [""],
  );
}

/** Place of a patient among the strata. @param values  of each stratification's covariate */
export function stratumOf(strata: readonly Stratification[], values: readonly number[]): number {
  return strata.reduce((place, { cuts }, i) => place * (cuts.length + 1) + levelOf(values[i], cuts), 0);
}
