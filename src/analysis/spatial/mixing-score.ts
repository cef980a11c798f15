import { countClosePairs } from "./close-pairs.ts";
import { leastCells, tooFew } from "./estimate.ts";
import { cellsOfType, type PointPattern } from "./point-pattern.ts";

export interface MixingScore {
  /** Reference–target pairs / reference–reference pairs, each pair counted once; 0 where there is no pair of the latter. */
  readonly score: number;
  /** ½ · score · (references − 1) / targets: 1 where the two mix at random. */
  readonly normalised: number;
  readonly referenceTargetPairs: number;
  readonly referenceReferencePairs: number;
  /** `""`, or why the scores are NaN. */
  readonly reason: string;
}

/**
 * Mixing score within a radius. Published values differ by factors of two: earlier versions of SPIAT counted each
 * reference–reference pair twice and gave no score where there was none. This is its definition of March 2025.
 *
 * Sources: Keren et al. (2018), https://doi.org/10.1016/j.cell.2018.08.039; Feng et al. (2023),
 * https://doi.org/10.1038/s41467-023-37822-0
 */
export function mixingScore(
  pattern: PointPattern,
  reference: string,
  target: string,
  radius: number,
  least = leastCells,
): MixingScore {
  const references = cellsOfType(pattern, reference);
  const targets = cellsOfType(pattern, target);
  const same = reference === target ? "a type does not mix with itself" : "";
  const few = tooFew({ [reference]: references.x.length, [target]: targets.x.length }, least);
  const referenceTargetPairs = countClosePairs(references, targets, radius);
  const referenceReferencePairs = countClosePairs(references, references, radius) / 2;
  const reason = same || few;
  const found = referenceReferencePairs > 0 ? referenceTargetPairs / referenceReferencePairs : 0;
  const score = reason === "" ? found : Number.NaN;
  const normalised = (score * (references.x.length - 1)) / (2 * targets.x.length);
  return { score, normalised, referenceTargetPairs, referenceReferencePairs, reason };
}
