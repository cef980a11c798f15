import { streams } from "../../../foundation/streams.ts";
import { life } from "../cells.ts";
import { chance, direction, waiting } from "../chance.ts";
import { behaviour, isActive, type TissueContext, voxelOf } from "../context.ts";
import { gradientAt } from "./apply-rules.ts";

const heading = new Float64Array(3);
const slope = new Float64Array(3);
const bias = new Float64Array(3);

/**
 * Crawling cells take a new direction, after exponential times: partly at random, partly along the gradients that they
 * follow. Writes each cell's own columns alone.
 *
 * Exact: a clock of hazard runs down, so that nothing is drawn before a cell turns. Otherwise a draw a step.
 */
export function turn(context: TissueContext, step: number, dt: number, start: number, end: number): void {
  const { cells, tables, exact } = context;
  const persistence = tables.layout["persistence-time"];
  for (let row = start; row < end; row++) {
    if (cells.life[row] !== life.live || !isActive(context, row) || !tables.motile[cells.type[row]]) continue;
    const time = behaviour(context, row, persistence);
    if (exact) {
      cells.turnClock[row] -= time > 0 ? dt / time : 1e9;
      if (cells.turnClock[row] > 0) continue;
      cells.turnClock[row] = waiting(context, streams.turning, step, row);
    } else if (chance(context, streams.turning, step, row) >= dt / time && time >= dt) continue;
    head(context, step, row);
  }
}

function head(context: TissueContext, step: number, row: number): void {
  const { cells, tables } = context;
  const { layout } = tables;
  direction(context, streams.heading, step, row, tables.inPlane[cells.type[row]], heading);
  biasDirection(context, row);
  const along = behaviour(context, row, layout.bias);
  for (let k = 0; k < 3; k++) heading[k] = along * bias[k] + (1 - along) * heading[k];
  normalise(heading);
  const speed = behaviour(context, row, layout.speed);
  for (let k = 0; k < 3; k++) cells.motility[3 * row + k] = speed * heading[k];
}

/** Sum of the gradients that the cell follows, as a direction; zero where there is none. */
function biasDirection(context: TissueContext, row: number): void {
  const { tables, cells } = context;
  bias.fill(0);
  const voxel = voxelOf(context, row);
  for (let s = 0; s < tables.substances; s++) {
    const sensitivity = behaviour(context, row, tables.layout.chemotaxis + s);
    if (sensitivity === 0) continue;
    gradientAt(context, s, voxel, slope);
    if (tables.normalise[cells.type[row]]) normalise(slope);
    for (let k = 0; k < 3; k++) bias[k] += sensitivity * slope[k];
  }
  if (tables.inPlane[cells.type[row]]) bias[2] = 0;
  normalise(bias);
}

function normalise(vector: Float64Array): void {
  const length = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
  const factor = length < 1e-16 ? 0 : 1 / length;
  for (let k = 0; k < 3; k++) vector[k] *= factor;
}

/**
 * Cells crawl at the speed that they have now, in the direction that they had: a rule on speed acts at once. A cell that
 * stood still turns as soon as it may move.
 */
export function adjustSpeed(context: TissueContext, start: number, end: number): void {
  const { cells, tables } = context;
  for (let row = start; row < end; row++) {
    if (cells.life[row] !== life.live || !isActive(context, row) || !tables.motile[cells.type[row]]) continue;
    const { motility } = cells;
    const [x, y, z] = [motility[3 * row], motility[3 * row + 1], motility[3 * row + 2]];
    const old = Math.sqrt(x * x + y * y + z * z);
    const speed = behaviour(context, row, tables.layout.speed);
    if (old === 0) {
      if (speed > 0) cells.turnClock[row] = 0;
      continue;
    }
    for (let k = 0; k < 3; k++) motility[3 * row + k] *= speed / old;
  }
}
