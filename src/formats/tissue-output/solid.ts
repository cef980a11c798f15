import { blend, type CellStyle, type Rgb, rgb, stateColour } from "./cell-palette.ts";
import { distanceTo } from "./mark-shapes.ts";
import type { FrameCells } from "./read-frame.ts";
import type { Pixels } from "./scene.ts";
import { nucleusColour, nucleusSize } from "./section.ts";
import { along, type View } from "./solid-view.ts";

export interface SolidOptions {
  /** Take away the quarter of the tissue that is nearest to the viewer, in front of the box's centre. */
  readonly cutAway: boolean;
  readonly background: string;
}

/** Pixels are computed this much finer along each edge, then joined. */
const fine = 2;

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
  const scale = (Math.min(film.width, film.height) / 2 / view.reach) as number;
  const cut = options.cutAway ? new Cut(view) : undefined;
  const palette = styles.map((style) => [0, 1, 2].map((state) => paletteOf(style, state)));
  for (let row = 0; row < cells.count; row++) {
    const [x, y, z] = [cells.x[row] - view.centre[0], cells.y[row] - view.centre[1], cells.z[row] - view.centre[2]];
    const state = cells.state[row];
    drawBall(film, scale, cut, {
      right: along(view.right, x, y, z),
      up: along(view.up, x, y, z),
      depth: along(view.towards, x, y, z),
      radius: cells.radius[row],
      nucleus: cells.nuclearRadius[row] * nucleusSize[state],
      shape: styles[cells.type[row]].shape,
      ...palette[cells.type[row]][state],
    });
  }
  return develop(film, scale, options.background, view.reach);
}

/** What is seen at each fine pixel: how near (pixels, larger is nearer) and in which colour. */
class Film {
  readonly depth: Float32Array;
  readonly colour: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.depth = new Float32Array(width * height).fill(-Infinity);
    this.colour = new Uint8ClampedArray(3 * width * height);
  }
}

/** The three planes through the centre that bound the part that is taken away. */
class Cut {
  /** Of each plane: how depth changes along the picture's right and up, and its normal in the picture's directions. */
  readonly planes: readonly {
    readonly right: number;
    readonly up: number;
    readonly normal: readonly [number, number, number];
  }[];

  constructor(view: View) {
    this.planes = [0, 1, 2]
      .filter((axis) => Math.abs(view.towards[axis]) > 1e-9)
      .map((axis) => {
        const facing = Math.sign(view.towards[axis]);
        const normal = [view.right[axis] * facing, view.up[axis] * facing, Math.abs(view.towards[axis])] as const;
        return { right: -normal[0] / normal[2], up: -normal[1] / normal[2], normal };
      });
  }

  /** The greatest depth that is left on a line of sight, and the plane that bounds it. */
  plane(right: number, up: number): { depth: number; index: number } {
    let depth = -Infinity;
    let index = 0;
    this.planes.forEach((plane, i) => {
      const own = plane.right * right + plane.up * up;
      if (own <= depth) return;
      depth = own;
      index = i;
    });
    return { depth, index };
  }
}

interface BallColours {
  readonly body: Rgb;
  readonly inside: Rgb;
  readonly rim: Rgb;
  readonly core: Rgb;
}

interface Ball extends BallColours {
  readonly right: number;
  readonly up: number;
  readonly depth: number;
  readonly radius: number;
  readonly nucleus: number;
  readonly shape: CellStyle["shape"];
}

function paletteOf({ colour }: CellStyle, state: number): BallColours {
  const body = stateColour(colour, state);
  return {
    body: rgb(body),
    inside: rgb(blend(body, "#FFFFFF", 0.3)),
    rim: rgb(blend(body, "#11161D", 0.5)),
    core: rgb(nucleusColour(colour, state)),
  };
}

function drawBall(film: Film, scale: number, cut: Cut | undefined, ball: Ball): void {
  const radius = ball.radius * scale;
  const [x, y] = [film.width / 2 + ball.right * scale, film.height / 2 - ball.up * scale];
  const depth = ball.depth * scale;
  const [x0, x1] = [Math.max(0, Math.ceil(x - radius - 0.5)), Math.min(film.width - 1, Math.floor(x + radius - 0.5))];
  const [y0, y1] = [Math.max(0, Math.ceil(y - radius - 0.5)), Math.min(film.height - 1, Math.floor(y + radius - 0.5))];
  const shown = radius > 5 ? ball.nucleus * scale : 0;
  for (let row = y0; row <= y1; row++) {
    const dy = row + 0.5 - y;
    for (let column = x0; column <= x1; column++) {
      const dx = column + 0.5 - x;
      const square = radius * radius - dx * dx - dy * dy;
      if (square <= 0) continue;
      const half = Math.sqrt(square);
      const at = row * film.width + column;
      const front = depth + half;
      if (cut) {
        const plane = cut.plane(column + 0.5 - film.width / 2, film.height / 2 - row - 0.5);
        if (front > plane.depth) {
          if (depth - half < plane.depth && plane.depth > film.depth[at]) {
            film.depth[at] = plane.depth;
            drawCut(film, at, cut.planes[plane.index].normal, ball, scale, [dx, dy, plane.depth - depth]);
          }
          continue;
        }
      }
      if (front <= film.depth[at]) continue;
      film.depth[at] = front;
      drawSurface(
        film,
        at,
        ball,
        [dx / radius, -dy / radius, half / radius],
        shown === 0 ? 1 : distanceTo(ball.shape, dx, dy, shown),
      );
    }
  }
}

/** The outside of a ball; the nucleus shines through. */
function drawSurface(
  film: Film,
  at: number,
  { body, core }: Ball,
  [nx, ny, nz]: readonly [number, number, number],
  fromNucleus: number,
): void {
  const lit = nx * light[0] + ny * light[1] + nz * light[2];
  // Light wraps around the edge, as in cells that let some of it through.
  const diffuse = Math.max(0, (lit + 0.35) / 1.35);
  const edge = nz < 0.45 ? 0.62 + 0.38 * (nz / 0.45) : 1;
  const bright = (0.4 + 0.68 * diffuse) * edge;
  const shine = lit > 0.93 ? (lit - 0.93) * 480 : 0;
  const through = fromNucleus < 0 ? 0.42 * Math.min(1, -fromNucleus / 2) : 0;
  for (let i = 0; i < 3; i++) {
    film.colour[3 * at + i] = (body[i] + (core[i] - body[i]) * through) * bright + shine;
  }
}

/** The inside of a ball, where a plane cuts it: the rim, the plasm and the nucleus. */
function drawCut(
  film: Film,
  at: number,
  normal: readonly [number, number, number],
  ball: Ball,
  scale: number,
  [dx, dy, dz]: readonly [number, number, number],
): void {
  const distance = Math.sqrt(dx * dx + dy * dy + dz * dz) / scale;
  const rim = Math.max(0.1 * ball.radius, 0.9 / scale);
  const colour = distance < ball.nucleus ? ball.core : distance > ball.radius - rim ? ball.rim : ball.inside;
  const bright = 0.74 + 0.28 * Math.max(0, normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2]);
  for (let i = 0; i < 3; i++) film.colour[3 * at + i] = colour[i] * bright;
}

/** Joins fine pixels, darkens hollows, and fades the distance. */
function develop(film: Film, scale: number, background: string, reach: number): Pixels {
  const [width, height] = [film.width / fine, film.height / fine];
  const dark = hollows(film, 9 * scale);
  const data = new Uint8ClampedArray(4 * width * height);
  const paper = rgb(background);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const sum = [0, 0, 0];
      let seen = 0;
      for (let k = 0; k < fine * fine; k++) {
        const at = (row * fine + Math.floor(k / fine)) * film.width + column * fine + (k % fine);
        const depth = film.depth[at];
        if (depth === -Infinity) continue;
        seen++;
        const far = Math.min(0.42, Math.max(0, 0.16 - (0.3 * depth) / (reach * scale)));
        for (let i = 0; i < 3; i++) {
          const shaded = film.colour[3 * at + i] * dark[row * width + column];
          sum[i] += shaded + (paper[i] - shaded) * far;
        }
      }
      const at = 4 * (row * width + column);
      for (let i = 0; i < 3; i++) data[at + i] = seen === 0 ? 0 : sum[i] / seen;
      data[at + 3] = (255 * seen) / (fine * fine);
    }
  }
  return { width, height, data };
}

/**
 * How bright each pixel is (0–1) for what stands around it: where the mean depth of the neighbourhood is nearer than the
 * pixel, light is kept off. Luft et al. (2006), https://doi.org/10.1145/1141911.1142016
 */
function hollows(film: Film, distance: number): Float32Array {
  const [width, height] = [film.width / fine, film.height / fine];
  let floor = Infinity;
  for (const depth of film.depth) if (depth !== -Infinity && depth < floor) floor = depth;
  const depth = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      depth[row * width + column] = Math.max(floor, film.depth[row * fine * film.width + column * fine]);
    }
  }
  const radius = Math.max(2, Math.min(40, Math.round(distance / fine)));
  const mean = blurred(blurred(depth, width, height, radius), width, height, radius);
  return depth.map((own, at) => {
    const above = (mean[at] - own) / distance;
    return above > 0 ? Math.max(0.5, 1 - 0.5 * above) : Math.min(1.06, 1 - 0.03 * above);
  });
}

/** Mean over a square of 2 radius + 1 pixels; edges repeat. */
function blurred(image: Float32Array, width: number, height: number, radius: number): Float32Array {
  const pass = (source: Float32Array, count: number, lines: number, step: number, lineStep: number) => {
    const out = new Float32Array(source.length);
    const at = (line: number, i: number) => line * lineStep + Math.min(count - 1, Math.max(0, i)) * step;
    for (let line = 0; line < lines; line++) {
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += source[at(line, i)];
      for (let i = 0; i < count; i++) {
        out[at(line, i)] = sum / (2 * radius + 1);
        sum += source[at(line, i + radius + 1)] - source[at(line, i - radius)];
      }
    }
    return out;
  };
  return pass(pass(image, width, height, 1, width), height, width, width, 1);
}

function normalised([x, y, z]: readonly [number, number, number]): readonly [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
