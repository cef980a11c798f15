import { isFragment } from "../share/fragment.ts";
import { type OpenedLink, openLink } from "../share/link.ts";
import type { LabDocument } from "./lab-document.ts";
import type { LabFile } from "./lab-file.ts";

/** What a page begins with: a link's scenario, or the usual one. */
export interface Opening {
  readonly document: LabDocument;
  /** A link that could not be opened as a whole. */
  readonly trouble?: Exclude<OpenedLink, { readonly is: "whole" }>;
  readonly link?: Extract<OpenedLink, { readonly is: "whole" }>;
}

/** Reads the fragment of an address. */
export async function opening(fragment: string, usual: LabDocument): Promise<Opening> {
  if (!isFragment(fragment)) return { document: usual };
  const opened = await openLink(fragment);
  return opened.is === "whole" ? { document: opened.document, link: opened } : { document: usual, trouble: opened };
}

/** A link that is put into the address of an open page opens there; the work at hand is kept. */
export function followLinks(file: LabFile, onTrouble: (trouble: Opening["trouble"]) => void): () => void {
  const follow = async () => {
    const { document, link, trouble } = await opening(location.hash.slice(1), file.store.document.peek());
    if (trouble) onTrouble(trouble);
    else if (link) await file.open(document, "opened a link", senderOf(link));
  };
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
}

export function senderOf({ digest, engine, view }: NonNullable<Opening["link"]>) {
  return { ...(digest && { digest }), ...(engine && { engine }), ...view };
}
