import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { announce } from "../../kit/live-region.tsx";
import type { PartRef } from "../entry.ts";
import type { PanelState } from "../panel-state.ts";
import { addPatch, addReceptors } from "./add-part.ts";
import { duplicateAntigen, duplicateClone, freshName } from "./duplicate-part.ts";
import { PartDraft } from "./part-draft.ts";
import { unseenAntigens, whyNoMore } from "./part-limits.ts";
import { homeOf, removed, whyStays, withoutReceptor } from "./remove-part.ts";
import { RenameForm } from "./rename-form.tsx";
import { sharesOf } from "./shares.ts";
import { itemsOf, type NamedList, type View, viewOf, without } from "./views.ts";

interface PartToolsProps {
  readonly state: PanelState;
  readonly part: PartRef;
}

export const partWords = { clones: "clone", antigens: "antigen", receptors: "receptor", patches: "patch" } as const;

/** Another name, a copy, away with it: for one part of the scenario. */
export function PartTools({ state, part }: PartToolsProps) {
  const { list, name } = part;
  const naming = useSignal(false);
  const draft = useMemo(() => new PartDraft(state), [state]);
  /** Why a button does nothing: told when somebody presses it. */
  const why = useSignal("");
  const say = (words: string) => {
    why.value = words;
    announce(words);
  };
  const first = useRef<HTMLButtonElement>(null);
  const { value: focus } = state.focus;
  useLayoutEffect(() => {
    if (focus?.list !== list || focus.name !== name) return;
    first.current?.focus();
    first.current?.scrollIntoView({ block: "nearest" });
    state.focus.value = undefined;
  }, [focus, list, name, state]);
  const words = `${partWords[list]} ${name}`;
  const { study } = state.file.store.document.value;
  const { data } = state.scenario.value;
  const view = viewOf(study, state.scenario.value, state.scope.value);
  const stays = list === "receptors" ? undefined : whyStays(study, data, view, list, name);
  const noMore = whyNoMore(data, list);
  if (naming.value && list !== "receptors") {
    const close = () => {
      naming.value = false;
      draft.forget();
      state.focus.value ??= { list, name };
    };
    return <RenameForm state={state} draft={draft} part={{ ...part, list }} close={close} />;
  }
  return (
    <>
      <div class="scenario-part">
        {list !== "receptors" && (
          <button ref={first} type="button" class="quiet" onClick={() => (naming.value = true)}>
            Rename<span class="visually-hidden"> the {words}</span>
          </button>
        )}
        <button
          ref={list === "receptors" ? first : undefined}
          type="button"
          class="quiet"
          aria-disabled={noMore !== undefined}
          onClick={() => (noMore ? say(noMore) : duplicate(state, draft, part, view))}
        >
          {list === "receptors" ? "Same for another" : "Duplicate"}
          <span class="visually-hidden"> {list === "receptors" ? `antigen as for ${name}` : `the ${words}`}</span>
        </button>
        <button
          type="button"
          class="quiet"
          aria-disabled={stays !== undefined}
          onClick={() => (stays ? say(stays) : remove(state, part, receptorView(state, view)))}
        >
          Remove<span class="visually-hidden"> the {words}</span>
        </button>
      </div>
      {why.value !== "" && <p class="quiet-text">{why}</p>}
      {draft.besides().map(({ key, text }) => (
        <p key={key + text} class="scenario-fault">
          <code>{key}</code>: {text}
        </p>
      ))}
    </>
  );
}

async function duplicate(state: PanelState, draft: PartDraft, { list, name, at }: PartRef, view: View): Promise<void> {
  const document = state.file.store.document.peek();
  const { data } = state.scenario.peek();
  const { study } = document;
  if (list === "receptors") {
    const [antigen] = unseenAntigens(data);
    const same = without(itemsOf(data, "receptors")[at] ?? {}, "antigen");
    const next = addReceptors(study, receptorView(state, view), [antigen], same);
    const label = `added a T-cell receptor for ${antigen}, like that for ${name}`;
    if (await draft.offer({ document: { ...document, study: next }, label }))
      state.focus.value = { list, name: antigen };
    return;
  }
  const copy = freshName(study, list, name);
  // What stands in the arm alone is copied there.
  const home = view ?? homeOf(study, state.scenario.peek().arm, list, name);
  const whole = sharesOf(data, "patches").get(name) ?? 0;
  const made = {
    clones: () => duplicateClone(study, home, name, copy),
    antigens: () => duplicateAntigen(study, home, name, copy),
    patches: () => addPatch(study, home, name, copy, whole / 2),
  }[list]();
  const label = `duplicated the ${partWords[list]} ${name} as ${copy}`;
  if (await draft.offer({ document: { ...document, study: made }, label })) state.focus.value = { list, name: copy };
}

/** Not held against the reader first: it says what is missing then, and one step back puts all as it was. */
function remove(state: PanelState, { list, name, at }: PartRef, view: View): void {
  const { store } = state.file;
  const document = store.document.peek();
  const receptors = itemsOf(state.scenario.peek().data, "receptors");
  const next =
    list === "receptors"
      ? { ...document, study: withoutReceptor(document.study, view, receptors, at) }
      : removed(document, list as NamedList, name);
  const label = `removed the ${partWords[list]} ${list === "receptors" ? `for ${name}` : name}`;
  store.edit(label, next);
  announce(label);
  state.focus.value = { list };
}

/** The list of receptors that a change means: an arm may have one of its own. */
function receptorView(state: PanelState, view: View): View {
  const scenario = state.scenario.peek();
  return view ?? (scenario.isOfArm(["receptors"]) ? scenario.arm : undefined);
}
