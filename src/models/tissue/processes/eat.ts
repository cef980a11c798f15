import { flag, life } from "../cells.ts";
import { customValue, setCustomValue, type TissueContext } from "../context.ts";
import { dropSprings } from "./drop-springs.ts";
import { setShape } from "./set-shape.ts";

/** The eater takes in the other cell: its fluid, its solids, what is inside it, its conserved values. */
export function eat(context: TissueContext, eater: number, eaten: number): void {
  const { cells, tables } = context;
  cells.fluid[eater] += cells.fluid[eaten];
  cells.cytoplasmicSolid[eater] += cells.cytoplasmicSolid[eaten] + cells.nuclearSolid[eaten];
  cells.volume[eater] += cells.volume[eaten];
  const { cellTypes, substances } = tables.model;
  const part = (s: number) => cellTypes[cells.type[eaten]].passedToEater[substances[s].name] ?? 1;
  join(context, eater, eaten, part);
  context.tell?.("eaten", eaten, eater, cells.volume[eaten]);
  vanish(context, eaten);
  setShape(context, eater);
}

/** Conserved values and amounts inside go from one cell to another. */
export function join(context: TissueContext, to: number, from: number, part: (s: number) => number): void {
  const { cells, tables } = context;
  for (let i = 0; i < tables.customs; i++) {
    if (!tables.conserved[i]) continue;
    setCustomValue(context, to, i, customValue(context, to, i) + customValue(context, from, i));
  }
  if (!tables.model.internalised) return;
  for (let s = 0; s < tables.substances; s++) {
    cells.internal[to * tables.substances + s] += part(s) * cells.internal[from * tables.substances + s];
  }
}

/** The cell is no more: nobody feels, touches, holds or counts it, and its row is given up at the end of the step. */
export function vanish(context: TissueContext, row: number): void {
  const { cells } = context;
  dropSprings(context, row);
  cells.life[row] = life.gone;
  cells.flags[row] &= ~(flag.moves | flag.inside);
  cells.target[row] = -1;
  cells.motility.fill(0, 3 * row, 3 * row + 3);
}
