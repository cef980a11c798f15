import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { type CellKind, cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import type { Patch } from "../../models/microenvironment/contract.ts";
import type { InitialCell, Vector } from "../../models/tissue/contract.ts";

/** Area (volume) that a cell of packed tissue takes, µm² (µm³): hexagons (close packing) of cells 15 µm apart. */
const SPACING = 15;

/**
 * Where the cells of a patch lie at the start. Tumour cells fill a disc (ball) in the middle. Fibroblasts of an excluded
 * tumour form a rim around it; elsewhere they are strewn. Vessels lie about the tumour, and within it unless it is a
 * desert or excluded. Immune cells lie among the tumour (inflamed) or outside of it; healthy cells fill what is left.
 */
export function placePatch(patch: Patch, index: number, seed: number): InitialCell[] {
  const flat = patch.size[2] === 0;
  const half: Vector = [patch.size[0] / 2, patch.size[1] / 2, patch.size[2] / 2];
  const random = generator(seed, streams.tissuePlacement, 2_000_000 + index, 1);
  const sites = lattice(half, flat, random);
  // Sites from the middle outwards; ties are broken by their jitter.
  sites.sort((a, b) => square(a) - square(b));
  const tumour = patch.cells.tumour ?? 0;
  const cells: InitialCell[] = [];
  const put = (type: CellKind, position: Vector) => cells.push({ type, position });
  const nest = sites.splice(0, Math.min(tumour, sites.length));
  for (const site of nest) put("tumour", site);
  const edge = nest.length > 0 ? Math.sqrt(square(nest[nest.length - 1])) : 0;
  const fibroblasts = patch.cells.fibroblast ?? 0;
  if (patch.kind === "excluded") {
    for (const site of sites.splice(0, Math.min(fibroblasts, sites.length))) put("fibroblast", site);
  } else for (const site of take(sites, fibroblasts, random)) put("fibroblast", site);
  const rim = patch.kind === "excluded" && sites.length > 0 ? Math.sqrt(square(sites[0])) : edge;
  for (const site of spread(patch.cells.vessel ?? 0, half, flat, patch.kind === "inflamed" ? 0 : rim, random)) {
    put("vessel", site);
  }
  for (const site of take(sites, patch.cells.healthy ?? 0, random)) put("healthy", site);
  for (const kind of cellKindNames) {
    if (kind === "tumour" || kind === "fibroblast" || kind === "vessel" || kind === "healthy") continue;
    for (let i = 0; i < (patch.cells[kind] ?? 0); i++) {
      put(kind, anywhere(half, flat, patch.kind === "inflamed" ? 0 : rim, random));
    }
  }
  return cells;
}

function square([x, y, z]: Vector): number {
  return x * x + y * y + z * z;
}

/** How many packed cells a box can begin with. */
export function placesIn([x, y, z]: Vector): number {
  const { layers, rows, columns } = shapeOf([x / 2, y / 2, z / 2], z === 0);
  return layers * rows * columns;
}

function shapeOf(half: Vector, flat: boolean): { layers: number; rows: number; columns: number } {
  return {
    layers: flat ? 1 : Math.floor((2 * half[2]) / (SPACING * 0.816)),
    rows: Math.floor((2 * half[1]) / (SPACING * 0.866)),
    columns: Math.floor((2 * half[0]) / SPACING),
  };
}

/** Sites of packed cells over the whole box, shifted a little at random. */
function lattice(half: Vector, flat: boolean, random: RandomGenerator): Vector[] {
  const sites: Vector[] = [];
  const { layers, rows, columns } = shapeOf(half, flat);
  for (let k = 0; k < layers; k++) {
    const z = flat ? 0 : -half[2] + (k + 0.5) * SPACING * 0.816;
    for (let j = 0; j < rows; j++) {
      const y = -half[1] + (j + 0.5) * SPACING * 0.866;
      for (let i = 0; i < columns; i++) {
        const x = -half[0] + (i + (j % 2 === 0 ? 0.25 : 0.75)) * SPACING;
        const jitter = () => 2 * (random.uniform() - 0.5);
        sites.push([x + jitter(), y + jitter(), flat ? 0 : z + jitter()]);
      }
    }
  }
  return sites;
}

/** Takes sites at random out of a list. */
function take(sites: Vector[], count: number, random: RandomGenerator): Vector[] {
  const taken: Vector[] = [];
  while (taken.length < count && sites.length > 0) {
    const at = Math.min(sites.length - 1, Math.floor(random.uniform() * sites.length));
    taken.push(sites[at]);
    sites[at] = sites[sites.length - 1];
    sites.pop();
  }
  return taken;
}

/** A place in the box, farther than `inner` from the middle where that is possible. */
function anywhere(half: Vector, flat: boolean, inner: number, random: RandomGenerator): Vector {
  for (let tries = 0; ; tries++) {
    const along = (axis: 0 | 1 | 2) => (2 * random.uniform() - 1) * half[axis] * 0.98;
    const place: Vector = [along(0), along(1), flat ? 0 : along(2)];
    if (square(place) >= inner * inner || tries > 200) return place;
  }
}

/** Places that keep away from each other: of several tries, the one that is farthest from those there. */
function spread(count: number, half: Vector, flat: boolean, inner: number, random: RandomGenerator): Vector[] {
  const places: Vector[] = [];
  for (let n = 0; n < count; n++) {
    let best: Vector | undefined;
    let clearance = -1;
    for (let i = 0; i < 12; i++) {
      const one = anywhere(half, flat, inner, random);
      const nearest = places.reduce(
        (least, [x, y, z]) => Math.min(least, square([one[0] - x, one[1] - y, one[2] - z])),
        Number.POSITIVE_INFINITY,
      );
      if (nearest > clearance) {
        best = one;
        clearance = nearest;
      }
    }
    if (best) places.push(best);
  }
  return places;
}
