import type { Kernel } from "../../foundation/crew.ts";
import type { TissueContext } from "../../models/tissue/context.ts";
import type { TissueModel, TissueNumerics } from "../../models/tissue/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import { advancePhase } from "../../models/tissue/processes/advance-phase.ts";
import { applyRules } from "../../models/tissue/processes/apply-rules.ts";
import { die } from "../../models/tissue/processes/die.ts";
import { grow } from "../../models/tissue/processes/grow.ts";
import { mend } from "../../models/tissue/processes/mend.ts";
import { setShape } from "../../models/tissue/processes/set-shape.ts";
import { transform } from "../../models/tissue/processes/transform.ts";
import { adjustSpeed, turn } from "../../models/tissue/processes/turn.ts";
import { tissueTables } from "../../models/tissue/tables.ts";
import { fieldsKernels } from "../../numerics/kernels/fields-kernels.ts";
import { mechanicsKernels } from "../../numerics/kernels/mechanics-kernels.ts";
import type { LinearMemory } from "../../numerics/memory.ts";
import { columnWidths } from "./cell-store.ts";
import { ThreadView } from "./directory.ts";

/** What every thread of a tissue must know, as plain data. */
export interface TissueShared {
  readonly model: TissueModel;
  readonly numerics: TissueNumerics;
  readonly seed: number;
  /** Names of behaviours that some cells have of their own. */
  readonly own: readonly string[];
}

/** The first block of a tissue's memory. */
export const directoryAddress = 1024;

type Phase = (context: TissueContext, ...args: number[]) => void;

/**
 * What cells do by themselves, as loops over their rows: each writes nothing but its own cells' columns. The last two
 * arguments are the first row and the row after the last.
 */
export const phases = {
  transform,
  rules: (context, start, end) => applyRules(context, start, end),
  shape(context, start, end) {
    for (let row = start; row < end; row++) setShape(context, row);
  },
  phenotype(context, step, dt, start, end) {
    grow(context, dt, start, end);
    mend(context, dt, start, end);
    die(context, step, dt, start, end);
    advancePhase(context, step, dt, start, end);
  },
  turn,
  adjustSpeed,
} as const satisfies Record<string, Phase>;

export type PhaseName = keyof typeof phases;

/** All loops of a tissue, by name, for one thread. The same names in every thread. */
export function tissueKernels(shared: TissueShared, memory: LinearMemory): Record<string, Kernel> {
  const { model, numerics, seed, own } = shared;
  const tables = tissueTables(model, numerics, own);
  const view = new ThreadView(memory, directoryAddress, tables, columnWidths(tables), {
    seed,
    exact: numerics === "accurate",
    surroundings: {
      counts: voxelCounts(model.domain),
      minimum: model.domain.minimum,
      spacing: model.domain.spacing,
    },
  });
  const loops = Object.entries<Phase>(phases).map(
    ([name, phase]) => [name, (time: number, ...args: number[]) => phase(view.at(time), ...args)] as const,
  );
  return { ...fieldsKernels(memory), ...mechanicsKernels(memory), ...Object.fromEntries(loops) };
}
