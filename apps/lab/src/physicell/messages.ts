import type { ZipFile } from "../share/zip.ts";

/** What the thread is asked: once, to read a project and run it. */
export interface ProjectQuestion {
  readonly files: readonly ZipFile[];
  readonly settings: string;
  /** As PhysiCell 1.14 computes, or more accurately. */
  readonly numerics: "physicell" | "accurate";
}

/** Stop where the run is, and close its files: what was computed is whole. */
export type ProjectOrder = { readonly ask: "stop" };

export interface ReadTissue {
  readonly name: string;
  readonly warnings: readonly string[];
  readonly cellTypes: readonly string[];
  readonly colours: readonly string[];
  /** µm. */
  readonly minimum: readonly number[];
  readonly maximum: readonly number[];
  readonly isFlat: boolean;
  readonly substances: readonly string[];
  /** min. */
  readonly duration: number;
  readonly seed: number;
}

/** Cells at one moment. */
export interface ProjectLook {
  /** min. */
  readonly time: number;
  readonly id: Uint32Array;
  /** Place among `cellTypes`. */
  readonly type: Uint8Array;
  /** 0 live, 1 apoptotic, 2 necrotic. */
  readonly state: Uint8Array;
  /** µm. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
  readonly radius: Float32Array;
  /** Live cells by type. */
  readonly counts: readonly number[];
  /** Place among `phases`. */
  readonly phase: Uint8Array;
  readonly phases: readonly string[];
  /** What else is known of each cell; absent for early looks of a run with so many cells that memory ends. */
  readonly data?: CellData;
  /** The layer in the middle of the box, of each substrate. */
  readonly fields: readonly FieldLook[];
}

/** Numbers of cells, their custom data among them. */
export interface CellData {
  readonly names: readonly string[];
  readonly units: readonly string[];
  /** Shape [cells, names]. */
  readonly values: Float32Array;
}

export interface FieldLook {
  readonly substance: string;
  readonly unit: string;
  /** Voxels along x and y. */
  readonly size: readonly [number, number];
  /** x fastest, y upwards. */
  readonly values: Float32Array;
  readonly most: number;
  /** Over the whole box. */
  readonly mean: number;
}

export type ProjectAnswer =
  | ({ readonly tell: "read" } & ReadTissue)
  | { readonly tell: "refused"; readonly reasons: readonly string[] }
  | { readonly tell: "look"; readonly look: ProjectLook; readonly simularium: string }
  | { readonly tell: "progress"; readonly time: number; readonly cells: number }
  | { readonly tell: "ended"; readonly simularium: string; readonly stopped: boolean; readonly hint?: string };
