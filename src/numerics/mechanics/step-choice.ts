/** Largest over all bodies, µm/min. */
export interface VelocityChanges {
  /** Change of the force velocity since the step before. */
  readonly change: number;
  /** Force velocity of bodies that were not there at the step before. */
  readonly fresh: number;
}

export interface StepLimits {
  /** min. */
  readonly longest: number;
  readonly shortest: number;
  /** Estimated error of a position that a step may make, µm. */
  readonly tolerance: number;
}

/**
 * With these, against steps of 0.0025 min, positions after 12 min were wrong by at most (in brackets PhysiCell's 120 steps of
 * 0.1 min): 0.005 µm in 33 steps in a dense ball (0.014), 0.024 in 44 in a sheet of which a twentieth has newly divided
 * (0.016), 0.1 in 114 in a disc strewn at random (2.2), 0.1 in 159 in PhysiCell's
 * mechanics_relax_2d (0.95). A tolerance of 0.02 costs 4 to 9 % more steps and leaves half to three quarters of the error.
 */
export const usualStepLimits: StepLimits = { longest: 6, shortest: 0.001, tolerance: 0.05 };

/** Adams and Bashforth's method of order 2 is stable up to 1; the nearer, the longer its fast modes ring. */
const STABLE = 0.8;

/**
 * The next step, min, so that a whole number of steps of its length fills what remains. Its error is taken to be what
 * the second-order term moves, |F − F′| dt² / (2 dt′): more than what that term leaves. Where a body has no F′, the
 * term is at most stiffness · |F| · dt² / 2.
 *
 * @param remaining   min, to where steps must end
 * @param previousDt  min; 0 where there was no step, and all bodies are fresh
 * @param stiffness   1/min
 */
export function chooseStep(
  remaining: number,
  previousDt: number,
  { change, fresh }: VelocityChanges,
  stiffness: number,
  { longest, shortest, tolerance }: StepLimits = usualStepLimits,
): number {
  const slope = Math.max(previousDt > 0 ? change / previousDt : change * stiffness, fresh * stiffness);
  const accurate = slope > 0 ? Math.sqrt((2 * tolerance) / slope) : longest;
  const stable = stiffness > 0 ? STABLE / stiffness : longest;
  const dt = Math.max(Math.min(longest, accurate, stable), shortest);
  return remaining / Math.max(1, Math.ceil(remaining / dt - 1e-9));
}
