import { totalmem } from "node:os";
import { InputError, memoryNeed, type TissueScenario } from "../../../src/index.ts";

/** The most that 32-bit addresses reach. */
const addressable = 65535 * 65536;

/**
 * Refuses a tissue that cannot be held, before anything of it is made.
 *
 * @throws {InputError} with what it needs and what there is
 */
export function checkMemory(scenario: TissueScenario, file: string): void {
  const { bytes, cells, voxels } = memoryNeed(scenario);
  const machine = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  const most = Math.min(addressable, machine, totalmem());
  if (bytes <= most) return;
  const gigabytes = (value: number) => `${(value / 1e9).toPrecision(3)} GB`;
  throw new InputError(
    `${file}: size`,
    `${cells} cells and ${voxels} voxels, which need about ${gigabytes(bytes)}`,
    `a tissue that fits into ${gigabytes(most)}: fewer cells, or larger voxels`,
  );
}
