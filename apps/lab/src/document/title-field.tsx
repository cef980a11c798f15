import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { longestTitle, titleOf } from "./canonical.ts";
import type { LabFile } from "./lab-file.ts";

/** The scenario's title, which can be changed in its place. */
export function TitleField({ file }: { readonly file: LabFile }) {
  const editing = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const title = titleOf(file.store.document.value);
  useEffect(() => field.current?.select(), [editing.value]);
  const keep = (text: string) => {
    // A field that goes loses its focus too: what Enter kept is no second step, and what Escape left is none.
    if (!editing.peek()) return;
    editing.value = false;
    const next = text.trim();
    if (next !== "" && next !== title) file.store.set(`called it “${next}”`, ["microenvironment"], next);
  };
  if (!editing.value) {
    return (
      <span class="document-title">
        <h1>{title}</h1>
        <button type="button" class="quiet" aria-label="Change the title" onClick={() => (editing.value = true)}>
          ✎
        </button>
      </span>
    );
  }
  return (
    <form
      class="document-title"
      onSubmit={(event) => {
        event.preventDefault();
        keep(field.current?.value ?? "");
      }}
    >
      <input
        ref={field}
        type="text"
        aria-label="Title"
        maxLength={longestTitle}
        defaultValue={title}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") editing.value = false;
        }}
      />
    </form>
  );
}
