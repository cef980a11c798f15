import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PanelState } from "../panel-state.ts";
import type { PartDraft } from "./part-draft.ts";
import { partWords } from "./part-tools.tsx";
import { renamed } from "./rename-part.ts";
import type { NamedList } from "./views.ts";

interface RenameFormProps {
  readonly state: PanelState;
  readonly draft: PartDraft;
  readonly part: { readonly list: NamedList; readonly name: string; readonly at: number };
  close(): void;
}

/** Another name: Enter keeps it, Escape leaves all as it was. It holds for all arms. */
export function RenameForm({ state, draft, part: { list, name, at }, close }: RenameFormProps) {
  const [next, setNext] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const fault = draft.at([list, at, "name"]) ?? draft.besides()[0]?.text;
  const keep = async () => {
    if (next === name) return close();
    const document = renamed(state.file.store.document.peek(), list, name, next);
    const label = `renamed the ${partWords[list]} ${name} to ${next}`;
    if (await draft.offer({ document, label })) {
      close();
      state.focus.value = { list, name: next };
    } else field.current?.focus();
  };
  return (
    <form
      class="scenario-rename"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <input
        ref={field}
        type="text"
        autocomplete="off"
        aria-label={`New name of the ${partWords[list]} ${name}`}
        aria-invalid={fault ? true : undefined}
        value={next}
        onInput={(event) => setNext(event.currentTarget.value)}
      />
      <button type="submit" disabled={draft.busy.value}>
        Rename
      </button>
      <button type="button" class="quiet" onClick={close}>
        Cancel
      </button>
      {fault && <p class="scenario-fault">{fault}</p>}
    </form>
  );
}
