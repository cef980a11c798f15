import { effect, signal } from "@preact/signals";
import { systemColours } from "../../design/system-colours.ts";
import { theme } from "../../kit/theme.ts";
import { frameTimes } from "../parts/frame-times.ts";
import type { TissueModel } from "../tissue-model.ts";
import { CanvasPainter } from "./canvas-painter.ts";
import type { Painter } from "./painter.ts";
import { WebglPainter } from "./webgl-painter.ts";

/** How a canvas is drawn on. `lost`: the graphics card gave up; `refused`: it never started. */
export type StageState =
  | { readonly is: "drawing"; readonly kind: Painter["kind"] }
  | { readonly is: "lost" | "refused"; readonly message: string };

/** Draws one view whenever something that it shows has changed, once an animation frame at the most. */
export class Stage {
  readonly state = signal<StageState>({ is: "drawing", kind: "WebGL2" });
  private painter: Painter | undefined;
  private waiting = 0;
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly model: TissueModel,
    graphics: boolean,
  ) {
    this.painter = graphics ? this.webgl() : this.plain();
    if (!this.painter) return;
    this.watchSize();
    this.ends.push(effect(() => this.changed()));
  }

  private webgl(): Painter | undefined {
    const { canvas } = this;
    const lost = (event: Event) => {
      event.preventDefault();
      this.painter = undefined;
      this.state.value = { is: "lost", message: "The graphics card stopped drawing." };
    };
    try {
      const gl = canvas.getContext("webgl2", { antialias: false, alpha: true, premultipliedAlpha: true });
      if (!gl) throw new Error("this browser has no WebGL2 at the moment");
      const painter = new WebglPainter(gl);
      canvas.addEventListener("webglcontextlost", lost);
      this.ends.push(() => canvas.removeEventListener("webglcontextlost", lost));
      return painter;
    } catch (error) {
      this.state.value = { is: "refused", message: error instanceof Error ? error.message : String(error) };
      return undefined;
    }
  }

  private plain(): Painter | undefined {
    const context = this.canvas.getContext("2d");
    this.state.value = context
      ? { is: "drawing", kind: "Canvas2D" }
      : { is: "refused", message: "this browser gives no canvas to draw on" };
    return context ? new CanvasPainter(context) : undefined;
  }

  private watchSize(): void {
    const { canvas, model } = this;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = canvas;
      const { size } = model;
      if (size.peek().width !== width || size.peek().height !== height) size.value = { width, height };
      else this.schedule();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(canvas);
    measure();
    // Another screen may have another density of pixels.
    addEventListener("resize", measure);
    this.ends.push(
      () => observer.disconnect(),
      () => removeEventListener("resize", measure),
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

  private draw(): void {
    const { model, painter } = this;
    const scene = model.scene.peek();
    const size = model.size.peek();
    if (!painter || !scene || size.width === 0) return;
    const start = performance.now();
    const { view } = model.source;
    painter.paint({
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
    });
    frameTimes.drew(start, performance.now(), scene.count, painter.kind, model.source.playback.playing.peek());
  }

  dispose(): void {
    cancelAnimationFrame(this.waiting);
    for (const end of this.ends) end();
    this.painter?.dispose();
    this.painter = undefined;
  }
}
