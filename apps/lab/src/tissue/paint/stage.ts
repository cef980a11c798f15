import { effect, signal } from "@preact/signals";
import { systemColours } from "../../design/system-colours.ts";
import { theme } from "../../kit/theme.ts";
import { frameTimes, quantile } from "../parts/frame-times.ts";
import type { TissueModel } from "../tissue-model.ts";
import { CanvasPainter, plainContext } from "./canvas-painter.ts";
import { type Measured, quickestPainter } from "./choose-painter.ts";
import { type GraphicsAnswer, graphicsHere } from "./graphics.ts";
import type { Painter, PainterKind, Painting } from "./painter.ts";
import { WebglPainter } from "./webgl-painter.ts";

/** How a picture is drawn. `lost`: the graphics card gave up; `refused`: it never started. */
export type StageState =
  | { readonly is: "drawing"; readonly kind: PainterKind }
  | { readonly is: "lost" | "refused"; readonly message: string };

/** What draws: by measure, or as asked for. */
export type PainterWish = PainterKind | "quickest";

/** Pictures in a row, while time runs, that tell how quick a painter is. */
const ENOUGH = 45;

/** A canvas keeps the kind of its first context, so that each painter has one of its own. */
interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly painter: Painter;
}

/**
 * Draws one view whenever something that it shows has changed, once an animation frame at the most. The first picture is
 * always Canvas2D's, which needs no preparation; WebGL takes over once it is compiled, where it is quicker.
 */
export class Stage {
  readonly state = signal<StageState>({ is: "drawing", kind: "Canvas2D" });
  private readonly layers: Partial<Record<PainterKind, Layer>> = {};
  private shown: Layer | undefined;
  /** Takes over as soon as it can paint. */
  private coming: Layer | undefined;
  private graphics: GraphicsAnswer | undefined;
  private isAsked = false;
  private isSettled = false;
  private measured: Measured = {};
  private between: number[] = [];
  private before: number | undefined;
  private waiting = 0;
  private isOver = false;
  private readonly ends: (() => void)[] = [];

  /** @param holder  where the canvas is put in */
  constructor(
    private readonly holder: HTMLElement,
    private readonly model: TissueModel,
    private wish: PainterWish,
    private readonly label: string,
  ) {
    this.show(this.plain());
    this.watchSize();
    this.ends.push(effect(() => this.changed()));
  }

  /** Once more with the graphics card, after it gave up. */
  retry(): void {
    this.wish = "WebGL2";
    this.isSettled = false;
    this.state.value = { is: "drawing", kind: this.shown?.painter.kind ?? "Canvas2D" };
    this.schedule();
  }

  private plain(): Layer | undefined {
    const canvas = this.canvas();
    const context = canvas.getContext("2d", plainContext);
    if (context) return { canvas, painter: new CanvasPainter(context) };
    this.state.value = { is: "refused", message: "This browser gives no canvas to draw on." };
    return undefined;
  }

  private canvas(): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    canvas.className = "tissue-canvas";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.label);
    return canvas;
  }

  private show(layer: Layer | undefined): void {
    if (!layer) return;
    this.layers[layer.painter.kind] = layer;
    this.shown = layer;
    this.holder.replaceChildren(layer.canvas);
    this.between = [];
    this.before = undefined;
    if (this.state.peek().is === "drawing") this.state.value = { is: "drawing", kind: layer.painter.kind };
  }

  private webgl(atlas: GraphicsAnswer["atlas"]): Layer | undefined {
    const canvas = this.canvas();
    try {
      const gl = canvas.getContext("webgl2", { antialias: false, alpha: true, premultipliedAlpha: true });
      if (!gl) throw new Error("This browser has no WebGL2 at the moment.");
      canvas.addEventListener("webglcontextlost", this.lost);
      return { canvas, painter: new WebglPainter(gl, atlas) };
    } catch (error) {
      this.giveUp("refused", error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  private readonly lost = (event: Event): void => {
    event.preventDefault();
    if (!this.isOver) this.giveUp("lost", "The graphics card stopped drawing.");
  };

  private giveUp(is: "lost" | "refused", message: string): void {
    this.wish = "Canvas2D";
    this.coming = undefined;
    this.layers.WebGL2 = undefined;
    this.show(this.layers.Canvas2D);
    this.state.value = { is, message };
    this.schedule();
  }

  private watchSize(): void {
    const { holder, model } = this;
    const area = holder.parentElement ?? holder;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const { width, height } = contentRect;
      const { size } = model;
      if (size.peek().width !== width || size.peek().height !== height) size.value = { width, height };
      else this.schedule();
    });
    observer.observe(area);
    // Another screen may have another density of pixels.
    const again = () => this.schedule();
    addEventListener("resize", again);
    this.ends.push(
      () => observer.disconnect(),
      () => removeEventListener("resize", again),
    );
  }

  /** Reads all that the picture depends on. */
  private changed(): void {
    const { model } = this;
    const { view } = model.source;
    for (const one of [model.scene, model.mix, model.camera, model.size, model.field, model.height, model.solid])
      one.value;
    for (const one of [view.opacity, view.contours, theme, systemColours]) one.value;
    this.schedule();
  }

  private schedule(): void {
    this.waiting ||= requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
    });
  }

  private painting(): Painting | undefined {
    const { model } = this;
    const { view } = model.source;
    const scene = model.scene.peek();
    const size = model.size.peek();
    if (!scene || size.width === 0) return undefined;
    return {
      size,
      ratio: Math.min(3, devicePixelRatio || 1),
      camera: model.camera.peek(),
      solid: model.solid.peek(),
      dark: theme.peek() === "dark",
      system: systemColours.peek(),
      scene,
      mix: model.mix.peek(),
      field: model.field.peek(),
      fieldHeight: model.height.peek(),
      opacity: view.opacity.peek(),
      contours: view.contours.peek(),
    };
  }

  private draw(): void {
    const painting = this.painting();
    if (!painting) return;
    this.takeOver(painting);
    const { shown } = this;
    if (!shown) return;
    const start = performance.now();
    if (!shown.painter.paint(painting)) this.schedule();
    const moves = this.model.source.playback.playing.peek();
    frameTimes.drew(start, performance.now(), painting.scene.count, shown.painter.kind, moves);
    this.measure(start, moves);
    this.choose(painting);
  }

  /** The layer that was being prepared is shown when it can paint. */
  private takeOver(painting: Painting): void {
    const { coming } = this;
    if (!coming) return;
    try {
      if (!coming.painter.isReady(painting)) {
        this.schedule();
        return;
      }
      this.coming = undefined;
      this.show(coming);
    } catch (error) {
      this.giveUp("refused", error instanceof Error ? error.message : String(error));
    }
  }

  private measure(start: number, moves: boolean): void {
    if (this.before !== undefined && moves) this.between.push(start - this.before);
    this.before = moves ? start : undefined;
    if (this.between.length < ENOUGH || !this.shown) return;
    this.measured = { ...this.measured, [this.shown.painter.kind]: quantile(this.between, 0.5) };
    this.between = [];
  }

  /** Which painter is the quickest here; it is looked for after the first picture, which shall not wait for it. */
  private choose({ scene, solid }: Painting): void {
    if (this.wish === "Canvas2D" || this.coming) return;
    const { graphics, measured, shown } = this;
    if (!graphics) {
      if (!this.isAsked) void this.ask();
      return;
    }
    const place = { graphics: graphics.is, cells: scene.count, solid, measured };
    const kind =
      this.wish === "quickest"
        ? quickestPainter({ ...place, ...(this.isSettled && shown && { now: shown.painter.kind }) })
        : this.wish;
    this.isSettled = true;
    if (kind === shown?.painter.kind) return;
    this.coming = this.layers[kind] ?? (kind === "WebGL2" ? this.webgl(graphics.atlas) : this.plain());
    this.schedule();
  }

  private async ask(): Promise<void> {
    this.isAsked = true;
    try {
      this.graphics = await graphicsHere();
    } catch {
      // Canvas2D draws all the same.
      this.wish = "Canvas2D";
    }
    if (this.isOver) return;
    if (this.graphics?.is === "none") this.giveUp("refused", "This browser has no WebGL2 at the moment.");
    else this.schedule();
  }

  dispose(): void {
    this.isOver = true;
    cancelAnimationFrame(this.waiting);
    for (const end of this.ends) end();
    for (const layer of [this.layers.Canvas2D, this.layers.WebGL2, this.coming]) layer?.painter.dispose();
    this.holder.replaceChildren();
    this.shown = undefined;
  }
}
