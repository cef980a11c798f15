import { exp } from "../../../foundation/maths.ts";
import { streams } from "../../../foundation/streams.ts";
import { life } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import { voxelOf } from "../../tissue/context.ts";
import { beginDying } from "../../tissue/processes/die.ts";
import { count, endOfRound, kind, type Micro, minutesADay, setTrait, traitOf } from "../micro.ts";
import { firstAntigen, mostAntigens, trait } from "../traits.ts";
import { effectorDivisions } from "./tire.ts";

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
    const now = endOfRound(micro, step, dt);
    const hits = hitsLeft(micro, target, now) + 1;
    setTrait(micro, target, trait.hits, hits);
    setTrait(micro, target, trait.engaged, now);
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
  if (cells.type[row] === kind["CAR T"]) fuel(micro, row);
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

/** Each kill fuels one more division of a CAR T cell, up to as many as lie before an effector. */
function fuel(micro: Micro, row: number): void {
  const left = traitOf(micro, row, trait["divisions left"]);
  setTrait(micro, row, trait["divisions left"], Math.min(effectorDivisions(micro), left + 1));
}

/** A dying tumour cell sets antigen free, which dendritic cells find. */
export function releaseDebris(micro: Micro, row: number): void {
  const { tissue, value, substance, found } = micro;
  if (tissue.cells.type[row] !== kind.tumour) return;
  for (let a = 0; a < mostAntigens; a++) found[a] += traitOf(micro, row, firstAntigen + a);
  found[mostAntigens]++;
  if (substance.debris < 0) return;
  const { spacing, densities } = tissue.surroundings;
  // nmol to nmol/L in a voxel: 1e15 um^3 a litre.
  const amount = (value.antigenRelease * 1e15) / (spacing[0] * spacing[1] * spacing[2]);
  densities[substance.debris][voxelOf(tissue, row)] += amount;
}

/** Hits that are not yet repaired: those of an attack that goes on stay, then half of them go in each `hitRepairTime`. */
function hitsLeft(micro: Micro, row: number, now: number): number {
  const hits = traitOf(micro, row, trait.hits);
  if (hits === 0) return 0;
  const rest = now - traitOf(micro, row, trait.engaged) - 2 * micro.value.hitInterval;
  return rest > 0 ? hits * exp((-Math.LN2 * rest) / micro.value.hitRepairTime) : hits;
}

/** Forgets hits that are all but repaired; and the memory of what died lately, which fades within days. */
export function repair(micro: Micro, dt: number): void {
  const { tissue, found } = micro;
  const { cells } = tissue;
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] !== life.live || traitOf(micro, row, trait.hits) === 0) continue;
    if (hitsLeft(micro, row, tissue.time) < 0.05) setTrait(micro, row, trait.hits, 0);
  }
  const remembered = exp((-0.5 * dt) / minutesADay);
  for (let a = 0; a <= mostAntigens; a++) found[a] *= remembered;
}
