import type { BiopsyOptions } from "../../experiments/biopsy/take-biopsy.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import type { OmeTiffOptions } from "./ome-tiff.ts";
import type { PictureOptions } from "./tissue-picture.ts";
import type { VtkEncoding } from "./vtk.ts";

/**
 * A piece of a file. The first piece of a name makes the file (and empties one that is there); further ones go behind
 * what is there, or over it from the byte `at` on.
 */
export interface FilePiece {
  /** A name without folders. */
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly at?: number;
}

/** What writers may know of a run before its first frame. */
export interface OutputRun {
  readonly title: string;
  /** At most so many frames will come. */
  readonly frames: number;
  readonly picture?: Omit<PictureOptions, "title">;
  readonly image?: OmeTiffOptions;
  readonly vtk?: VtkEncoding;
  readonly biopsy?: BiopsyOptions;
  /** Simularium: write each n-th cell, by id. */
  readonly everyCell?: number;
}

/** Writes the frames of one run, in the order of time. */
export interface RunWriter {
  frame(frame: TissueFrame): FilePiece[];
  end(): FilePiece[];
  /** Plain data from which `begin` goes on behind the frames so far, after a run was interrupted. */
  state(): unknown;
  /** What the reader of the files should know; complete at the end. */
  readonly warnings: readonly string[];
}

/** A kind of output that a run can be asked for. */
export interface TissueOutput {
  /** One sentence for a list of choices. */
  readonly description: string;
  /** Of its files, without a dot in front. */
  readonly extension: string;
  /** @param state  what a writer of this output said of itself, to go on from there */
  begin(run: OutputRun, state?: unknown): RunWriter;
}

/** A file a frame, or a few: `stem_00000000.extension`, numbered from 0. */
export function fileAFrame(
  description: string,
  extension: string,
  files: (
    frame: TissueFrame,
    run: OutputRun,
  ) => readonly { readonly stem: string; readonly content: FilePiece["content"]; readonly extension?: string }[],
): TissueOutput {
  return {
    description,
    extension,
    begin(run, state) {
      let index = (state as number | undefined) ?? 0;
      return {
        warnings: [],
        frame(frame) {
          const number = String(index++).padStart(8, "0");
          return files(frame, run).map((own) => ({
            file: `${own.stem}_${number}.${own.extension ?? extension}`,
            content: own.content,
          }));
        },
        end: () => [],
        state: () => index,
      };
    },
  };
}
