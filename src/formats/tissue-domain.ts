import type { Domain, Side, Substance, Vector } from "../models/tissue/contract.ts";
import { sides } from "../models/tissue/contract.ts";
import type { Fault } from "./read-shape.ts";
import type { TissueFile } from "./tissue-schema.ts";

/** More voxels than a machine's memory holds with a few substances. */
const mostVoxels = 500_000_000;

/** The box of a tissue file; without z, it is one voxel thick around z = 0. */
export function readDomain({ domain }: TissueFile, faults: Fault[]): Domain {
  const { x, y, z, voxel } = domain;
  const spacing: Vector = typeof voxel === "number" ? [voxel, voxel, voxel] : voxel;
  const ranges = [x, y, z ?? [-spacing[2] / 2, spacing[2] / 2]] as const;
  let voxels = 1;
  ranges.forEach(([minimum, maximum], axis) => {
    const key = "xyz"[axis];
    if (spacing[axis] === 0) faults.push({ path: ["domain", "voxel"], found: "0", expected: "a length above 0" });
    else if (maximum <= minimum) {
      const found = `an upper end of ${maximum} µm`;
      faults.push({ path: ["domain", key], found, expected: `one above the lower end, ${minimum} µm` });
    } else voxels *= checkedCount(minimum, maximum, spacing[axis], key, faults);
  });
  if (voxels > mostVoxels) {
    faults.push({ path: ["domain", "voxel"], found: `${voxels} voxels`, expected: `at most ${mostVoxels}` });
  }
  return {
    minimum: ranges.map(([minimum]) => minimum) as unknown as Vector,
    maximum: ranges.map(([, maximum]) => maximum) as unknown as Vector,
    spacing,
    dimensions: z ? 3 : 2,
  };
}

function checkedCount(minimum: number, maximum: number, spacing: number, key: string, faults: Fault[]): number {
  const count = (maximum - minimum) / spacing;
  if (Math.abs(count - Math.round(count)) > 1e-9 * count) {
    const found = `${count} voxels along ${key}`;
    faults.push({ path: ["domain", key], found, expected: "a whole number: make the box a multiple of the voxel" });
  }
  return Math.round(count);
}

const kebab = (side: Side) => `${side[0]}-${side.slice(1).toLowerCase()}` as "x-minimum";

export function readSubstances(
  { substances = [] }: TissueFile,
  { dimensions }: Domain,
  faults: Fault[],
): readonly Substance[] {
  const used = sides.filter((side) => dimensions === 3 || !side.startsWith("z"));
  return substances.map(({ name, unit = "", diffusion, decay = 0, initial = 0, fixed = {} }, index) => {
    const density = (side: Side) => (typeof fixed === "number" ? fixed : fixed[kebab(side)]);
    for (const side of sides) {
      if (used.includes(side) || typeof fixed === "number" || density(side) === undefined) continue;
      const path = ["substances", index, "fixed", kebab(side)];
      faults.push({ path, found: "a side in z", expected: "none: the tissue is flat" });
    }
    const held = used.flatMap((side) => (density(side) === undefined ? [] : [[side, density(side)]]));
    return { name, unit, diffusion, decay, initial, fixed: Object.fromEntries(held) };
  });
}

/** `xMinimum` as files write it. */
export const writeSide = kebab;
