import { titleOf } from "../document/canonical.ts";
import type { LabDocument } from "../document/lab-document.ts";
import { download } from "../kit/save.ts";

/** Hands a file to the browser, which asks where it goes or puts it among downloads. */
export function saveAs(name: string, content: BlobPart | readonly BlobPart[] | Blob, type: string): void {
  const parts = Array.isArray(content) ? (content as BlobPart[]) : [content as BlobPart];
  download(name, content instanceof Blob ? content : new Blob(parts, { type }));
}

/** A name for a document's files, from its title: `blocking-pd-1`. */
export function fileStem(document: Pick<LabDocument, "study">): string {
  const words = titleOf(document)
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "-");
  return words.slice(0, 60).replaceAll(/^-+|-+$/g, "") || "scenario";
}
