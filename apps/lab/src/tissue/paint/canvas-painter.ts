import { patternNames, patternPath } from "../../design/pattern-paths.ts";
import { glyphNames, glyphPaths } from "../glyphs/glyphs.ts";
import { toScreen } from "../scene/camera.ts";
import { mark, placeOf } from "../scene/cell-scene.ts";
import type { FieldPicture } from "../scene/field-picture.ts";
import { radiusShown } from "../scene/pick.ts";
import { drawFieldSheet } from "./field-sheet.ts";
import { boxEdges, type Painter, type Painting } from "./painter.ts";

/** The glyph whose strokes stand in its opening, on the ground. */
const vessel = glyphNames.indexOf("ring");

interface GlyphPaths {
  readonly body: Path2D;
  readonly ink: readonly Path2D[];
}

/** The same picture without a graphics card: glyphs from the same shapes, cell by cell. */
export class CanvasPainter implements Painter {
  readonly kind = "Canvas2D";
  private readonly paths: readonly GlyphPaths[];
  private readonly patterns: Path2D[] = [];
  private readonly sheet = document.createElement("canvas");
  private drawn: { readonly field: FieldPicture; readonly mix: number; readonly dark: boolean } | undefined;

  constructor(private readonly context: CanvasRenderingContext2D) {
    this.paths = glyphNames.map((name) => {
      const { body, ink } = glyphPaths(name);
      return { body: new Path2D(body.join("")), ink: ink.map((path) => new Path2D(path)) };
    });
  }

  paint(painting: Painting): void {
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
    for (const cell of this.order(painting)) this.paintCell(painting, cell);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 1;
  }

  /** From far to near; without depth, the order of the scene. */
  private order({ scene, solid, camera, size, mix }: Painting): number[] {
    const cells = Array.from({ length: scene.count }, (_, cell) => cell);
    if (!solid) return cells;
    const depth = cells.map((cell) => {
      const [x, y, z] = placeOf(scene, cell, mix);
      return toScreen(camera, size, x, y, z)[2];
    });
    return cells.sort((a, b) => depth[a] - depth[b]);
  }

  private paintCell({ scene, camera, size, ratio, mix, solid, dark, system }: Painting, cell: number): void {
    const { context } = this;
    const [x, y, z, actual] = placeOf(scene, cell, mix);
    const full = Math.max(scene.places[8 * cell + 3], scene.places[8 * cell + 7]);
    const [px, py] = toScreen(camera, size, x, y, z);
    const radius = radiusShown(scene, cell, mix, camera.zoom, solid);
    if (px < -2 * radius || py < -2 * radius || px > size.width + 2 * radius || py > size.height + 2 * radius) return;
    const at = 16 * cell;
    const { looks } = scene;
    const dying = (looks[at + 5] & (mark.apoptotic | mark.necrotic)) !== 0;
    const colour = dying ? "#8f8f8a" : `rgb(${looks[at]} ${looks[at + 1]} ${looks[at + 2]})`;
    const scale = radius * ratio;
    context.setTransform(scale, 0, 0, scale, px * ratio, py * ratio);
    context.globalAlpha = (looks[at + 3] / 255) * Math.min(1, (2 * actual) / full);
    context.fillStyle = colour;
    const ground = system?.line ?? "#11161D";
    const line = dark && radius < 4 ? colour : ground;
    const light = system?.ink ?? (dark ? "#ECEAE4" : "#11161D");
    if (radius < 2) {
      context.beginPath();
      context.arc(0, 0, 0.9, 0, 2 * Math.PI);
      context.fill();
      return;
    }
    const { body, ink } = this.paths[looks[at + 4]];
    context.strokeStyle = line;
    context.lineWidth = Math.min(1.25, radius * 0.12) / radius;
    context.fill(body, "evenodd");
    context.stroke(body);
    if (looks[at + 11] > 0 && radius > 3.5) this.pattern(body, looks[at + 11], ground);
    context.fillStyle = looks[at + 4] === vessel ? light : ground;
    for (const one of ink) context.fill(one, "evenodd");
    context.strokeStyle = context.fillStyle = light;
    if (dying) this.cross(radius);
    else if (looks[at + 5] & 3 && radius > 4) this.ring(radius, (looks[at + 5] & mark.paused) !== 0);
    if (radius > 13 && looks[at + 5] & mark.levels) this.levels(looks, at);
  }

  private pattern(body: Path2D, number: number, line: string): void {
    const { context } = this;
    const { d, width } = patternPath(patternNames[number]);
    context.save();
    context.clip(body, "evenodd");
    context.strokeStyle = line;
    context.lineWidth = width;
    context.lineCap = "round";
    context.stroke((this.patterns[number] ??= new Path2D(d)));
    context.restore();
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
      drawFieldSheet(this.sheet, field, mix, dark);
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

  dispose(): void {
    this.sheet.width = 0;
  }
}
