import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Path } from "../../document/lab-document.ts";
import { Dialog } from "../../kit/dialog.tsx";
import type { PanelState } from "../panel-state.ts";
import { AntigenForm } from "./antigen-form.tsx";
import { CloneForm } from "./clone-form.tsx";
import { type Change, PartDraft } from "./part-draft.ts";
import { PatchForm } from "./patch-form.tsx";
import { ReceptorForm } from "./receptor-form.tsx";
import type { PartList } from "./views.ts";

export interface PartFormProps {
  readonly state: PanelState;
  readonly draft: PartDraft;
  close(): void;
}

const forms = { clones: CloneForm, antigens: AntigenForm, receptors: ReceptorForm, patches: PatchForm };

const titles: Readonly<Record<PartList, string>> = {
  clones: "Add a clone",
  antigens: "Add an antigen",
  receptors: "Add T-cell receptors",
  patches: "Add a patch",
};

interface AddDialogProps {
  readonly state: PanelState;
  readonly list: PartList | undefined;
  onClose(): void;
}

/** Something new in the scenario: asked for in a form, checked, and then there in one step that can be undone. */
export function AddDialog({ state, list, onClose }: AddDialogProps) {
  return (
    <Dialog open={list !== undefined} title={list ? titles[list] : "Add"} onClose={onClose}>
      {list && <Body key={list} state={state} list={list} close={onClose} />}
    </Dialog>
  );
}

function Body({ state, list, close }: { readonly state: PanelState; readonly list: PartList; close(): void }) {
  const draft = useMemo(() => new PartDraft(state), [state]);
  const Form = forms[list];
  return (
    <>
      {state.scope.value === "this arm" && (
        <p class="quiet-text">For the arm {state.scenario.value.arm} alone, as chosen above.</p>
      )}
      <Form state={state} draft={draft} close={close} />
    </>
  );
}

interface PartSheetProps extends PartFormProps {
  /** Places whose faults stand beside their fields; all others are listed. */
  readonly places: readonly Path[];
  readonly words: string;
  /** The change as it stands in the form; nothing while a field cannot be read. */
  change(): Change | undefined;
  readonly children: ComponentChildren;
}

/** Fields, what is wrong besides, and the button that adds. */
export function PartSheet({ state, draft, close, places, words, change, children }: PartSheetProps) {
  const sheet = useRef<HTMLFormElement>(null);
  // The dialog opens after its content is drawn, with the focus on its first button.
  useEffect(() => {
    const handle = requestAnimationFrame(() => sheet.current?.querySelector("input")?.focus());
    return () => cancelAnimationFrame(handle);
  }, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const asked = change();
    if (asked && (await draft.offer(asked))) {
      close();
      // A dialog that closes gives the focus back first.
      setTimeout(() => {
        state.focus.value = asked.focus;
      });
    } else requestAnimationFrame(() => sheet.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const rest = draft.besides(...places);
  return (
    <form ref={sheet} class="scenario-sheet" noValidate onSubmit={submit}>
      {children}
      {rest.length > 0 && (
        <ul class="scenario-faults">
          {rest.map(({ key, text }) => (
            <li key={key + text}>
              <code>{key || "the file"}</code>: {text}
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <button type="submit" class="primary" disabled={draft.busy.value}>
          {words}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}
