import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Entry } from "./entry.ts";
import { EntryAbout } from "./entry-about.tsx";
import type { PanelState } from "./panel-state.ts";
import { numberText, sliderOf, valueOn } from "./scales.ts";

/** Milliseconds after the last move of a slider until the run begins anew. */
const PAUSE = 250;

interface EntryRowProps {
  readonly state: PanelState;
  readonly entry: Entry;
}

/** One value: slider, number, unit, what is wrong with it, and on demand where it comes from. */
export function EntryRow({ state, entry }: EntryRowProps) {
  const { label, unit, scale, absent, path } = entry;
  const id = useId();
  const draft = useSignal<number | undefined>(undefined);
  const bad = useSignal("");
  const handle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const said = state.said(entry);
  const value = draft.value ?? said ?? (typeof absent === "number" ? absent : undefined);
  const fault = bad.value || state.faultOf(path);
  const slider = sliderOf(scale, value ?? 0);

  const commit = (next: number) => {
    clearTimeout(handle.current);
    draft.value = undefined;
    if (next === state.said(entry)) return;
    state.set(`set ${label} to ${[numberText(next), unit].join(" ").trim()}`, path, entry.write(next));
  };
  const later = (next: number) => {
    draft.value = next;
    bad.value = "";
    clearTimeout(handle.current);
    handle.current = setTimeout(() => commit(next), PAUSE);
  };
  const last = useRef(commit);
  last.current = commit;
  // What waits is not lost when the row goes.
  useEffect(() => () => draft.peek() !== undefined && last.current(draft.peek() ?? 0), [draft]);
  const type = (input: HTMLInputElement) => {
    bad.value = input.value.trim() === "" || !Number.isFinite(input.valueAsNumber) ? "Type a number, such as 0.5." : "";
    if (bad.value === "") commit(input.valueAsNumber);
  };

  return (
    <div class="scenario-entry" data-fault={fault ? "" : undefined} data-own={value === undefined ? "" : undefined}>
      <label for={id}>{label}</label>
      <span class="scenario-number">
        <input
          id={id}
          type="number"
          step="any"
          value={value === undefined ? "" : numberText(value)}
          placeholder={typeof absent === "string" ? "own" : undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-unit${fault ? ` ${id}-fault` : ""}`}
          onChange={(event) => type(event.currentTarget)}
        />
        <span id={`${id}-unit`} class="scenario-unit">
          {unit}
        </span>
      </span>
      <input
        type="range"
        class="scenario-slider"
        aria-label={`${label}, slider`}
        aria-valuetext={value === undefined ? String(absent) : `${numberText(value)} ${unit}`}
        {...slider}
        onInput={(event) => later(valueOn(scale, event.currentTarget.valueAsNumber))}
        onChange={(event) => commit(valueOn(scale, event.currentTarget.valueAsNumber))}
      />
      <EntryAbout state={state} entry={entry} />
      {fault && (
        <p id={`${id}-fault`} class="scenario-fault">
          {fault}
        </p>
      )}
    </div>
  );
}
