import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { BodyView } from "../body/body-view.tsx";
import { ComparePanel } from "../compare/compare-panel.tsx";
import { DocumentBar } from "../document/document-bar.tsx";
import type { LabFile } from "../document/lab-file.ts";
import { registerShortcuts } from "../kit/keyboard-help.tsx";
import { Later } from "../kit/later.tsx";
import { Plots } from "../plots/plots.tsx";
import { ScenarioPanel } from "../scenario/scenario-panel.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { benchAsked, CellBench } from "../tissue/bench/cell-bench.tsx";
import { type ShownTissue, TissueDetails, TissuePicture, useTissue } from "../tissue/tissue-view.tsx";
import { TissueViewState } from "../tissue/tissue-view-state.ts";
import { WhyPanel } from "../why/why-panel.tsx";
import { BesideChoice } from "./beside-choice.tsx";
import { ForkDialog } from "./fork-dialog.tsx";
import { goTo } from "./go-to.ts";
import "./lab.css";
import type { LabStore } from "./lab-store.ts";
import { PhoneBar } from "./phone-bar.tsx";
import { RunStatus } from "./run-status.tsx";
import { SleepNote } from "./sleep-note.tsx";

const view = new TissueViewState();

/**
 * The main screen. Its parts follow one another as they are read: document, tissue, time and treatment, plots, scenario,
 * then answers. Styles place them: around the tissue where there is room, one below the other on a phone.
 */
export function LabPage({ file }: { readonly file: LabFile }) {
  if (benchAsked) return <CellBench />;
  return <Lab file={file} />;
}

function Lab({ file }: { readonly file: LabFile }) {
  const { store } = file;
  const forkDay = useSignal<number | undefined>(undefined);
  const onFork = (day: number) => (forkDay.value = day);
  const [main, beside] = [useSide(store, "main"), useSide(store, "beside")];
  useEffect(
    () =>
      registerShortcuts([
        { key: "c", shown: "C", words: "To the comparison", run: () => goTo("compare") },
        { key: "w", shown: "W", words: "To “Why did this happen?”", run: () => goTo("why") },
      ]),
    [],
  );
  const two = store.document.value.beside !== undefined;
  const sides = two ? [main, beside] : [main];
  return (
    <div class={two ? "lab-screen lab-two" : "lab-screen"}>
      <div class="lab-bar">
        <DocumentBar file={file} view={view}>
          <BesideChoice store={store} onFork={() => onFork(dayOfFork(store))} />
        </DocumentBar>
      </div>
      <section class="lab-tissues" aria-label="Tissue">
        {sides.map((tissue) => (
          <Picture key={tissue.model.source.side} store={store} tissue={tissue} />
        ))}
      </section>
      <section id="timeline" class="lab-time" aria-label="Time and treatment" data-region tabIndex={-1}>
        <Later>{() => <Timeline store={store} onFork={onFork} />}</Later>
      </section>
      <section id="plots" class="lab-plots" aria-label="Plots" data-region tabIndex={-1}>
        <Later>{() => <Plots store={store} />}</Later>
      </section>
      <section id="scenario" class="lab-scenario panel" aria-label="Scenario" data-region tabIndex={-1}>
        <Later>{() => <ScenarioPanel file={file} />}</Later>
      </section>
      <div class="lab-more">
        <section id="words" class="lab-details" aria-label="Cells and words" data-region tabIndex={-1}>
          {sides.map((tissue) => (
            <Later key={tissue.model.source.side}>{() => <TissueDetails tissue={tissue} />}</Later>
          ))}
        </section>
        <div class="lab-answers" data-region>
          <Later>{() => <WhyPanel store={store} />}</Later>
          <Later>{() => <ComparePanel store={store} />}</Later>
        </div>
        <Later>{() => <BodyView store={store} />}</Later>
      </div>
      <PhoneBar store={store} />
      <ForkDialog store={store} day={forkDay.value} onClose={() => (forkDay.value = undefined)} />
    </div>
  );
}

function useSide(store: LabStore, side: "main" | "beside"): ShownTissue {
  return useTissue({
    session: store[side],
    playback: store.playback,
    patch: store.patch,
    view,
    side,
    onChoose: (chosen) => (store.chosen.value = chosen),
  });
}

function Picture({ store, tissue }: { readonly store: LabStore; readonly tissue: ShownTissue }) {
  const { session, side } = tissue.model.source;
  const name = nameOf(store, side);
  // Of a run alone the timeline tells how far it is.
  const told = store.document.value.beside !== undefined || session.phase.value.is !== "computing";
  return (
    <div class="lab-side">
      <TissuePicture tissue={tissue} label={name}>
        <div class="lab-status">
          {told && <RunStatus session={session} name={name} duration={store.duration.value} />}
          {side === "main" && <SleepNote session={session} />}
        </div>
      </TissuePicture>
    </div>
  );
}

function nameOf({ document }: LabStore, side: "main" | "beside"): string {
  const { arm, beside } = document.value;
  if (side === "main" || !beside) return beside ? `A: ${arm}` : arm;
  return beside.kind === "arm" ? `B: ${beside.arm}` : `B: ${arm}, forked on day ${beside.day}`;
}

/** Runs can be left where tissue and body meet only. */
function dayOfFork({ playback, main }: LabStore): number {
  const exchange = (main.opened.value?.scenario.steps.exchange ?? 360) / 1440;
  return Math.round(playback.day.peek() / exchange) * exchange;
}
