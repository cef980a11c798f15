import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PanelState } from "../panel-state.ts";
import { AddDialog } from "./add-dialog.tsx";
import { whyNoMore } from "./part-limits.ts";
import { keepShares, normalised } from "./shares.ts";
import type { PartList } from "./views.ts";

const words = { clones: "a clone", antigens: "an antigen", receptors: "a receptor", patches: "a patch" } as const;

/** What is wrong with a list as a whole, and the button that adds to it. */
export function AddButton({ state, list }: { readonly state: PanelState; readonly list: PartList }) {
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const { value: focus } = state.focus;
  useLayoutEffect(() => {
    if (focus?.list !== list || focus.name !== undefined) return;
    button.current?.focus();
    state.focus.value = undefined;
  }, [focus, list, state]);
  const why = whyNoMore(state.scenario.value.data, list);
  const fault = state.faultOf([list]);
  return (
    <div class="scenario-add">
      {fault && <p class="scenario-fault">{fault}</p>}
      {fault?.includes("shares that sum") && (list === "clones" || list === "patches") && (
        <ToOne
          words="Scale the shares to sum to 1"
          apply={() => {
            const document = state.file.store.document.peek();
            const study = keepShares(document.study, document.study, list, normalised);
            state.file.store.edit(`scaled the shares of ${list} to sum to 1`, { ...document, study });
          }}
        />
      )}
      <button ref={button} type="button" disabled={why !== undefined} onClick={() => (open.value = true)}>
        Add {words[list]}…
      </button>
      {why && <p class="quiet-text">{why}</p>}
      <AddDialog state={state} list={open.value ? list : undefined} onClose={() => (open.value = false)} />
    </div>
  );
}

/** The way out of shares that do not sum to the whole. */
export function ToOne({ words: label, apply }: { readonly words: string; apply(): void }) {
  return (
    <button type="button" onClick={apply}>
      {label}
    </button>
  );
}
