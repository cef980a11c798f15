import { titleOf } from "../document/canonical.ts";
import type { LabDocument } from "../document/lab-document.ts";
import { IndexedBox } from "../document/saves.ts";

export interface SavedDocument {
  readonly id: string;
  readonly title: string;
  readonly document: LabDocument;
}

/** What the lab keeps on this device, the latest first; none where storage is denied. */
export async function savedDocuments(): Promise<readonly SavedDocument[]> {
  try {
    const saves = await (await IndexedBox.open()).all();
    return saves
      .toSorted((a, b) => b.at - a.at)
      .map(({ id, kind, name, document }) => ({
        id,
        title: kind === "auto" ? `${titleOf(document)} (at hand in the lab)` : name,
        document,
      }));
  } catch {
    return [];
  }
}
