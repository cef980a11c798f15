import { signal } from "@preact/signals";
import { Dialog } from "./dialog.tsx";
import { remember, remembered } from "./theme.ts";

export interface Shortcut {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly words: string;
  readonly shown?: string;
  run(): void;
}

const off = "off";
const storage = "immunarium.shortcuts";
const shown = signal(false);
const enabled = signal(remembered(storage) !== off);
const known = signal<readonly Shortcut[]>([]);

/** Keys of the page at hand; they do nothing while somebody types, and can be switched off. */
export function registerShortcuts(shortcuts: readonly Shortcut[]): () => void {
  known.value = [...known.value, ...shortcuts];
  return () => {
    known.value = known.value.filter((one) => !shortcuts.includes(one));
  };
}

const typing = "input, textarea, select, [contenteditable], [role=slider], [role=tab], [role=radio]";

addEventListener("keydown", (event) => {
  if (event.key === "F6") {
    event.preventDefault();
    nextRegion(event.shiftKey ? -1 : 1);
    return;
  }
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.defaultPrevented ||
    document.querySelector("dialog[open]")
  ) {
    return;
  }
  const target = event.target as Element | null;
  if (!enabled.value || target?.closest?.(typing)) return;
  if (event.key === " " && target?.closest?.("button, a, summary")) return;
  if (event.key === "?") shown.value = true;
  const found = known.value.find(({ key }) => key === event.key);
  if (!found) return;
  event.preventDefault();
  found.run();
});

/** F6 goes from one region to the next. */
function nextRegion(step: number): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (one) => one.offsetParent !== null,
  );
  if (regions.length === 0) return;
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
}

/** The list of keys: a visible button, and `?`. */
export function KeyboardHelp() {
  return (
    <>
      <button type="button" class="quiet" onClick={() => (shown.value = true)}>
        Keys <kbd>?</kbd>
      </button>
      <Dialog open={shown.value} title="Keys" onClose={() => (shown.value = false)}>
        <p>Tab goes from control to control, F6 from region to region. Arrow keys move sliders and doses.</p>
        <table>
          <tbody>
            {known.value.map(({ key, shown: text = key === " " ? "Space" : key, words }) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{text}</kbd>
                </th>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <label>
          <input
            type="checkbox"
            checked={enabled.value}
            onChange={(event) => {
              enabled.value = event.currentTarget.checked;
              remember(storage, enabled.value ? "on" : off);
            }}
          />
          Single keys do something
        </label>
      </Dialog>
    </>
  );
}
