import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { patterned } from "../design/look.ts";
import type { Session } from "../engine/session.ts";
import { reducedMotion, theme } from "../kit/theme.ts";
import type { Playback } from "../lab/playback.ts";
import { type Camera, type Size, wholeView } from "./scene/camera.ts";
import { cellScene, idOf, placeOf } from "./scene/cell-scene.ts";
import { FINER, type FieldPicture, fieldLayer, finer, roundUp } from "./scene/field-picture.ts";
import { firstLook } from "./scene/first-look.ts";
import { countShown } from "./scene/shown-kind.ts";
import type { ChosenCell, TissueViewState } from "./tissue-view-state.ts";

/** Thickness of the section that stands for a tissue in three dimensions when it is seen from above, µm. */
export const SECTION = 20;

export interface TissueSource {
  readonly session: Session;
  readonly playback: Playback;
  /** Which patch is shown, by place. */
  readonly patch: ReadonlySignal<number>;
  readonly view: TissueViewState;
  readonly side: ChosenCell["side"];
}

/** What one view shows of a run: the two looks around the day, joined; the field; the camera. */
export class TissueModel {
  readonly size = signal<Size>({ width: 0, height: 0 });

  constructor(readonly source: TissueSource) {}

  /** The frame at or before the day, and how far the day is on the way to the next. */
  readonly place = computed(() => {
    const { session, playback } = this.source;
    const last = session.frameCount.value - 1;
    const every = session.opened.value?.frameEvery ?? 1;
    const exact = Math.max(0, Math.min(last, playback.day.value / every + 1e-6));
    return { index: Math.floor(exact), part: exact - Math.floor(exact) };
  });
  readonly index = computed(() => this.place.value.index);
  readonly mix = computed(() => (reducedMotion.value ? 0 : this.place.value.part));

  private lookAt(index: number) {
    const { session, patch } = this.source;
    const at = (frame: number) => {
      const looks = session.frames[frame]?.looks;
      return looks?.[Math.min(patch.value, looks.length - 1)];
    };
    const look = at(index);
    return index === 0 && look ? firstLook(look, at(1)) : look;
  }
  /** Reading the count tells of frames that were replaced by a run with changes. */
  readonly before = computed(() =>
    this.source.session.frameCount.value > 0 ? this.lookAt(this.index.value) : undefined,
  );
  readonly after = computed(() =>
    this.source.session.frameCount.value > 0 ? (this.lookAt(this.index.value + 1) ?? this.before.value) : undefined,
  );

  readonly thick = computed(() => this.before.value !== undefined && !this.before.value.box.flat);
  readonly solid = computed(() => this.thick.value && this.source.view.solid.value);
  /** Height of the section, µm. */
  readonly height = computed(() => {
    const box = this.before.value?.box;
    return box ? box.minimum[2] + this.source.view.section.value * (box.maximum[2] - box.minimum[2]) : 0;
  });
  private readonly slab = computed((): readonly [number, number] | undefined => {
    if (!this.thick.value) return undefined;
    const height = this.height.value;
    if (this.solid.value) return this.source.view.cut.value ? [Number.NEGATIVE_INFINITY, height] : undefined;
    return [height - SECTION / 2, height + SECTION / 2];
  });

  readonly scene = computed(() => {
    const { view } = this.source;
    const [before, after] = [this.before.value, this.after.value];
    if (!before || !after) return undefined;
    return cellScene(before, after, {
      colour: view.colour.value,
      antigen: view.antigen.value,
      dark: theme.value === "dark",
      patterned: patterned.value,
      hidden: view.hidden.value,
      slab: this.slab.value,
    });
  });

  readonly counts = computed(() => (this.before.value ? countShown(this.before.value) : undefined));

  /** The most of the substance in any frame so far, rounded up: the bar stands still while a run is watched. */
  private readonly top = computed(() => {
    const { session, view, patch } = this.source;
    const substance = view.field.value;
    if (session.frameCount.value === 0 || substance === undefined) return 1;
    let most = 0;
    for (const { looks } of session.frames) {
      const field = looks[Math.min(patch.value, looks.length - 1)]?.fields.find((one) => one.substance === substance);
      if (field && field.most > most) most = field.most;
    }
    return roundUp(most);
  });

  readonly field = computed((): FieldPicture | undefined => {
    const [before, after] = [this.before.value, this.after.value];
    const substance = this.source.view.field.value;
    const unit = before?.fields.find((one) => one.substance === substance)?.unit;
    if (!before || !after || substance === undefined || unit === undefined) return undefined;
    const [nx, ny] = before.voxels;
    const top = this.top.value;
    const fine = (look: typeof before) => {
      const layer = fieldLayer(look, substance, top, this.height.value);
      return layer ? finer(layer, nx, ny) : new Float32Array(nx * ny * FINER * FINER);
    };
    const first = fine(before);
    const second = after === before ? first : fine(after);
    return { substance, unit, top, width: nx * FINER, height: ny * FINER, before: first, after: second };
  });

  /** The chosen cell, if it is in this view: its place in the scene. */
  readonly chosenCell = computed(() => {
    const chosen = this.source.view.chosen.value;
    const scene = this.scene.value;
    if (!chosen || !scene || chosen.side !== this.source.side || chosen.patch !== scene.before.patch) return -1;
    for (let cell = 0; cell < scene.count; cell++) if (idOf(scene, cell) === chosen.id) return cell;
    return -1;
  });
  readonly chosenPlace = computed(() => {
    const scene = this.scene.value;
    const cell = this.chosenCell.value;
    return scene && cell >= 0 ? placeOf(scene, cell, this.mix.value) : undefined;
  });

  readonly camera = computed((): Camera => {
    const { view } = this.source;
    const box = this.before.value?.box;
    const fitted = box
      ? wholeView(box, this.size.value, this.solid.value)
      : { x: 0, y: 0, z: 0, zoom: 1, yaw: 0, pitch: 0 };
    const camera = view.camera.value ?? fitted;
    const place = view.follow.value ? this.chosenPlace.value : undefined;
    const seen = place ? { ...camera, x: place[0], y: place[1], z: place[2] } : camera;
    return this.solid.value ? seen : { ...seen, yaw: 0, pitch: 0 };
  });

  /** Sets the camera from what is seen now; `letGo` of a cell that is followed. */
  move(change: (camera: Camera) => Camera, letGo = false): void {
    const { view } = this.source;
    const camera = change(this.camera.peek());
    batch(() => {
      if (letGo) view.follow.value = false;
      view.camera.value = camera;
    });
  }
}
