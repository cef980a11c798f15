import type { Tissue } from "../tissue/tissue.ts";

/** Sweeps after which the stiffness is asked anew: it falls as overlaps are pushed apart. */
const STIFFNESS_EVERY = 4;
/** min; a lone body must not fly. */
const LONGEST = 0.5;
/**
 * Lets bodies move to where forces leave them at rest: descent with momentum (Nesterov, 1983), which each body loses
 * when it goes against its force. Forces of packed cells settle in minutes, far less than the step whose end this is, so
 * where they would go in between does not matter; plain steps would have to be a thousand times as many, as a mass of n
 * cells across takes n² steps, with momentum n.
 *
 * @param sweeps  evaluations of the forces
 */
export function comeToRest(tissue: Tissue, sweeps: number): void {
  let dt = LONGEST;
  for (let k = 0; k < sweeps; k++) {
    tissue.ensureList();
    tissue.mechanics.forces();
    if (k % STIFFNESS_EVERY === 0) {
      const stiffness = tissue.mechanics.stiffness();
      const next = stiffness > 0 ? Math.min(1 / stiffness, LONGEST) : LONGEST;
      scaleMomentum(tissue, dt / next);
      dt = next;
    }
    keepMomentum(tissue, k / (k + 3));
    tissue.mechanics.move(dt, 0, "accurate");
    remember(tissue);
  }
  tissue.store.refresh().motility.fill(0);
  tissue.previousDt = 0;
}

function scaleMomentum({ store }: Tissue, factor: number): void {
  const { motility, count } = store.refresh();
  for (let i = 0; i < 3 * count; i++) motility[i] *= factor;
}

/** What a body keeps of its last velocity: nothing where the force is against it. */
function keepMomentum({ store }: Tissue, part: number): void {
  const { motility, force, count } = store.refresh();
  for (let i = 0; i < 3 * count; i += 3) {
    const along = motility[i] * force[i] + motility[i + 1] * force[i + 1] + motility[i + 2] * force[i + 2];
    const kept = along > 0 ? part : 0;
    motility[i] *= kept;
    motility[i + 1] *= kept;
    motility[i + 2] *= kept;
  }
}

/** The velocity of the sweep just done: by force and momentum. */
function remember({ store }: Tissue): void {
  const { motility, force, count } = store.refresh();
  for (let i = 0; i < 3 * count; i++) motility[i] += force[i];
}
