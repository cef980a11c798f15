import { axesOf, toScreen } from "../scene/camera.ts";
import { mark } from "../scene/cell-scene.ts";
import type { FieldPicture } from "../scene/field-picture.ts";
import { radiusShown } from "../scene/pick.ts";
import { CellStamps, DISC, halfOf, LARGEST_STAMP, SHAPE, type Stamp } from "./cell-stamps.ts";
import { tables } from "./colour-map.ts";
import { boxEdges, type Painter, type Painting } from "./painter.ts";

/** Stands for the stamp of a cell that is not in the picture. */
const OUTSIDE = -2;

/** Cells on the screen: CSS pixels, and µm towards the eye. */
interface Seen {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly depth: Float32Array;
  readonly radius: Float32Array;
  readonly stamp: Int32Array;
}

function stampOf({ scene, dark }: Painting, cell: number, radius: number): Stamp {
  const { looks } = scene;
  const at = 16 * cell;
  const dying = (looks[at + 5] & (mark.apoptotic | mark.necrotic)) !== 0;
  const colour = dying ? 0x8f8f8a : 65536 * looks[at] + 256 * looks[at + 1] + looks[at + 2];
  return { glyph: radius < 2 ? DISC : looks[at + 4], colour, dark };
}

/** The same picture without a graphics card: glyphs from the same shapes. */
export class CanvasPainter implements Painter {
  readonly kind = "Canvas2D";
  private ratio = 1;
  private readonly stamps = new CellStamps(() => this.ratio);
  private readonly sheet = document.createElement("canvas");
  private drawn: { readonly field: FieldPicture; readonly mix: number; readonly dark: boolean } | undefined;

  constructor(private readonly context: CanvasRenderingContext2D) {}

  isReady(): boolean {
    return true;
  }

  paint(painting: Painting): boolean {
    const { context } = this;
    const { size, ratio } = painting;
    const { canvas } = context;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    this.paintField(painting);
    this.paintBox(painting);
    if (this.ratio !== ratio) this.stamps.clear();
    this.ratio = ratio;
    this.stamps.begin();
    this.paintCells(painting);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 1;
    return true;
  }

  /** First all stamps are made, then copied: a sheet that changes between copies is copied as a whole each time. */
  private paintCells(painting: Painting): void {
    const seen = this.lookAt(painting);
    if (!painting.solid) for (let cell = 0; cell < seen.count; cell++) this.paintCell(painting, seen, cell);
    else {
      // From far to near; without depth, the order of the scene.
      const order = Uint32Array.from({ length: seen.count }, (_, i) => i);
      for (const cell of order.sort((a, b) => seen.depth[a] - seen.depth[b])) this.paintCell(painting, seen, cell);
    }
  }

  /** Where cells are on the screen, how large, and which stamp each takes. */
  private lookAt(painting: Painting): Seen {
    const { scene, camera, size, mix, solid, ratio } = painting;
    const { places, count } = scene;
    const { right, up, near } = axesOf(camera);
    const seen = {
      count,
      x: new Float32Array(count),
      y: new Float32Array(count),
      depth: new Float32Array(count),
      radius: new Float32Array(count),
      stamp: new Int32Array(count).fill(OUTSIDE),
    };
    for (let cell = 0; cell < count; cell++) {
      const at = 8 * cell;
      const x = places[at] * (1 - mix) + places[at + 4] * mix - camera.x;
      const y = places[at + 1] * (1 - mix) + places[at + 5] * mix - camera.y;
      const z = places[at + 2] * (1 - mix) + places[at + 6] * mix - camera.z;
      const px = size.width / 2 + camera.zoom * (right[0] * x + right[1] * y + right[2] * z);
      const py = size.height / 2 - camera.zoom * (up[0] * x + up[1] * y + up[2] * z);
      const radius = radiusShown(scene, cell, mix, camera.zoom, solid);
      seen.x[cell] = px;
      seen.y[cell] = py;
      seen.radius[cell] = radius;
      seen.depth[cell] = near[0] * x + near[1] * y + near[2] * z;
      if (px < -2 * radius || py < -2 * radius || px > size.width + 2 * radius || py > size.height + 2 * radius) continue;
      const kept = Math.max(1, Math.ceil(radius * ratio));
      seen.stamp[cell] = kept > LARGEST_STAMP ? SHAPE : this.stamps.place(stampOf(painting, cell, radius), kept);
    }
    return seen;
  }

  private paintCell(painting: Painting, seen: Seen, cell: number): void {
    if (seen.stamp[cell] === OUTSIDE) return;
    const { context } = this;
    const { scene, ratio, mix, dark } = painting;
    const { looks, places } = scene;
    const at = 16 * cell;
    const radius = seen.radius[cell];
    const [before, after] = [places[8 * cell + 3], places[8 * cell + 7]];
    const part = (before * (1 - mix) + after * mix) / Math.max(before, after);
    context.globalAlpha = (looks[at + 3] / 255) * Math.min(1, 2 * part);
    const scale = radius * ratio;
    const [x, y] = [seen.x[cell] * ratio, seen.y[cell] * ratio];
    if (seen.stamp[cell] !== SHAPE) this.copy(seen.stamp[cell], scale, x, y);
    else {
      context.setTransform(scale, 0, 0, scale, x, y);
      this.stamps.draw(context, stampOf(painting, cell, radius), radius);
    }
    if (radius < 2) return;
    const dying = (looks[at + 5] & (mark.apoptotic | mark.necrotic)) !== 0;
    const isRinged = (looks[at + 5] & 3) !== 0 && radius > 4;
    const isNear = radius > 13 && (looks[at + 5] & mark.levels) !== 0;
    if (!dying && !isRinged && !isNear) return;
    context.setTransform(scale, 0, 0, scale, x, y);
    context.strokeStyle = context.fillStyle = dark ? "#ECEAE4" : "#11161D";
    if (dying) this.cross(radius);
    else if (isRinged) this.ring(radius, (looks[at + 5] & mark.paused) !== 0);
    if (isNear) this.levels(looks, at);
  }

  /** A stamp of a radius in whole pixels as one of any radius. */
  private copy(stamp: number, radius: number, x: number, y: number): void {
    const kept = Math.max(1, Math.ceil(radius));
    const half = halfOf(kept);
    const scale = radius / kept;
    const [left, top, side] = [stamp & 65535, stamp >>> 16, 2 * half];
    this.context.setTransform(scale, 0, 0, scale, x, y);
    this.context.drawImage(this.stamps.sheet, left, top, side, side, -half, -half, side, side);
  }

  private cross(radius: number): void {
    const { context } = this;
    context.lineWidth = Math.max(0.2, 1.2 / radius);
    context.beginPath();
    for (const side of [-0.8, 0.8]) {
      context.moveTo(side, -0.8);
      context.lineTo(-side, 0.8);
    }
    context.stroke();
  }

  private ring(radius: number, dashed: boolean): void {
    const { context } = this;
    context.lineWidth = Math.max(0.11, 1.2 / radius);
    if (dashed) context.setLineDash([0.5, 0.458]);
    context.beginPath();
    context.arc(0, 0, 1.22, 0, 2 * Math.PI);
    context.stroke();
    context.setLineDash([]);
  }

  /** MHC-I at the top, PD-L1 on the right, antigens on the left. */
  private levels(looks: Uint8Array, at: number): void {
    const { context } = this;
    const dot = (x: number, y: number, r: number) => {
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
    };
    context.fillStyle = "#11161D";
    for (let i = 0; i < 4; i++) {
      const x = (i - 1.5) * 0.26;
      if (i < Math.round(looks[at + 8] / 64)) context.fillRect(x - 0.045, -0.8, 0.09, 0.3);
      if (i < Math.round(looks[at + 9] / 64)) context.fillRect(0.58, -x - 0.08, 0.16, 0.16);
    }
    context.strokeStyle = "#11161D";
    context.lineWidth = 0.032;
    for (let i = 0; i < looks[at + 7]; i++) {
      const y = (i - 0.5 * (looks[at + 7] - 1)) * 0.34;
      dot(-0.66, y, 0.13 * Math.sqrt(looks[at + 12 + i] / 255));
      context.fill();
      dot(-0.66, y, 0.14);
      context.stroke();
    }
  }

  private paintBox({ scene, camera, size, solid, dark }: Painting): void {
    const { context } = this;
    const { minimum, maximum, flat } = scene.before.box;
    const edges = boxEdges(minimum, maximum, flat || !solid);
    context.globalAlpha = 0.8;
    context.lineWidth = 1;
    context.strokeStyle = dark ? "#80807c" : "#73736f";
    context.beginPath();
    for (let i = 0; i < edges.length; i += 6) {
      const [ax, ay] = toScreen(camera, size, edges[i], edges[i + 1], edges[i + 2]);
      const [bx, by] = toScreen(camera, size, edges[i + 3], edges[i + 4], edges[i + 5]);
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
    context.stroke();
  }

  private paintField({ field, scene, camera, size, ratio, mix, dark, opacity, solid, fieldHeight }: Painting): void {
    if (!field) return;
    const { context } = this;
    if (this.drawn?.field !== field || this.drawn.mix !== mix || this.drawn.dark !== dark) {
      this.drawSheet(field, mix, dark);
      this.drawn = { field, mix, dark };
    }
    const { minimum, maximum } = scene.before.box;
    const height = solid ? fieldHeight : camera.z;
    const at = (x: number, y: number) => toScreen(camera, size, x, y, height);
    const [ox, oy] = at(minimum[0], minimum[1]);
    const [ax, ay] = at(maximum[0], minimum[1]);
    const [bx, by] = at(minimum[0], maximum[1]);
    const { width, height: rows } = field;
    context.setTransform(
      ((ax - ox) / width) * ratio,
      ((ay - oy) / width) * ratio,
      ((bx - ox) / rows) * ratio,
      ((by - oy) / rows) * ratio,
      ox * ratio,
      oy * ratio,
    );
    context.globalAlpha = opacity;
    context.imageSmoothingEnabled = true;
    context.drawImage(this.sheet, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  private drawSheet({ width, height, before, after }: FieldPicture, mix: number, dark: boolean): void {
    this.sheet.width = width;
    this.sheet.height = height;
    const context = this.sheet.getContext("2d");
    if (!context) return;
    const image = context.createImageData(width, height);
    const table = dark ? tables.dark : tables.light;
    for (let i = 0; i < before.length; i++) {
      const level = Math.round(255 * (before[i] * (1 - mix) + after[i] * mix));
      image.data.set([table[3 * level], table[3 * level + 1], table[3 * level + 2], 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }

  dispose(): void {
    this.sheet.width = 0;
    this.stamps.dispose();
  }
}
