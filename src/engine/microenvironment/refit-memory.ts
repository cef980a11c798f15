import { InputError } from "../../foundation/errors.ts";
import type { Model } from "../../models/contract.ts";
import { border } from "../../models/microenvironment/border.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import type { SnapshotArray } from "../tissue/snapshot.ts";
import { preparedHost } from "./host.ts";
import { type MicroenvironmentMemory, tissuesOf, valuesOf } from "./microenvironment-run.ts";

/**
 * The memory of one run as another goes on from it: with other treatments and other values of parameters. Cells, fields
 * and states of the body stay as they are; a drug that is new to the tissue begins there with none.
 *
 * @param from  what was running when the memory was saved
 * @throws {InputError} where patches, antigens or clones are others, or steps do not meet the time
 */
export function refitMemory(
  memory: MicroenvironmentMemory,
  from: MicroenvironmentScenario,
  to: MicroenvironmentScenario,
  model: Model,
): MicroenvironmentMemory {
  for (const part of ["patches", "antigens", "clones", "receptors", "steps", "tumourCells"] as const) {
    if (JSON.stringify(from[part]) === JSON.stringify(to[part])) continue;
    throw new InputError(part, "others than those of the run", "treatments and values of parameters that differ");
  }
  const prepared = preparedHost(model);
  const parameters = memory.host.parameters.slice();
  const values = valuesOf(to, model);
  const told = new Set<string>(border.tissueStates);
  for (const name of Object.keys(model.parameters)) {
    if (!told.has(name)) parameters[prepared.parameterIndex(name)] = values[name];
  }
  const tissues = tissuesOf(to, model);
  const patches = memory.patches.map((patch, p) => {
    const { domain, substances } = tissues[p].model;
    const voxels = voxelCounts(domain).reduce((product, count) => product * count, 1);
    const arrays: Record<string, SnapshotArray> = {};
    for (const [name, array] of Object.entries(patch.arrays)) if (!name.startsWith("density of ")) arrays[name] = array;
    for (const { name, initial } of substances) {
      const key = `density of ${name}`;
      arrays[key] = patch.arrays[key] ?? new Float64Array(voxels).fill(initial);
    }
    return { ...patch, arrays };
  });
  return { ...memory, host: { ...memory.host, parameters }, patches };
}
