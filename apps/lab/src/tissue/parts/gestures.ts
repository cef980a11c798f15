import { orbit, pan, zoomAt } from "../scene/camera.ts";
import { idOf } from "../scene/cell-scene.ts";
import { pick } from "../scene/pick.ts";
import type { TissueModel } from "../tissue-model.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels that a press may wander and still be a click. */
const STILL = 5;

/** Mouse, pen and fingers on the picture. Each thing that they do has a button too. */
export class Gestures {
  private readonly down = new Map<number, Point>();
  private start: Point | undefined;
  private moved = false;

  constructor(
    private readonly area: HTMLElement,
    private readonly model: TissueModel,
    private readonly choose: (id: number | undefined) => void,
  ) {}

  listen(): () => void {
    const { area } = this;
    const heard = {
      pointerdown: this.press,
      pointermove: this.move,
      pointerup: this.release,
      pointercancel: this.cancel,
      wheel: this.wheel,
      touchstart: this.touch,
      touchmove: this.touch,
    } as const;
    for (const [name, handler] of Object.entries(heard)) {
      area.addEventListener(name, handler as EventListener, { passive: false });
    }
    return () => {
      for (const [name, handler] of Object.entries(heard)) area.removeEventListener(name, handler as EventListener);
    };
  }

  private at(event: { readonly clientX: number; readonly clientY: number }): Point {
    const { left, top } = this.area.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** One finger belongs to the page unless the picture is held; two belong to the picture. */
  private mine(event: PointerEvent): boolean {
    return event.pointerType !== "touch" || this.model.source.view.held.peek() || this.down.size > 1;
  }

  private readonly touch = (event: TouchEvent) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };

  private readonly press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.down.set(event.pointerId, this.at(event));
    this.start = this.at(event);
    this.moved = this.down.size > 1;
    if (this.mine(event)) this.area.setPointerCapture(event.pointerId);
  };

  private readonly move = (event: PointerEvent) => {
    const { model } = this;
    const { view } = model.source;
    const now = this.at(event);
    if (view.lens.peek() && event.pointerType === "mouse" && this.down.size === 0) this.moveLens(now);
    const before = this.down.get(event.pointerId);
    if (!before) return;
    if (!this.moved && this.start && Math.hypot(now.x - this.start.x, now.y - this.start.y) < STILL) return;
    this.moved = true;
    if (!this.mine(event)) return;
    this.down.set(event.pointerId, now);
    if (this.down.size === 2) this.pinch(event.pointerId, before, now);
    else if (model.solid.peek() && !event.shiftKey) {
      model.move((camera) => orbit(camera, (before.x - now.x) / 150, (before.y - now.y) / 150));
    } else model.move((camera) => pan(camera, now.x - before.x, now.y - before.y), true);
  };

  private pinch(id: number, before: Point, now: Point): void {
    const other = [...this.down].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const length = (a: Point) => Math.max(20, Math.hypot(a.x - other.x, a.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const size = this.model.size.peek();
    this.model.move(
      (camera) =>
        pan(
          zoomAt(camera, size, middle.x, middle.y, length(now) / length(before)),
          (now.x - before.x) / 2,
          (now.y - before.y) / 2,
        ),
      true,
    );
  }

  private readonly release = (event: PointerEvent) => {
    const pressed = this.down.delete(event.pointerId);
    if (!pressed || this.moved) return;
    const { x, y } = this.at(event);
    const { model } = this;
    if (model.source.view.lens.peek() && event.pointerType !== "mouse") this.moveLens({ x, y });
    const scene = model.scene.peek();
    if (!scene) return;
    const slack = event.pointerType === "mouse" ? 4 : 14;
    const cell = pick(scene, model.mix.peek(), model.camera.peek(), model.size.peek(), x, y, model.solid.peek(), slack);
    this.choose(cell >= 0 ? idOf(scene, cell) : undefined);
  };

  private readonly cancel = (event: PointerEvent) => {
    this.down.delete(event.pointerId);
  };

  /** The wheel is the page's until the picture has the focus: nobody gets stuck in it on the way down. */
  private readonly wheel = (event: WheelEvent) => {
    const { area, model } = this;
    if (!event.ctrlKey && !event.metaKey && !area.contains(document.activeElement)) return;
    event.preventDefault();
    const { x, y } = this.at(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    const speed = event.ctrlKey ? 0.01 : 0.0015;
    model.move((camera) => zoomAt(camera, model.size.peek(), x, y, Math.exp(-event.deltaY * lines * speed)));
  };

  private moveLens({ x, y }: Point): void {
    const { width, height } = this.model.size.peek();
    this.model.source.view.lensAt.value = [x / Math.max(1, width), y / Math.max(1, height)];
  }
}
