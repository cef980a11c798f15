import { exp } from "../../../foundation/maths.ts";
import { streams } from "../../../foundation/streams.ts";
import { life } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import { beginDying } from "../../tissue/processes/die.ts";
import { count, kind, type Micro, minutesADay, setTrait, traitOf } from "../micro.ts";
import { firstAntigen, mostAntigens, trait } from "../traits.ts";

/**
 * A docked killer hits its target until it dies, or lets go. Hits by several killers add up; the target dies of the last.
 *
 * @param step  address of chance
 */
export function hit(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  const { cells } = tissue;
  const target = cells.target[row];
  if (cells.life[target] !== life.live) {
    letGo(micro, row);
    return;
  }
  if (chance(tissue, streams.hits, step, row) < probability(tissue, dt / value.hitInterval)) {
    const hits = traitOf(micro, target, trait.hits) + 1;
    setTrait(micro, target, trait.hits, hits);
    setTrait(micro, target, trait.engaged, tissue.time);
    tissue.tell?.("attacked", target, row, 1);
    if (hits >= value.killHits) {
      kill(micro, row, target, step);
      letGo(micro, row);
      return;
    }
  }
  const leaves = cells.type[row] === kind.NK ? probability(tissue, dt / value.nkContact) : 0;
  if (leaves > 0 && chance(tissue, streams.hits, step, row, 1) < leaves) letGo(micro, row);
}

function letGo({ tissue }: Micro, row: number): void {
  const target = tissue.cells.target[row];
  tissue.cells.target[row] = -1;
  tissue.tell?.("released", target, row, 0);
}

function kill(micro: Micro, row: number, target: number, step: number): void {
  const { tissue } = micro;
  const { cells } = tissue;
  setTrait(micro, row, trait.kills, traitOf(micro, row, trait.kills) + 1);
  if (cells.type[target] !== kind.tumour) count(micro, "healthy cells killed");
  else if (cells.type[row] === kind["CD8 effector"]) count(micro, "kills by T cells");
  else if (cells.type[row] === kind["CAR T"]) count(micro, "kills by CAR T cells");
  else {
    const coat = traitOf(micro, target, trait.coat);
    const missing = 1 - micro.value.missingSelf * Math.min(1, traitOf(micro, target, trait["shown mhc"]));
    const byAntibody = chance(tissue, streams.hits, step, row, 2) * (missing + coat) < coat;
    count(micro, byAntibody ? "kills by antibody" : "kills by NK cells");
  }
  beginDying(tissue, target, life.apoptotic);
  releaseDebris(micro, target);
}

/** A dying tumour cell sets antigen free, which dendritic cells find. */
export function releaseDebris(micro: Micro, row: number): void {
  const { tissue, value, substance, found } = micro;
  if (tissue.cells.type[row] !== kind.tumour) return;
  for (let a = 0; a < mostAntigens; a++) found[a] += traitOf(micro, row, firstAntigen + a);
  found[mostAntigens]++;
  if (substance.debris < 0) return;
  const { spacing, densities, counts, minimum } = tissue.surroundings;
  const at = [0, 1, 2].map((axis) => {
    const place = Math.floor((tissue.cells.body[8 * row + axis] - minimum[axis]) / spacing[axis]);
    return Math.min(counts[axis] - 1, Math.max(0, place));
  });
  const voxel = at[0] + counts[0] * (at[1] + counts[1] * at[2]);
  // nmol to nmol/L in a voxel: 1e15 um^3 a litre.
  densities[substance.debris][voxel] += (value.antigenRelease * 1e15) / (spacing[0] * spacing[1] * spacing[2]);
}

/** Cells repair the hits of attacks that are over; the memory of what died lately fades within days. */
export function repair(micro: Micro, dt: number): void {
  const { tissue, value, found } = micro;
  const { cells } = tissue;
  const kept = exp((-Math.LN2 * dt) / value.hitRepairTime);
  for (let row = 0; row < cells.count; row++) {
    const hits = traitOf(micro, row, trait.hits);
    if (hits === 0 || cells.life[row] !== life.live) continue;
    if (tissue.time - traitOf(micro, row, trait.engaged) < 2 * value.hitInterval) continue;
    setTrait(micro, row, trait.hits, hits * kept < 0.05 ? 0 : hits * kept);
  }
  const remembered = exp((-0.5 * dt) / minutesADay);
  for (let a = 0; a <= mostAntigens; a++) found[a] *= remembered;
}
