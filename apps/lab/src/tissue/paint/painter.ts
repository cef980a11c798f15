import type { SystemColours } from "../../design/system-colours.ts";
import type { Camera, Size } from "../scene/camera.ts";
import type { CellScene } from "../scene/cell-scene.ts";
import type { FieldPicture } from "../scene/field-picture.ts";

/** All that a picture of tissue shows. */
export interface Painting {
  /** CSS pixels. */
  readonly size: Size;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  readonly camera: Camera;
  readonly solid: boolean;
  readonly dark: boolean;
  /** Colours that the system forces; absent: those of the theme. */
  readonly system?: SystemColours | undefined;
  readonly scene: CellScene;
  /** From the earlier look (0) to the later (1). */
  readonly mix: number;
  readonly field?: FieldPicture;
  /** Height at which the field is shown, µm. */
  readonly fieldHeight: number;
  readonly opacity: number;
  readonly contours: boolean;
}

export interface Painter {
  readonly kind: "WebGL2" | "Canvas2D";
  paint(painting: Painting): void;
  dispose(): void;
}

/** Lines on a colour bar and in the picture: one every tenth of the bar. */
export const CONTOURS = 10;

/** The twelve edges of a box, or the four of a flat one, as pairs of places. */
export function boxEdges(minimum: readonly number[], maximum: readonly number[], flat: boolean): number[] {
  const at = (corner: number) => [0, 1, 2].map((axis) => ((corner >> axis) & 1 ? maximum : minimum)[axis]);
  const edges: number[] = [];
  for (let corner = 0; corner < 8; corner++) {
    for (let axis = 0; axis < 3; axis++) {
      if ((corner >> axis) & 1 || (flat && (axis === 2 || corner & 4))) continue;
      edges.push(...at(corner), ...at(corner | (1 << axis)));
    }
  }
  return edges;
}
