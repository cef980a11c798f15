import type { LabDocument } from "../document/lab-document.ts";
import { root } from "../kit/shell.tsx";
import { linkText } from "../share/link.ts";

/** Address of the lab with this document on the screen: all of it is in the fragment, which no server gets. */
export async function labAddress(document: LabDocument): Promise<string> {
  return new URL(`lab/#${await linkText({ document })}`, root).href;
}
