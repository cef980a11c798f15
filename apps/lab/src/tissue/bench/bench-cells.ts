import { glyphAtlas } from "../glyphs/glyph-atlas.ts";
import { CanvasPainter, plainContext } from "../paint/canvas-painter.ts";
import { WebglPainter } from "../paint/webgl-painter.ts";
import { quantile } from "../parts/frame-times.ts";
import { wholeView } from "../scene/camera.ts";
import { cellScene } from "../scene/cell-scene.ts";
import { syntheticLook } from "./synthetic-look.ts";

export interface CellBenchResult {
  readonly cells: number;
  readonly painter: string;
  readonly shape: "2D" | "3D";
  readonly pictures: number;
  /** ms: joining two looks and dressing cells, once. */
  readonly prepare: number;
  /** ms from one picture to the next: median and 95th percentile. */
  readonly median: number;
  readonly high: number;
}

interface BenchPlan {
  readonly cells: number;
  readonly solid: boolean;
  readonly graphics: boolean;
  readonly pictures?: number;
}

const size = { width: 800, height: 800 };

/**
 * Draws made-up cells that glide, and tells the time from picture to picture: the browser asks for no more pictures than
 * get done. Reading a pixel would end each picture too, but turns a canvas into one that is quick to read and slow to draw.
 */
export async function benchCells(
  host: HTMLElement,
  { cells, solid, graphics, pictures = 30 }: BenchPlan,
): Promise<CellBenchResult> {
  const canvas = document.createElement("canvas");
  host.replaceChildren(canvas);
  const gl = graphics ? canvas.getContext("webgl2", { antialias: false }) : null;
  const context = graphics ? null : canvas.getContext("2d", plainContext);
  if (!gl && !context) throw new Error("this browser gives no canvas to draw on");
  const painter = gl ? new WebglPainter(gl, glyphAtlas()) : new CanvasPainter(context!);
  const [before, after] = [syntheticLook(cells, 0, !solid), syntheticLook(cells, 5, !solid)];
  const started = performance.now();
  const scene = cellScene(before, after, { colour: "kind", antigen: 0, dark: false, hidden: new Set() });
  const prepare = performance.now() - started;
  const camera = wholeView(before.box, size, solid);
  const common = { size, ratio: 1, camera, solid, dark: false, scene, fieldHeight: 0, opacity: 1, contours: false };
  while (!painter.isReady({ ...common, mix: 0 })) await new Promise(requestAnimationFrame);
  const times: number[] = [];
  let last: number | undefined;
  for (let i = 0; i < pictures; i++) {
    const now = await new Promise(requestAnimationFrame);
    // The first pictures also upload and fill the queue.
    if (last !== undefined && i > 3) times.push(now - last);
    last = now;
    painter.paint({ ...common, mix: i / pictures });
  }
  painter.dispose();
  return {
    cells,
    painter: painter.kind,
    shape: solid ? "3D" : "2D",
    pictures,
    prepare,
    median: quantile(times, 0.5),
    high: quantile(times, 0.95),
  };
}
