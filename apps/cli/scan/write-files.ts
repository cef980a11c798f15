import { join } from "node:path";
import { parseHTML } from "linkedom";
import type { DrawingDocument } from "../../../src/index.ts";
import { writeAtomically } from "../../../src/platform/node.ts";
import type { WrittenFile } from "./measured-options.ts";

type Files = readonly (readonly [name: string, content: string])[];

/** What can be written, by what people call it. */
export interface WritableFiles {
  readonly csv: Files;
  readonly svg: (paper: DrawingDocument) => Files;
  readonly report: Files;
  /** Comes last: where it stands, the others do. */
  readonly json: Files;
}

/** Writes what is wanted; all of it is made before the first file is written. */
export async function writeFiles(
  folder: string,
  wanted: readonly WrittenFile[],
  { csv, svg, report, json }: WritableFiles,
): Promise<void> {
  const paper = () => parseHTML("<!doctype html><html><body></body></html>").document as unknown as DrawingDocument;
  const made: Files = [
    ...(wanted.includes("csv") ? csv : []),
    ...(wanted.includes("svg") ? svg(paper()) : []),
    ...(wanted.includes("report") ? report : []),
    ...(wanted.includes("json") ? json : []),
  ];
  for (const [name, content] of made) await writeAtomically(join(folder, name), content);
}
