import { cellTypes } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario, Patch } from "../../models/microenvironment/contract.ts";
import { tissueSubstances } from "../../models/microenvironment/substances.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { placePatch } from "./place-patch.ts";

/** Edge of a voxel, µm, and thickness of a flat tissue. */
const VOXEL = 20;
/** Error allowed in a step of a field, of its largest density: docs/evidence/microenvironment-steps.md. */
const FIELD_ERROR = 2e-2;

/**
 * A patch as the tissue engine knows it.
 *
 * @param slots  therapy slots that are filled
 * @param value  value of a parameter of tissue or body, by name
 */
export function patchScenario(
  scenario: MicroenvironmentScenario,
  patch: Patch,
  index: number,
  slots: ReadonlySet<string>,
  value: (name: string) => number,
): TissueScenario {
  const flat = patch.size[2] === 0;
  // Whole voxels, so that the box has the size that was asked for, or a little more.
  const half = [0, 1, 2].map((axis) =>
    axis === 2 && flat ? VOXEL / 2 : (Math.ceil(patch.size[axis] / VOXEL) * VOXEL) / 2,
  );
  const absent = new Set<string>(scenario.absent);
  return {
    model: {
      name: `${scenario.name}: ${patch.name}`,
      domain: {
        minimum: [-half[0], -half[1], -half[2]],
        maximum: [half[0], half[1], half[2]],
        spacing: [VOXEL, VOXEL, VOXEL],
        dimensions: flat ? 2 : 3,
      },
      substances: tissueSubstances(slots, value),
      cellTypes: cellTypes(),
      rules: [],
      varied: ["cycle entry"],
      wall: true,
      automaticSprings: false,
      internalised: false,
    },
    cells: placePatch(patch, index, scenario.seed).filter(({ type }) => !absent.has(type)),
    strewn: [],
    fields: [],
    held: [],
    duration: scenario.duration * 1440,
    steps: {
      diffusion: 0.01,
      mechanics: 0.1,
      phenotype: scenario.steps.phenotype,
      fieldError: scenario.steps.fieldError ?? FIELD_ERROR,
    },
    saveEvery: scenario.saveEvery * 1440,
    // Patches of one run differ in their chance.
    seed: scenario.seed * 64 + index,
    numerics: "accurate",
  };
}
