import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { announce } from "../kit/live-region.tsx";
import "./share.css";

interface WayProps {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
}

/** A text to copy, with a way by hand where the browser lets no page copy. */
export function Way({ label, text, copy }: WayProps) {
  const id = useId();
  const failed = useSignal(false);
  const take = async () => {
    try {
      await navigator.clipboard.writeText(text);
      announce(`${label} copied.`);
      failed.value = false;
    } catch {
      // Pages without a secure address have no clipboard: the text is there to be copied by hand.
      failed.value = true;
      (globalThis.document.getElementById(id) as HTMLTextAreaElement | null)?.select();
    }
  };
  return (
    <div class="share-way">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        readOnly
        rows={2}
        value={text}
        spellcheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" class="primary" disabled={text === ""} onClick={take}>
        {copy}
      </button>
      {failed.value && (
        <p class="quiet-text">The browser does not let pages copy here. The text is marked: copy it by hand.</p>
      )}
    </div>
  );
}
