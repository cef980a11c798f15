import type { Vector } from "../../models/tissue/contract.ts";
import { blend, type CellStyle, type Rgb, rgb, stateColour } from "./cell-palette.ts";
import { develop, Film, fine } from "./film.ts";
import { distanceTo } from "./mark-shapes.ts";
import { cellStates, type FrameCells } from "./read-frame.ts";
import type { Pixels } from "./scene.ts";
import { nucleusColour, nucleusSize } from "./section.ts";
import { along, type View } from "./solid-view.ts";

export interface SolidOptions {
  /** Take away the eighth of the box that is nearest to the viewer. */
  readonly cutAway: boolean;
  readonly background: string;
}

const light = normalised([-0.42, 0.62, 0.66]);

/**
 * Cells as shaded balls, seen without perspective. Each pixel is solved for where the line of sight meets a ball, so
 * that balls which overlap meet in the right curve, and cells on a cut show their inside with the nucleus. Hollows are
 * darkened, and what is far away fades into the background.
 */
export function solidImage(
  cells: FrameCells,
  styles: readonly CellStyle[],
  view: View,
  width: number,
  height: number,
  options: SolidOptions,
): Pixels {
  const film = new Film(width * fine, height * fine);
  const scale = Math.min(film.width, film.height) / 2 / view.reach;
  const balls = placeBalls(cells, view, film, scale);
  const cut = options.cutAway ? new Cut(view, film) : undefined;
  for (let row = 0; row < cells.count; row++) findBall(film, balls, row, cut?.depth);
  shade(film, balls, cells, styles, cut);
  return develop(film, scale, options.background, view.reach);
}

/** Balls as they lie on the film, in fine pixels. */
interface Balls {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly depth: Float64Array;
  readonly radius: Float64Array;
}

function placeBalls(cells: FrameCells, { right, up, towards, centre }: View, film: Film, scale: number): Balls {
  const placed = (direction: Vector, middle: number, sign: number) =>
    cells.x.map((x, row) => {
      const away = along(direction, x - centre[0], cells.y[row] - centre[1], cells.z[row] - centre[2]);
      return middle + sign * away * scale;
    });
  return {
    x: placed(right, film.width / 2, 1),
    y: placed(up, film.height / 2, -1),
    depth: placed(towards, 0, 1),
    radius: cells.radius.map((radius) => radius * scale),
  };
}

/** The three planes through the centre that bound the part that is taken away. */
class Cut {
  /** Their normals in the picture's directions: right, up, towards the viewer. */
  readonly normals: readonly Triple[];
  /** The greatest depth that is left on each line of sight. */
  readonly depth: Float32Array;

  constructor(
    view: View,
    readonly film: Film,
  ) {
    this.normals = [0, 1, 2]
      .filter((axis) => Math.abs(view.towards[axis]) > 1e-9)
      .map((axis) => {
        const facing = Math.sign(view.towards[axis]);
        return [view.right[axis] * facing, view.up[axis] * facing, Math.abs(view.towards[axis])];
      });
    this.depth = new Float32Array(film.depth.length).fill(-Infinity);
    for (const normal of this.normals) this.#raise(normal);
  }

  #raise([right, up, towards]: Triple): void {
    const { width, height } = this.film;
    for (let row = 0, at = 0; row < height; row++) {
      const start = (-up * (height / 2 - row - 0.5)) / towards;
      for (let column = 0; column < width; column++, at++) {
        const own = start - (right * (column + 0.5 - width / 2)) / towards;
        if (own > this.depth[at]) this.depth[at] = own;
      }
    }
  }

  /** The plane that bounds what is left at a pixel. */
  normalAt(column: number, row: number): Triple {
    const [right, up] = [column + 0.5 - this.film.width / 2, this.film.height / 2 - row - 0.5];
    const depthOf = (normal: Triple) => -(normal[0] * right + normal[1] * up) / normal[2];
    return this.normals.reduce((best, normal) => (depthOf(normal) > depthOf(best) ? normal : best));
  }
}

/** Enters a ball where it is nearer than what was found so far. */
function findBall(film: Film, balls: Balls, ball: number, cut: Float32Array | undefined): void {
  const [x, y, depth, radius] = [balls.x[ball], balls.y[ball], balls.depth[ball], balls.radius[ball]];
  const [x0, x1] = [Math.max(0, Math.ceil(x - radius - 0.5)), Math.min(film.width - 1, Math.floor(x + radius - 0.5))];
  const [y0, y1] = [Math.max(0, Math.ceil(y - radius - 0.5)), Math.min(film.height - 1, Math.floor(y + radius - 0.5))];
  for (let row = y0; row <= y1; row++) {
    const dy = row + 0.5 - y;
    const rest = radius * radius - dy * dy;
    for (let column = x0; column <= x1; column++) {
      const dx = column + 0.5 - x;
      const square = rest - dx * dx;
      if (square <= 0) continue;
      const at = row * film.width + column;
      const found = film.depth[at];
      // No part of the ball is nearer than this.
      if (depth + radius <= found) continue;
      const half = Math.sqrt(square);
      const bound = cut === undefined ? Infinity : cut[at];
      if (depth + half <= bound) {
        if (depth + half <= found) continue;
        film.depth[at] = depth + half;
        film.seen[at] = ball;
      } else if (depth - half < bound && bound > found) {
        film.depth[at] = bound;
        film.seen[at] = -2 - ball;
      }
    }
  }
}

type Triple = readonly [number, number, number];

interface BallColours {
  readonly body: Rgb;
  readonly inside: Rgb;
  readonly rim: Rgb;
  readonly core: Rgb;
}

function coloursOf({ colour, live }: CellStyle, state: number): BallColours {
  const own = state === 0 ? live : undefined;
  const body = own?.body ?? stateColour(colour, state);
  return {
    body: rgb(body),
    inside: rgb(blend(body, "#FFFFFF", state === 2 ? 0.08 : 0.3)),
    rim: rgb(blend(body, "#11161D", 0.5)),
    core: rgb(own?.nucleus ?? nucleusColour(colour, state)),
  };
}

function shade(film: Film, balls: Balls, cells: FrameCells, styles: readonly CellStyle[], cut: Cut | undefined): void {
  const colours = styles.map((style) => cellStates.map((_, state) => coloursOf(style, state)));
  for (let row = 0, at = 0; row < film.height; row++) {
    for (let column = 0; column < film.width; column++, at++) {
      const seen = film.seen[at];
      if (seen === -1) continue;
      const ball = seen < 0 ? -2 - seen : seen;
      const [type, state] = [cells.type[ball], cells.state[ball]];
      const own = colours[type][state];
      const [radius, dx, dy] = [balls.radius[ball], column + 0.5 - balls.x[ball], row + 0.5 - balls.y[ball]];
      const nucleus = (cells.nuclearRadius[ball] / cells.radius[ball]) * radius * nucleusSize[state];
      const dz = film.depth[at] - balls.depth[ball];
      if (seen < 0 && cut) {
        drawCut(
          film.colour,
          at,
          own,
          cut.normalAt(column, row),
          Math.sqrt(dx * dx + dy * dy + dz * dz),
          radius,
          nucleus,
        );
      } else {
        const inNucleus = radius > 5 ? -distanceTo(styles[type].shape, dx, dy, nucleus) : 0;
        drawSurface(film.colour, at, own, [dx / radius, -dy / radius, dz / radius], inNucleus);
      }
    }
  }
}

/** The outside of a ball; the nucleus shines through. */
function drawSurface(
  film: Uint8ClampedArray,
  at: number,
  { body, core }: BallColours,
  [nx, ny, nz]: Triple,
  inNucleus: number,
): void {
  const lit = nx * light[0] + ny * light[1] + nz * light[2];
  // Light wraps around the edge, as in cells that let some of it through.
  const diffuse = Math.max(0, (lit + 0.35) / 1.35);
  const edge = nz < 0.45 ? 0.62 + 0.38 * (nz / 0.45) : 1;
  const bright = (0.4 + 0.68 * diffuse) * edge;
  const shine = lit > 0.93 ? (lit - 0.93) * 480 : 0;
  const through = inNucleus > 0 ? 0.42 * Math.min(1, inNucleus / 2) : 0;
  for (let i = 0; i < 3; i++) film[3 * at + i] = (body[i] + (core[i] - body[i]) * through) * bright + shine;
}

/** The inside of a ball, where a plane cuts it: the rim, the plasm and the nucleus. */
function drawCut(
  film: Uint8ClampedArray,
  at: number,
  { core, rim, inside }: BallColours,
  normal: Triple,
  fromCentre: number,
  radius: number,
  nucleus: number,
): void {
  const edge = radius - Math.max(0.1 * radius, 0.9);
  const colour = fromCentre < nucleus ? core : fromCentre > edge ? rim : inside;
  const bright = 0.74 + 0.28 * Math.max(0, normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2]);
  for (let i = 0; i < 3; i++) film[3 * at + i] = colour[i] * bright;
}

function normalised([x, y, z]: readonly [number, number, number]): readonly [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
