import { polygonWindow, type Window } from "../../analysis/spatial/index.ts";
import { InputError } from "../../foundation/errors.ts";
import { cos, sin } from "../../foundation/maths.ts";
import type { Domain, Vector } from "../../models/tissue/contract.ts";
import { clipHalfPlane, type PolygonVertices } from "./clip-polygon.ts";

/** Where a section is cut. Lengths in µm, angles in degrees. */
export interface SectionPlace {
  /** A point of the middle of the section, and the centre of `size`; the middle of the tissue where absent. */
  readonly place?: Vector;
  /** Angle between the section and the tissue's xy plane, 0 to 90; 0 where absent. Flat tissues have no other. */
  readonly tilt?: number;
  /** Direction of the tilt, and the turn of the image within the section, from the x axis; 0 where absent. */
  readonly turn?: number;
  /** Largest width and height of the piece; as large as the tissue is where absent. A needle core is about 1000 wide. */
  readonly size?: readonly [number, number];
}

/** A plane through a tissue, with coordinates u and v in it and w off it; lengths in µm. */
export interface SectionPlane {
  readonly centre: Vector;
  readonly u: Vector;
  readonly v: Vector;
  readonly normal: Vector;
  /** What of the plane is tissue, in u and v. */
  readonly window: Window;
}

/** @throws {InputError} for angles out of range, a tilted section of a flat tissue, or a plane that misses the tissue */
export function sectionPlane(domain: Domain, { place, tilt = 0, turn = 0, size }: SectionPlace): SectionPlane {
  const flat = domain.dimensions === 2;
  if (!(tilt >= 0 && tilt <= 90)) throw new InputError("biopsy, tilt", `${tilt}`, "0 to 90 degrees");
  if (!Number.isFinite(turn)) throw new InputError("biopsy, turn", `${turn}`, "degrees");
  if (flat && tilt !== 0) {
    throw new InputError("biopsy, tilt", `${tilt} degrees`, "0: this tissue is flat, and is itself the section");
  }
  const middle = domain.minimum.map((low, axis) => (low + domain.maximum[axis]) / 2);
  const centre: Vector = place ?? [middle[0], middle[1], middle[2]];
  const [theta, phi] = [(tilt * Math.PI) / 180, (turn * Math.PI) / 180];
  const [ct, st, cp, sp] = [cos(theta), sin(theta), cos(phi), sin(phi)];
  const u: Vector = [ct * cp, ct * sp, -st];
  const v: Vector = [-sp, cp, 0];
  const polygon = cut(domain, centre, u, v, flat ? 2 : 3, size);
  if (polygon.length < 3) {
    const where = `(${centre.join(", ")}), tilt ${tilt}, turn ${turn}`;
    throw new InputError("biopsy", where, `a plane that meets the tissue, ${boxText(domain)}`);
  }
  return { centre, u, v, normal: [st * cp, st * sp, ct], window: polygonWindow([polygon]) };
}

function boxText({ minimum, maximum }: Domain): string {
  return ["x", "y", "z"].map((axis, i) => `${axis} ${minimum[i]} to ${maximum[i]}`).join(", ");
}

/** The part of the plane that lies in the box, and in the piece of this size. */
function cut(
  { minimum, maximum }: Domain,
  centre: Vector,
  u: Vector,
  v: Vector,
  axes: 2 | 3,
  size: SectionPlace["size"],
): PolygonVertices {
  const far = 2 * [0, 1, 2].reduce((sum, axis) => sum + maximum[axis] - minimum[axis] + Math.abs(centre[axis]), 0);
  const [halfU, halfV] = size ? [size[0] / 2, size[1] / 2] : [far, far];
  if (!(halfU > 0 && halfV > 0)) throw new InputError("biopsy, size", `${size?.join(" × ")}`, "µm above 0");
  let polygon: PolygonVertices = [
    [-halfU, -halfV],
    [halfU, -halfV],
    [halfU, halfV],
    [-halfU, halfV],
  ];
  for (let axis = 0; axis < axes; axis++) {
    polygon = clipHalfPlane(polygon, u[axis], v[axis], maximum[axis] - centre[axis]);
    polygon = clipHalfPlane(polygon, -u[axis], -v[axis], centre[axis] - minimum[axis]);
  }
  return polygon;
}

/** Coordinates of a point in the section. */
export function inSection({ centre, u, v, normal }: SectionPlane, x: number, y: number, z: number): Vector {
  const [dx, dy, dz] = [x - centre[0], y - centre[1], z - centre[2]];
  const along = (axis: Vector) => axis[0] * dx + axis[1] * dy + axis[2] * dz;
  return [along(u), along(v), along(normal)];
}
