import type { ZipFile } from "../share/zip.ts";

/** What the thread is asked: once, to read a project and run it. */
export interface ProjectQuestion {
  readonly files: readonly ZipFile[];
  readonly settings: string;
  /** As PhysiCell 1.14 computes, or more accurately. */
  readonly numerics: "physicell" | "accurate";
}

export interface ReadTissue {
  readonly name: string;
  readonly warnings: readonly string[];
  readonly cellTypes: readonly string[];
  readonly colours: readonly string[];
  /** µm. */
  readonly minimum: readonly number[];
  readonly maximum: readonly number[];
  readonly isFlat: boolean;
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
}

export type ProjectAnswer =
  | ({ readonly tell: "read" } & ReadTissue)
  | { readonly tell: "refused"; readonly reasons: readonly string[] }
  | { readonly tell: "look"; readonly look: ProjectLook; readonly simularium: string }
  | { readonly tell: "progress"; readonly time: number; readonly cells: number }
  | { readonly tell: "ended"; readonly simularium: string; readonly hint?: string };
