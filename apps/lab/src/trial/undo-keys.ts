import type { TrialStore } from "./trial-store.ts";

/** Ctrl or Cmd with Z, and with Shift-Z or Y; text that is being typed keeps the browser's own undo. */
export function undoKeys(store: TrialStore): () => void {
  const hear = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const redo = (key === "z" && event.shiftKey) || key === "y";
    if (!redo && key !== "z") return;
    const target = event.target as Element | null;
    if (target?.closest("textarea, input[type=text]") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (redo) store.redo();
    else store.undo();
  };
  addEventListener("keydown", hear);
  return () => removeEventListener("keydown", hear);
}
