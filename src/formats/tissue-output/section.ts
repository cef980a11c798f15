import { blend, type CellStyle, stateColour } from "./cell-palette.ts";
import { cellStates, type FrameCells } from "./read-frame.ts";
import type { Marks } from "./scene.ts";

/** Where a point of the tissue (µm) is drawn. */
export interface Projection {
  /** Units of the drawing a µm. */
  readonly scale: number;
  readonly x: (micrometres: number) => number;
  readonly y: (micrometres: number) => number;
}

const outline = "#11161D";

/**
 * Cells cut at a height: a disc each with its nucleus, as large as the cut is. The shape of the nucleus says the type;
 * its size and shade say the state: dark in live cells, small and black in apoptotic ones, pale in necrotic ones.
 * Nuclei and outlines that would be too small to see are left out.
 *
 * @param height  of the cut, µm; absent for tissues in two dimensions
 */
export function sectionMarks(
  cells: FrameCells,
  names: readonly string[],
  styles: readonly CellStyle[],
  where: Projection,
  height?: number,
): Marks[] {
  const bodies = styles.map(() => cellStates.map((): number[] => []));
  const nuclei = styles.map(() => cellStates.map((): number[] => []));
  for (let row = 0; row < cells.count; row++) {
    const above = height === undefined ? 0 : cells.z[row] - height;
    const radius = cut(cells.radius[row], above) * where.scale;
    if (radius === 0) continue;
    const [x, y] = [where.x(cells.x[row]), where.y(cells.y[row])];
    const [type, state] = [cells.type[row], cells.state[row]];
    bodies[type][state].push(x, y, radius);
    const nucleus = cut(cells.nuclearRadius[row], above) * where.scale * nucleusSize[state];
    if (nucleus >= 0.9) nuclei[type][state].push(x, y, nucleus);
  }
  const places = styles.flatMap(({ live }, type) =>
    // The dead first: live cells are what the reader looks for.
    [2, 1, 0].map((state) => ({ type, state, layer: state === 0 ? (live?.layer ?? 3) : 1 - state / 10 })),
  );
  places.sort((a, b) => a.layer - b.layer);
  return places.flatMap(({ type, state }) => {
    const name = `${names[type]}, ${cellStates[state]}`;
    const [body, nucleus] = cellMarks(styles[type], state, name, bodies[type][state], nuclei[type][state]);
    return [body, nucleus].filter((marks) => marks.at.length > 0);
  });
}

/** Bodies and nuclei of cells of one type and state. */
export function cellMarks(
  style: CellStyle,
  state: number,
  name: string,
  bodies: readonly number[],
  nuclei: readonly number[],
): [Marks, Marks] {
  const live = state === 0 ? style.live : undefined;
  const fill = live?.body ?? stateColour(style.colour, state);
  const outlined = state === 1 ? blend(style.colour, outline, 0.25) : blend(fill, outline, 0.6);
  const radius = bodies[2] ?? 0;
  return [
    {
      kind: "marks",
      shape: "circle",
      fill,
      stroke: radius < 1.5 ? "" : (live?.outline ?? outlined),
      strokeWidth: Math.min(1, 0.12 * radius),
      ...(state === 0 &&
        style.pattern !== undefined &&
        style.pattern !== "none" && { pattern: { name: style.pattern, stroke: blend(fill, outline, 0.75) } }),
      name,
      at: bodies,
    },
    {
      kind: "marks",
      shape: style.shape,
      fill: live?.nucleus ?? nucleusColour(style.colour, state),
      stroke: "",
      strokeWidth: 0,
      name: `nuclei of ${name}`,
      at: scaled(nuclei, live?.nucleusSize ?? 1),
    },
  ];
}

/** x, y, radius by turns, with other radii. */
function scaled(at: readonly number[], factor: number): readonly number[] {
  return factor === 1 ? at : at.map((value, i) => (i % 3 === 2 ? value * factor : value));
}

/** The nucleus of an apoptotic cell is condensed. */
export const nucleusSize = [0.9, 0.62, 0.85] as const;

export function nucleusColour(colour: string, state: number): string {
  if (state === 0) return blend(colour, outline, 0.52);
  return state === 1 ? outline : blend(stateColour(colour, 2), "#FBFAF7", 0.34);
}

/** Radius of the disc in which a plane cuts a ball; 0 where it misses. */
function cut(radius: number, above: number): number {
  const square = radius * radius - above * above;
  return square > 0 ? Math.sqrt(square) : 0;
}
