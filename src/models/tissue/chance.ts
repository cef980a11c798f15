import { expm1, log } from "../../foundation/maths.ts";
import { draw } from "../../foundation/random.ts";
import type { Stream } from "../../foundation/streams.ts";
import type { TissueContext } from "./context.ts";

/** Draws of one cell in one step from one stream are told apart by a small number. */
const DRAWS = 64;

/** A number in (0, 1) for the cell in this row. */
export function chance(context: TissueContext, stream: Stream, step: number, row: number, index = 0): number {
  return draw(context.seed, stream, step * DRAWS + index, context.cells.luck[row]);
}

/** Probability of an event with this expected number of events. */
export function probability({ exact }: TissueContext, hazard: number): number {
  return exact ? -expm1(-hazard) : hazard;
}

/** A time to an event, in units of its mean. */
export function waiting(context: TissueContext, stream: Stream, step: number, row: number, index = 0): number {
  return -log(chance(context, stream, step, row, index));
}

/**
 * A direction, all equally likely: on the circle or the sphere. By rejection in the square or cube, which takes but a
 * root, and so gives the same bits everywhere.
 *
 * @param out  receives x, y, z
 */
export function direction(
  context: TissueContext,
  stream: Stream,
  step: number,
  row: number,
  inPlane: boolean,
  out: Float64Array,
): void {
  for (let index = 0; index < DRAWS - 3; index += 3) {
    const x = 2 * chance(context, stream, step, row, index) - 1;
    const y = 2 * chance(context, stream, step, row, index + 1) - 1;
    const z = inPlane ? 0 : 2 * chance(context, stream, step, row, index + 2) - 1;
    const square = x * x + y * y + z * z;
    if (square > 1 || square < 1e-12) continue;
    const length = Math.sqrt(square);
    out[0] = x / length;
    out[1] = y / length;
    out[2] = z / length;
    return;
  }
  // Twenty misses: once in 10¹³ draws on the circle, 10⁶·⁵ on the sphere.
  out[0] = 1;
  out[1] = 0;
  out[2] = 0;
}
