import { cbrt } from "../../../foundation/maths.ts";
import { ADHESION_ROOT, flag, KIND, life, RADIUS, REACH, REPULSION_ROOT } from "../cells.ts";
import { behaviour, type TissueContext } from "../context.ts";

/** 3/(4π) */
const perBall = 0.238732414637843;

/** Radius of the ball of this volume. */
export function radiusOf(volume: number): number {
  return cbrt(volume * perBall);
}

/** What mechanics must know of the cell, from its volume and its behaviours. */
export function setShape(context: TissueContext, row: number): void {
  const { tables, cells } = context;
  const { layout, types } = tables;
  const radius = radiusOf(cells.volume[row]);
  const { body } = cells;
  body[8 * row + RADIUS] = radius;
  body[8 * row + REACH] = radius * behaviour(context, row, layout["adhesion-distance"]);
  body[8 * row + REPULSION_ROOT] = Math.sqrt(Math.max(0, behaviour(context, row, layout.repulsion)));
  body[8 * row + ADHESION_ROOT] = Math.sqrt(Math.max(0, behaviour(context, row, layout.adhesion)));
  body[8 * row + KIND] = cells.type[row];
  const moves = behaviour(context, row, layout.movable) > 0.5 && cells.life[row] !== life.gone;
  cells.flags[row] = moves ? cells.flags[row] | flag.moves : cells.flags[row] & ~flag.moves;
  if (!tables.variedAffinities) return;
  for (let type = 0; type < types; type++) {
    cells.affinities[row * types + type] = Math.sqrt(Math.max(0, behaviour(context, row, layout.affinity + type)));
  }
}

/** A new volume, all its parts in proportion. */
export function scaleVolume({ cells }: TissueContext, row: number, ratio: number): void {
  cells.volume[row] *= ratio;
  cells.nuclear[row] *= ratio;
  cells.fluid[row] *= ratio;
  cells.nuclearSolid[row] *= ratio;
  cells.cytoplasmicSolid[row] *= ratio;
  cells.targetNuclearSolid[row] *= ratio;
  cells.ruptureVolume[row] *= ratio;
}

/** The volume that the type has at rest. */
export function takeVolume({ tables, cells }: TissueContext, row: number): void {
  const { volume } = tables.model.cellTypes[cells.type[row]];
  const solid = 1 - volume.fluidFraction;
  cells.volume[row] = volume.total;
  cells.nuclear[row] = volume.nuclear;
  cells.fluid[row] = volume.total * volume.fluidFraction;
  cells.nuclearSolid[row] = volume.nuclear * solid;
  cells.cytoplasmicSolid[row] = (volume.total - volume.nuclear) * solid;
  cells.targetNuclearSolid[row] = volume.nuclear * solid;
  cells.ruptureVolume[row] = volume.total * volume.relativeRuptureVolume;
  cells.calcified[row] = volume.calcifiedFraction;
}
