import type { LabDocument } from "../document/lab-document.ts";
import { root } from "../kit/shell.tsx";

const key = "immunarium.handed-over";

/** Address of the lab with this document on the screen. */
export async function labAddress(document: LabDocument): Promise<string> {
  sessionStorage.setItem(key, JSON.stringify(document));
  return new URL("lab/#handed-over", root).href;
}

/** Goes there, in this tab. */
export async function openInLab(document: LabDocument): Promise<void> {
  location.href = await labAddress(document);
}
