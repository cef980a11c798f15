import { useSignal } from "@preact/signals";
import { keyPath } from "../../../../src/index.ts";
import { parameterBook } from "./book.ts";
import type { Entry } from "./entry.ts";
import type { PanelState } from "./panel-state.ts";
import { numberText } from "./scales.ts";

interface EntryAboutProps {
  readonly state: PanelState;
  readonly entry: Entry;
}

/** What a value means and how it is known, on demand; and the way back to what it was. */
export function EntryAbout({ state, entry }: EntryAboutProps) {
  const open = useSignal(false);
  const { label, path } = entry;
  return (
    <>
      <span class="scenario-tools">
        {state.isChanged(path) && (
          <button type="button" class="quiet" aria-label={`Reset ${label}`} onClick={() => state.reset(label, path)}>
            Reset
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-expanded={open.value}
          aria-label={`About ${label}`}
          onClick={() => (open.value = !open.value)}
        >
          {open.value ? "▾" : "?"}
        </button>
      </span>
      {open.value && <About state={state} entry={entry} />}
    </>
  );
}

function About({ state, entry }: EntryAboutProps) {
  const { meaning, absent, evidence, source, path, unit } = entry;
  const scenario = state.scenario.value;
  const { start } = state.file;
  return (
    <div class="scenario-about">
      <p>{meaning}</p>
      <p>
        <Evidence evidence={evidence} /> <Source source={source} />
      </p>
      <p class="quiet-text">
        {typeof absent === "number"
          ? `Usual value: ${numberText(absent)} ${unit}. `
          : `Where nothing is said: ${absent}. `}
        In the file: <code>{keyPath(scenario.placeOf(path))}</code>
        {scenario.isOfArm(path) && ` (holds for the arm ${start.value && scenario.arm} alone)`}
      </p>
    </div>
  );
}

const words = {
  measured: "measured: somebody measured this number",
  fitted: "fitted: chosen so that a model agrees with data",
  assumed: "assumed: an honest guess or a choice",
} as const;

export function Evidence({ evidence }: { readonly evidence: keyof typeof words }) {
  return (
    <span class="chip" data-evidence={evidence} title={words[evidence]}>
      {evidence}
    </span>
  );
}

/** A source in words: keys of works become works. */
export function Source({ source }: { readonly source: string }) {
  const works = parameterBook()?.worksOf(source) ?? [];
  return (
    <span>
      {source.replace(/^assumed:\s*/, "")}
      {works.map(({ authors, year, title, link }) => (
        <span key={title} class="scenario-work">
          {authors} ({year}). {link ? <a href={link}>{title}</a> : title}
        </span>
      ))}
    </span>
  );
}
