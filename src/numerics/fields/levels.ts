import type { Arena } from "../memory.ts";
import { type Axis, coarsen, couplings, makeAxis } from "./axis.ts";
import type { FieldGrid } from "./fields.ts";

/** One grid of the hierarchy. Addresses are those of f64 arrays [voxels]. */
export interface Level {
  readonly axes: readonly [Axis, Axis, Axis];
  readonly voxels: number;
  readonly rows: number;
  /** Address of the record that kernels read; its words are in the order of `writeRecord`. */
  readonly record: number;
  readonly sink: number;
  readonly field: number;
  readonly right: number;
  readonly spare: number;
}

/** Axes whose coupling is below this part of the strongest wait until the others are as coarse as they. */
const STRONG = 0.3;
const WORDS = 23;

/** Grids from the given one down to a single voxel, each with half the cells along its strongly coupled axes. */
export function makeLevels(arena: Arena, grid: FieldGrid, sink: number, spare: number): Level[] {
  const shapes = shapesOf(grid);
  const base = coarseMemory(arena, shapes.map(voxelsOf), spare);
  let next = base;
  return shapes.map((axes, depth) => {
    const voxels = voxelsOf(axes);
    const [field, right] = depth === 0 ? [0, 0] : [next, next + 8 * voxels];
    if (depth > 0) next += 16 * voxels;
    const level: Level = {
      axes,
      voxels,
      rows: axes[1].widths.length * axes[2].widths.length,
      record: arena.allocate(4 * WORDS),
      sink: depth === 0 ? sink : arena.allocate(8 * voxels),
      field,
      right,
      // All coarse grids share one: only the grid that is being smoothed needs it.
      spare: depth === 0 ? spare : base + 16 * sum(shapes.slice(1).map(voxelsOf)),
    };
    writeRecord(arena, level);
    return level;
  });
}

/** The fine grid's spare array is idle while coarse grids work: they live in it where they fit. */
function coarseMemory(arena: Arena, voxels: readonly number[], spare: number): number {
  const needed = 2 * sum(voxels.slice(1)) + (voxels[1] ?? 0);
  return needed <= voxels[0] ? spare : arena.allocate(8 * needed);
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

const voxelsOf = (axes: readonly Axis[]) => axes.reduce((n, { widths }) => n * widths.length, 1);

function shapesOf({ counts, spacing }: FieldGrid): [Axis, Axis, Axis][] {
  const shapes: [Axis, Axis, Axis][] = [];
  let widths: Float64Array[] = counts.map((count, axis) => new Float64Array(count).fill(spacing[axis]));
  for (;;) {
    const strength = widths.map((cells) => (cells.length > 1 ? 1 / (cells[0] * cells[0]) : 0));
    const strongest = Math.max(...strength);
    const factors = strength.map((value) => (value > 0 && value >= STRONG * strongest ? 2 : 1));
    shapes.push(widths.map((cells, axis) => makeAxis(cells, factors[axis] as 1 | 2)) as [Axis, Axis, Axis]);
    if (strongest === 0) return shapes;
    widths = widths.map((cells, axis) => coarsen(cells, factors[axis] as 1 | 2));
  }
}

function writeRecord(arena: Arena, { axes, record, sink }: Level): void {
  const perAxis = (arrays: (axis: Axis) => readonly Float64Array[]) =>
    axes.flatMap((axis) => arrays(axis).map((array) => store(arena, array)));
  const words = [
    ...axes.map(({ widths }) => widths.length),
    sink,
    ...perAxis(({ widths }) => Object.values(couplings(widths, 0))),
    ...axes.map(({ factor }) => factor),
    ...perAxis(({ shares }) => [shares]),
    ...perAxis(({ besides }) => [besides]),
    arena.allocate(8),
  ];
  arena.u32(record, WORDS).set(words);
}

function store(arena: Arena, values: Float64Array): number {
  const address = arena.allocate(8 * values.length);
  arena.f64(address, values.length).set(values);
  return address;
}

/** Records of a level by diffusion: a tissue asks for the same few again and again. */
const known = new WeakMap<Level, Map<number, Uint32Array>>();

/** Gives a level's kernels the couplings of a substance that diffuses at this rate, µm²/min. */
export function setDiffusion(arena: Arena, level: Level, diffusion: number): void {
  const records = known.get(level) ?? new Map<number, Uint32Array>();
  known.set(level, records);
  const record = records.get(diffusion) ?? recordOf(arena, level, diffusion);
  records.set(diffusion, record);
  arena.u32(level.record, WORDS).set(record);
}

function recordOf(arena: Arena, level: Level, diffusion: number): Uint32Array {
  const words = arena.u32(level.record, WORDS).slice();
  level.axes.forEach(({ widths }, axis) => {
    Object.values(couplings(widths, diffusion)).forEach((array, i) => {
      words[4 + 3 * axis + i] = store(arena, array);
    });
  });
  words[22] = store(arena, Float64Array.of(evenCoupling(level, diffusion)));
  return words;
}

/** The coupling of a level whose voxels are equal cubes (squares, in one layer), for which kernels have a short cut. */
function evenCoupling(level: Level, diffusion: number): number {
  const [x, y, z] = strengths(level, diffusion);
  const even = level.axes.every(({ widths }) => widths.every((width) => width === widths[0]));
  return even && x === y && (z === x || level.axes[2].widths.length === 1) ? x : 0;
}

/** Diffusion × 1/length² of each axis along which there are neighbours. */
export function strengths({ axes }: Level, diffusion: number): number[] {
  return axes.map(({ widths }) => (widths.length > 1 ? diffusion / (widths[0] * widths[0]) : 0));
}
