import { alone } from "../../foundation/crew.ts";
import { type FieldGrid, type FieldScheme, type FieldSpecification, Fields } from "../../numerics/fields/fields.ts";
import { fieldsKernels } from "../../numerics/kernels/fields-kernels.ts";
import { Arena, linearMemory } from "../../numerics/memory.ts";

/** One substance in a memory of its own. */
export function loneField(grid: FieldGrid, substance: FieldSpecification, scheme: FieldScheme): Fields {
  const memory = linearMemory(1 << 16, false);
  return new Fields(new Arena(memory), alone(fieldsKernels(memory)), grid, [substance], scheme);
}

/**
 * Moves the substance to a time in equal intervals of at most so many minutes.
 *
 * @throws {RangeError} with the solver's hint, where it gives up
 */
export function advanceTo(fields: Fields, time: number, longest: number): void {
  const intervals = Math.max(1, Math.ceil(time / longest - 1e-9));
  for (let i = 0; i < intervals; i++) {
    const status = fields.advance(0, time / intervals);
    if (status.code !== "done") throw new RangeError(status.hint);
  }
}
