import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LabFile } from "./lab-file.ts";
import { when } from "./saved-list.tsx";
import type { Saved } from "./saves.ts";

/** Chromium says so; others load the page anew and leave it at that. */
const wasLetGo = (document as { readonly wasDiscarded?: boolean }).wasDiscarded === true;
const found = signal<Saved | undefined>(undefined);

/** Somebody comes back: the last scenario is here. Nothing is opened before they say so. */
export function WelcomeBack({ file }: { readonly file: LabFile }) {
  useEffect(() => {
    void file.keeper.ready.then(() => {
      found.value = file.keeper.lastWork(file.store.document.peek());
    });
  }, [file]);
  const last = found.value;
  if (!last) return null;
  const go = async () => {
    found.value = undefined;
    await file.open(last.document, `went on with “${last.name}”`);
  };
  return (
    <section class="notice row" aria-label="Your last scenario">
      <span>
        {wasLetGo && "The browser let this tab go to save memory. "}Your last scenario is here:{" "}
        <strong>{last.name}</strong>, {when(last.at)}.
      </span>
      <button type="button" class="primary" onClick={go}>
        Continue with it
      </button>
      <button type="button" onClick={() => (found.value = undefined)}>
        Start new
      </button>
    </section>
  );
}

/** Storage is denied: everything goes on, as long as the page is open. */
export function StorageDenied({ file }: { readonly file: LabFile }) {
  if (file.keeper.keeping.value !== "in memory") return null;
  return (
    <div class="notice">
      The browser does not let this page keep anything on this device ({file.keeper.denied.value}). Your scenario is
      kept as long as the page is open. To keep it longer, export it as a file or copy its link.
    </div>
  );
}
