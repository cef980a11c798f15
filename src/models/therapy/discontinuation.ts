import { pow } from "../../foundation/maths.ts";
import type { Therapy } from "./contract.ts";

/**
 * Monthly hazard of stopping a therapy for toxicity: a proxy made from the fraction that labels and trials report as
 * stopped for adverse reactions, not a prediction of any event. Where a dose dependence is known, the hazard follows a
 * power of plasma concentration.
 *
 * @param concentration  average plasma concentration in mg/L; ignored by therapies without a known dependence
 * @returns 1/month; 0 for a therapy without a record (given once, or inert)
 */
export function discontinuationHazard(therapy: Therapy, concentration: number): number {
  const { discontinuation, discontinuationConcentration, discontinuationExponent } = therapy.toxicity;
  if (discontinuation === undefined) return 0;
  if (discontinuationExponent === undefined || discontinuationConcentration === undefined) return discontinuation.value;
  const relative = Math.max(concentration, 0) / discontinuationConcentration.value;
  return discontinuation.value * pow(relative, discontinuationExponent.value);
}
