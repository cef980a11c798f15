import { cos, sin } from "../../foundation/maths.ts";
import type { Domain, Vector } from "../../models/tissue/contract.ts";

/** Directions in tissue space as seen on the picture: each of length 1. */
export interface View {
  readonly right: Vector;
  readonly up: Vector;
  readonly towards: Vector;
  /** What is in the middle of the picture, µm. */
  readonly centre: Vector;
  /** Half of the shorter edge of the picture, µm. */
  readonly reach: number;
}

export interface ViewOptions {
  /** From where the tissue is seen, in degrees: around the z axis, and above the horizon. */
  readonly azimuth?: number;
  readonly elevation?: number;
  /** Half an edge of what is seen, µm; absent: the whole box. */
  readonly reach?: number;
}

/** A view of the box, without perspective: equal lengths look equal wherever they are. */
export function viewOf(domain: Domain, { azimuth = 36, elevation = 27, reach }: ViewOptions): View {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const right: Vector = [-sin(a), cos(a), 0];
  const towards: Vector = [cos(e) * cos(a), cos(e) * sin(a), sin(e)];
  const up: Vector = [-sin(e) * cos(a), -sin(e) * sin(a), cos(e)];
  const half = domain.maximum.map((high, axis) => (high - domain.minimum[axis]) / 2) as unknown as Vector;
  const centre = domain.minimum.map((low, axis) => low + half[axis]) as unknown as Vector;
  const extent = (direction: Vector) => direction.reduce((total, part, axis) => total + Math.abs(part) * half[axis], 0);
  return { right, up, towards, centre, reach: reach ?? 1.04 * Math.max(extent(right), extent(up)) };
}

export function along(direction: Vector, x: number, y: number, z: number): number {
  return direction[0] * x + direction[1] * y + direction[2] * z;
}

/** The twelve edges of the box as pairs of corners. */
export function boxEdges(domain: Domain): (readonly [Vector, Vector])[] {
  const corner = (bits: number): Vector =>
    [0, 1, 2].map((axis) => (bits & (1 << axis) ? domain.maximum : domain.minimum)[axis]) as unknown as Vector;
  return Array.from({ length: 8 }, (_, bits) => bits).flatMap((bits) =>
    [1, 2, 4].filter((axis) => !(bits & axis)).map((axis) => [corner(bits), corner(bits | axis)] as const),
  );
}
