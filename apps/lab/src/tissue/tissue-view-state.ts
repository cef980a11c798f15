import { signal } from "@preact/signals";
import type { ShownKind } from "../design/palette.ts";
import type { Camera } from "./scene/camera.ts";
import type { ColourMode } from "./scene/cell-colours.ts";

/** A cell that somebody looks at. */
export interface ChosenCell {
  readonly side: "main" | "beside";
  readonly patch: string;
  readonly id: number;
}

/** How tissue is looked at. Two views that share one move together. */
export class TissueViewState {
  /** Undefined: all of the tissue. */
  readonly camera = signal<Camera | undefined>(undefined);
  /** Balls in three dimensions, instead of a section seen from above. */
  readonly solid = signal(false);
  readonly colour = signal<ColourMode>("kind");
  /** Place of the antigen that the colour mode `flags` shows. */
  readonly antigen = signal(0);
  readonly field = signal<string | undefined>(undefined);
  readonly opacity = signal(0.8);
  readonly contours = signal(true);
  readonly hidden = signal<ReadonlySet<ShownKind>>(new Set());
  readonly lens = signal(false);
  /** Middle of the lens, as parts of width and height of the view. */
  readonly lensAt = signal<readonly [x: number, y: number]>([0.5, 0.5]);
  /** Height of the section, as a part of the depth of the tissue; 1 is the top. */
  readonly section = signal(0.5);
  /** In three dimensions: whether what lies above the section is cut away. */
  readonly cut = signal(false);
  readonly chosen = signal<ChosenCell | undefined>(undefined);
  /** Whether the picture goes with the chosen cell. */
  readonly follow = signal(false);
  /** Whether one finger moves the picture instead of the page. */
  readonly held = signal(false);

  toggle(kind: ShownKind): void {
    const hidden = new Set(this.hidden.value);
    if (!hidden.delete(kind)) hidden.add(kind);
    this.hidden.value = hidden;
  }
}
