import {
  cellKindNames,
  distanceToMargin,
  type InfiltrationClass,
  infiltration,
  mixingScore,
  numbers,
  pointPattern,
  rectangleWindow,
  type TissueLook,
  texts,
  tumourRegion,
} from "../../../../../src/index.ts";

/** What of a look says where cells are: little enough to hand to a thread. */
export type Places = Pick<TissueLook, "count" | "box" | "x" | "y" | "z" | "radius" | "kind" | "state">;

/** Within this distance of the tumour's border a cell is at its edge, µm. The same as the margin of the classes. */
export const EDGE = 50;
/** Reach of the mixing score, µm: about two cells. */
const NEAR = 20;

export interface Density {
  readonly place: string;
  readonly cells: number;
  /** Cells per mm²; NaN where the place has no area. */
  readonly density: number;
}

/** How cells lie in a section. */
export interface SpaceReading {
  readonly infiltration: InfiltrationClass | "unknown";
  /** Why there is no class; "" where there is one. */
  readonly reason: string;
  readonly densities: readonly Density[];
  /** 1 where killer T cells and tumour cells mix at random; NaN where there are too few. */
  readonly mixing: number;
  readonly mixingReason: string;
  /** Area of the tumour in the section, mm². */
  readonly area: number;
  /** Live cells in core, edge and outside, by kind; undefined where there is no tumour to be in. */
  readonly where: readonly (readonly [number, number, number])[] | undefined;
  readonly clumps: Clumps;
}

/** Groups of tumour cells that touch or nearly do. */
export interface Clumps {
  /** Groups of ten cells or more. */
  readonly count: number;
  /** Part of the tumour cells in the largest. */
  readonly largest: number;
  /** Short through long side of the largest, 0 to 1. */
  readonly roundness: number;
}

const killers = new Set(["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory", "CAR T"]);

/** Reads one section: all cells of a flat tissue, or those that a plane at `height` cuts. */
export function readSpace(places: Places, height: number): SpaceReading {
  const { box } = places;
  const seen: number[] = [];
  for (let row = 0; row < places.count; row++) {
    const cut = box.flat || Math.abs(places.z[row] - height) <= places.radius[row];
    if (places.state[row] === 0 && cut) seen.push(row);
  }
  const [minimum, maximum] = [box.minimum, box.maximum];
  const window = rectangleWindow({ xMin: minimum[0], xMax: maximum[0], yMin: minimum[1], yMax: maximum[1] });
  // Cells may be pushed a little over the border of the box.
  const clamped = (values: Float32Array, axis: number) =>
    seen.map((row) => Math.max(minimum[axis], Math.min(maximum[axis], values[row])));
  const type = seen.map((row) => {
    const kind = cellKindNames[places.kind[row]];
    return kind === "tumour" ? "tumour" : killers.has(kind) ? "killer" : "other";
  });
  const pattern = pointPattern(clamped(places.x, 0), clamped(places.y, 1), type, window);
  const region = tumourRegion(pattern, "tumour");
  const found = infiltration(pattern, "killer", region);
  const mixing = mixingScore(pattern, "tumour", "killer", NEAR, 10);
  const [cells, density] = ["cells", "density"].map((name) => numbers(found.table, name));
  return {
    infiltration: found.class,
    reason: found.reason,
    densities: texts(found.table, "compartment").map((place, i) => ({ place, cells: cells[i], density: density[i] })),
    mixing: mixing.normalised,
    mixingReason: mixing.reason,
    area:
      region.reason === "" ? region.signed.reduce((sum, d) => sum + (d < 0 ? 1 : 0), 0) * region.pixelArea * 1e-6 : 0,
    where:
      region.reason === ""
        ? counted(seen, places, (i) => distanceToMargin(region, pattern.x[i], pattern.y[i]))
        : undefined,
    clumps: clumpsOf(places, seen),
  };
}

function counted(seen: readonly number[], places: Places, distance: (i: number) => number): SpaceReading["where"] {
  const counts = cellKindNames.map((): [number, number, number] => [0, 0, 0]);
  seen.forEach((row, i) => {
    const away = distance(i);
    counts[places.kind[row]][away < -EDGE ? 0 : away <= EDGE ? 1 : 2]++;
  });
  return counts;
}

/** Joins tumour cells whose surfaces are nearer than half a cell, on a grid of bins. */
function clumpsOf(places: Places, seen: readonly number[]): Clumps {
  const tumour = seen.filter((row) => cellKindNames[places.kind[row]] === "tumour");
  const { x, y } = places;
  const reach = 26;
  const bins = new Map<string, number[]>();
  const bin = (row: number, dx = 0, dy = 0) => `${Math.floor(x[row] / reach) + dx},${Math.floor(y[row] / reach) + dy}`;
  for (const row of tumour) bins.set(bin(row), [...(bins.get(bin(row)) ?? []), row]);
  const left = new Set(tumour);
  const groups: number[][] = [];
  for (const first of tumour) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const row of group) {
      for (let k = 0; k < 9; k++) {
        for (const other of bins.get(bin(row, (k % 3) - 1, Math.floor(k / 3) - 1)) ?? []) {
          if ((x[row] - x[other]) ** 2 + (y[row] - y[other]) ** 2 < reach * reach && left.delete(other))
            group.push(other);
        }
      }
    }
    groups.push(group);
  }
  const largest = groups.reduce<readonly number[]>((best, group) => (group.length > best.length ? group : best), []);
  return {
    count: groups.filter(({ length }) => length >= 10).length,
    largest: tumour.length > 0 ? largest.length / tumour.length : 0,
    roundness: roundnessOf(largest.map((row) => [x[row], y[row]])),
  };
}

/** Square root of the ratio of the variances along the short and the long axis. */
function roundnessOf(points: readonly (readonly [number, number])[]): number {
  if (points.length < 3) return 1;
  const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const moment = (a: number, b: number) =>
    points.reduce((sum, point) => sum + (point[a] - mean[a]) * (point[b] - mean[b]), 0) / points.length;
  const [xx, xy, yy] = [moment(0, 0), moment(0, 1), moment(1, 1)];
  const half = Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
  const middle = (xx + yy) / 2;
  return Math.sqrt(Math.max(0, middle - half) / (middle + half || 1));
}
