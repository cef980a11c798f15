import { useEffect } from "preact/hooks";
import { announce } from "../kit/live-region.tsx";
import type { LabFile } from "./lab-file.ts";
import { Menu } from "./menu.tsx";

/** Undo, redo, and the list of what was done; Ctrl-Z and ⌘-Z with it. */
export function HistoryMenu({ file }: { readonly file: LabFile }) {
  const { history } = file.store;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === "z" && event.shiftKey) || (key === "y" && event.ctrlKey);
      if ((key !== "z" && !isRedo) || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      if (isRedo) redo(file);
      else undo(file);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [file]);
  const [now, ...before] = history.labels.value;
  return (
    <>
      <button
        type="button"
        disabled={!history.canUndo.value}
        aria-label="Undo"
        title={`Undo: ${now} (Ctrl-Z)`}
        onClick={() => undo(file)}
      >
        ↶
      </button>
      <button
        type="button"
        disabled={!history.canRedo.value}
        aria-label="Redo"
        title={`Redo: ${history.undone.value[0] ?? "nothing"} (Ctrl-Shift-Z)`}
        onClick={() => redo(file)}
      >
        ↷
      </button>
      <Menu label="History">
        {(close) => (
          <div class="document-history">
            <ol aria-label="What was done, the last first">
              {history.undone.value.toReversed().map((label, i, all) => (
                <li key={`undone ${all.length - i}`}>
                  <button type="button" class="quiet" onClick={() => history.goBack(i - all.length)}>
                    <span class="quiet-text">{label} (undone)</span>
                  </button>
                </li>
              ))}
              <li aria-current="step">
                <span class="document-now">{now}</span>
              </li>
              {before.map((label, i) => (
                <li key={`done ${before.length - i}`}>
                  <button type="button" class="quiet" onClick={() => history.goBack(i + 1)}>
                    {label}
                  </button>
                </li>
              ))}
            </ol>
            <button
              type="button"
              disabled={file.store.document.value === file.start.value}
              onClick={() => {
                file.resetToStart();
                close();
              }}
            >
              Reset to start
            </button>
          </div>
        )}
      </Menu>
    </>
  );
}

function undo({ store: { history } }: LabFile): void {
  if (!history.canUndo.peek()) return;
  announce(`Undone: ${history.labels.peek()[0]}.`);
  history.undo();
}

function redo({ store: { history } }: LabFile): void {
  if (!history.canRedo.peek()) return;
  announce(`Done again: ${history.undone.peek()[0]}.`);
  history.redo();
}

/** Where people type, the browser's own undo stays. Sliders and boxes have none. */
function isTyping(target: EventTarget | null): boolean {
  const field = target instanceof Element ? target.closest("input, textarea, [contenteditable]") : null;
  return field !== null && !/^(range|checkbox|radio|button)$/.test(field.getAttribute("type") ?? "");
}
