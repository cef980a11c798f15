import { useSignal } from "@preact/signals";
import { announce } from "../kit/live-region.tsx";
import { root } from "../kit/shell.tsx";
import { linkText } from "../share/link.ts";
import type { LessonStore } from "./lesson-store.ts";

/** Ways on from a lesson: the same scenario in the lab, its link, paper. */
export function GoOn({ store }: { readonly store: LessonStore }) {
  const shown = useSignal("");
  const address = async () => {
    const text = await linkText({ document: store.lab.document.peek() });
    return new URL(`lab/#${text}`, root).href;
  };
  const copy = async () => {
    const link = await address();
    try {
      await navigator.clipboard.writeText(link);
      announce("Link copied.");
    } catch {
      // Without leave to write to the clipboard, the link is shown to be copied by hand.
      shown.value = link;
    }
  };
  return (
    <div class="row lesson-on">
      <button type="button" class="primary" onClick={async () => location.assign(await address())}>
        Open in the lab
      </button>
      <button type="button" onClick={copy}>
        Copy link
      </button>
      <button type="button" onClick={() => print()}>
        Print
      </button>
      {shown.value && (
        <label>
          Link
          <input type="text" readOnly value={shown.value} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </div>
  );
}
