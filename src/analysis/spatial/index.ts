/** Spatial statistics of cells in a section, read as a table of contents. */

export { distanceSummary, neighbourhoodPercentage } from "./cell-distances.ts";
export { type ClarkEvansOptions, clarkEvans } from "./clark-evans.ts";
export { coOccurrence } from "./co-occurrence.ts";
export { type ContactOptions, crossG, crossJ, emptySpace } from "./cross-g.ts";
export { type CrossKOptions, crossK } from "./cross-k.ts";
export { crossGArea, crossKArea, crossKIntersection } from "./curve-numbers.ts";
export { discWindow } from "./disc-window.ts";
export type { WeightCorrection } from "./edge-weights.ts";
export { type Envelope, type EnvelopeOptions, envelope } from "./envelope.ts";
export { type Estimate as SpatialEstimate, leastCells, type Measure } from "./estimate.ts";
export type { ContactCorrection } from "./first-contact.ts";
export { type DensityPercentiles, type ImmunoscoreLike, immunoscoreLike } from "./immunoscore-like.ts";
export {
  type Infiltration,
  type InfiltrationClass,
  type InfiltrationThresholds,
  infiltration,
} from "./infiltration.ts";
export { type MixingScore, mixingScore } from "./mixing-score.ts";
export { type MorisitaHorn, morisitaHorn, type Tiles } from "./morisita-horn.ts";
export { type EnrichmentOptions, neighbourhoodEnrichment, radiusGraph } from "./neighbourhood-enrichment.ts";
export { randomLabels, randomPlaces } from "./null-patterns.ts";
export { type PairCorrelation, type PairCorrelationOptions, pairCorrelation } from "./pair-correlation.ts";
export { type PatternColumns, type PointPattern, patternOf, pointPattern } from "./point-pattern.ts";
export { polygonWindow, type Ring } from "./polygon-window.ts";
export { rectangleWindow } from "./rectangle-window.ts";
export { type SectionOptions, section } from "./section.ts";
export { marginDistances, marginProfile } from "./tumour-margin.ts";
export { distanceToMargin, type TumourRegion, type TumourRegionOptions, tumourRegion } from "./tumour-region.ts";
export { type WeightedPairCorrelationOptions, weightedPairCorrelation } from "./weighted-pair-correlation.ts";
export type { Bounds, Window } from "./window.ts";
