import type { Tissue } from "../tissue/tissue.ts";

/** The part used of the longest stable step: forces stiffen a little while bodies move. */
const SAFETY = 0.9;
/** min, of a plain step, where nobody touches anybody. */
const LONGEST = 2;
/** µm; whoever moves further in one stage may have met somebody whose touch the step was not made for. */
const FAR = 1;

/**
 * Moves the packed mass by its forces over a span of time, in few large steps: the Runge–Kutta–Legendre method of order 1
 * (Meyer, Balsara and Aslam, J Comput Phys 2014;257:594), of which a step of s stages is stable over (s² + s)/2 plain
 * ones. A stage is a plain step with momentum. Overlaps of newborn cells, the stiffest, are gone after the first step or
 * two; what is left is the slow swelling of the mass, whose steps are long.
 *
 * @param span    min
 * @param stages  the most that a step may have; the more, the fewer evaluations of the forces, and the coarser in time
 */
export function moveMass(tissue: Tissue, span: number, stages: number): void {
  let remaining = span;
  while (remaining > 1e-9) {
    tissue.ensureList();
    const stiffness = tissue.mechanics.stiffness();
    const plain = stiffness > 0 ? Math.min((2 * SAFETY) / stiffness, LONGEST) : LONGEST;
    const step = Math.min(plain * gain(stages), remaining);
    remaining -= largeStep(tissue, step, stagesFor(step / plain, stages));
  }
  tissue.previousDt = 0;
}

/** Plain steps that s stages are as long as. */
function gain(s: number): number {
  return (s * s + s) / 2;
}

function stagesFor(plainSteps: number, most: number): number {
  let s = 1;
  while (s < most && gain(s) < plainSteps) s++;
  return s;
}

/**
 * The column of self-propulsion holds, of the velocity with which each body moved in the last stage, what it keeps. Every
 * stage is a solution of its own, for a part of the step: where somebody moves far, the step ends with it.
 *
 * @returns how much of the step is done, min
 */
function largeStep(tissue: Tissue, step: number, s: number): number {
  const length = (j: number) => ((2 * j - 1) / j) * (step / gain(s));
  tissue.store.refresh().motility.fill(0);
  let stage = 0;
  let isFar = false;
  while (stage < s && !isFar) {
    stage++;
    tissue.ensureList();
    tissue.mechanics.forces();
    tissue.mechanics.move(length(stage), 0, "accurate");
    if (stage === s) break;
    const fastest = keepMomentum(tissue, ((stage / (stage + 1)) * length(stage)) / length(stage + 1));
    isFar = stage > 1 && fastest * length(stage) > FAR;
  }
  tissue.store.refresh().motility.fill(0);
  return (step * gain(stage)) / gain(s);
}

/** @returns the fastest movement along an axis in the stage that was done, µm/min */
function keepMomentum({ store }: Tissue, part: number): number {
  const { motility, force, count } = store.refresh();
  let fastest = 0;
  for (let i = 0; i < 3 * count; i++) {
    const velocity = motility[i] + force[i];
    motility[i] = velocity * part;
    if (velocity > fastest) fastest = velocity;
    else if (-velocity > fastest) fastest = -velocity;
  }
  return fastest;
}
