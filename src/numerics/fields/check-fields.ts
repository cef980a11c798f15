import { InputError } from "../../foundation/errors.ts";
import type { FieldGrid, FieldScheme, FieldSpecification } from "./fields.ts";

const MOST_VOXELS = 2 ** 28;

export function checkGrid({ counts, spacing }: FieldGrid): void {
  for (const [axis, count] of counts.entries()) {
    if (!(Number.isInteger(count) && count > 0)) {
      throw new InputError(`counts[${axis}]`, String(count), "a whole number of voxels, 1 or more");
    }
    const edge = spacing[axis];
    if (!(edge > 0 && edge < Number.POSITIVE_INFINITY)) {
      throw new InputError(`spacing[${axis}]`, String(edge), "a length above 0, µm");
    }
  }
  const voxels = counts[0] * counts[1] * counts[2];
  if (voxels > MOST_VOXELS) throw new InputError("counts", `${voxels} voxels`, `at most ${MOST_VOXELS}`);
}

export function checkSubstance(
  { diffusion, decay, initial, held, faces }: FieldSpecification,
  s: number,
  voxels: number,
  scheme: FieldScheme,
): void {
  const place = (key: string) => `substances[${s}].${key}`;
  checkConstant(place("diffusion"), diffusion, "µm²/min");
  checkConstant(place("decay"), decay, "1/min");
  if (typeof initial === "number") checkFinite(place("initial"), [initial]);
  else {
    checkLength(place("initial"), initial, voxels);
    checkFinite(place("initial"), initial);
  }
  if (held) {
    checkLength(place("held"), held, voxels);
    checkFinite(place("held"), held, true);
  }
  if (!faces) return;
  checkFinite(place("faces"), Object.values(faces));
  if (scheme === "physicell" && Object.keys(faces).length > 0) {
    throw new InputError(place("faces"), Object.keys(faces).join(", "), "none: PhysiCell holds voxels, not faces");
  }
}

function checkConstant(place: string, value: number, unit: string): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new InputError(place, String(value), `a number of 0 or more, ${unit}`);
  }
}

function checkLength(place: string, values: Float64Array, voxels: number): void {
  if (values.length !== voxels) throw new InputError(place, `${values.length} values`, `${voxels}, one a voxel`);
}

function checkFinite(place: string, values: Iterable<number>, orNaN = false): void {
  for (const value of values) {
    if (Number.isFinite(value) || (orNaN && Number.isNaN(value))) continue;
    throw new InputError(place, String(value), "finite densities");
  }
}
