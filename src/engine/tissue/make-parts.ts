import type { Crew } from "../../foundation/crew.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import type { TissueTables } from "../../models/tissue/tables.ts";
import { Fields } from "../../numerics/fields/fields.ts";
import { Mechanics } from "../../numerics/mechanics/mechanics.ts";
import type { Arena } from "../../numerics/memory.ts";
import { heldSides, heldVoxels, startingDensity } from "./held-voxels.ts";

/** The fields that a scenario starts with. */
export function makeFields({ model, fields, held, numerics, steps }: TissueScenario, arena: Arena, crew: Crew): Fields {
  const counts = voxelCounts(model.domain);
  const find = (list: readonly { substance: string; values: Float64Array }[], name: string) =>
    list.find(({ substance }) => substance === name)?.values;
  const sides = new Set(model.substances.flatMap(({ fixed }) => [...heldSides(fixed)]));
  return new Fields(
    arena,
    crew,
    { counts, spacing: model.domain.spacing },
    model.substances.map((substance) => ({
      diffusion: substance.diffusion,
      decay: substance.decay,
      initial: startingDensity(find(fields, substance.name), substance.initial),
      held: heldVoxels(
        substance.fixed,
        counts,
        find(held, substance.name),
        numerics === "physicell" ? sides : heldSides(substance.fixed),
      ),
    })),
    numerics,
    steps.fieldError,
  );
}

/** Mechanics for the cells of a model, none yet. */
export function makeMechanics(
  { model, numerics }: TissueScenario,
  { types, base, layout }: TissueTables,
  arena: Arena,
  crew: Crew,
): Mechanics {
  const { minimum, maximum, dimensions } = model.domain;
  return new Mechanics(arena, crew, {
    dimensions,
    minimum,
    maximum,
    wall: model.wall,
    kinds: types,
    ...(numerics === "physicell" && { sight: "physicell" as const }),
    affinities: Float64Array.from(
      { length: types * types },
      (_, i) => base[Math.floor(i / types) * layout.size + layout.affinity + (i % types)],
    ),
  });
}
