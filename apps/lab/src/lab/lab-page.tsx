import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { BodyView } from "../body/body-view.tsx";
import { ComparePanel } from "../compare/compare-panel.tsx";
import { DocumentBar } from "../document/document-bar.tsx";
import { armNames } from "../document/lab-document.ts";
import type { LabFile } from "../document/lab-file.ts";
import { Later } from "../kit/later.tsx";
import { Plots } from "../plots/plots.tsx";
import { ScenarioPanel } from "../scenario/scenario-panel.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { benchAsked, CellBench } from "../tissue/bench/cell-bench.tsx";
import { TissueView } from "../tissue/tissue-view.tsx";
import { TissueViewState } from "../tissue/tissue-view-state.ts";
import { WhyPanel } from "../why/why-panel.tsx";
import { ForkDialog } from "./fork-dialog.tsx";
import "./lab.css";
import type { LabStore } from "./lab-store.ts";
import { RunStatus } from "./run-status.tsx";
import { SleepNote } from "./sleep-note.tsx";

const view = new TissueViewState();

/** The main screen. */
export function LabPage({ file }: { readonly file: LabFile }) {
  const forkDay = useSignal<number | undefined>(undefined);
  if (benchAsked) return <CellBench />;
  const { store } = file;
  const two = store.document.value.beside !== undefined;
  return (
    <div class="lab-screen">
      <div class="lab-bar">
        <DocumentBar file={file} view={view} />
        <BesideBar store={store} onFork={() => (forkDay.value = dayOfFork(store))} />
      </div>
      <section id="scenario" class="lab-scenario panel" aria-label="Scenario" data-region tabIndex={-1}>
        <Later>{() => <ScenarioPanel file={file} />}</Later>
      </section>
      <section class={two ? "lab-tissues lab-two" : "lab-tissues"} aria-label="Tissue" data-region>
        <Tissue store={store} side="main">
          {!two && <Time store={store} onFork={(day) => (forkDay.value = day)} />}
        </Tissue>
        {two && <Tissue store={store} side="beside" />}
        {two && (
          <div class="lab-wide">
            <Time store={store} onFork={(day) => (forkDay.value = day)} />
          </div>
        )}
      </section>
      <section class="lab-plots" aria-label="Plots" data-region>
        <Later>{() => <Plots store={store} />}</Later>
      </section>
      <div class="lab-more">
        <Later>{() => <WhyPanel store={store} />}</Later>
        <Later>{() => <ComparePanel store={store} />}</Later>
        <Later>{() => <BodyView store={store} />}</Later>
      </div>
      <ForkDialog store={store} day={forkDay.value} onClose={() => (forkDay.value = undefined)} />
    </div>
  );
}

/** Time and treatment: under the only picture, or under both. */
function Time({ store, onFork }: { readonly store: LabStore; onFork(day: number): void }) {
  return (
    <section id="timeline" aria-label="Time and treatment" data-region tabIndex={-1}>
      <Later>{() => <Timeline store={store} onFork={onFork} />}</Later>
    </section>
  );
}

interface TissueProps {
  readonly store: LabStore;
  readonly side: "main" | "beside";
  readonly children?: ComponentChildren;
}

function Tissue({ store, side, children }: TissueProps) {
  const session = store[side];
  const name = nameOf(store, side);
  return (
    <div class="lab-side">
      <TissueView
        session={session}
        playback={store.playback}
        patch={store.patch}
        view={view}
        side={side}
        label={name}
        onChoose={(chosen) => (store.chosen.value = chosen)}
      >
        {children}
        <div class="lab-status">
          <RunStatus session={session} name={name} duration={store.duration.value} />
          {side === "main" && <SleepNote session={session} />}
        </div>
      </TissueView>
    </div>
  );
}

function nameOf({ document }: LabStore, side: "main" | "beside"): string {
  const { arm, beside } = document.value;
  if (side === "main" || !beside) return beside ? `A: ${arm}` : arm;
  return beside.kind === "arm" ? `B: ${beside.arm}` : `B: ${arm}, forked on day ${beside.day}`;
}

/** What stands beside the run: nothing, another arm, or a fork. */
function BesideBar({ store, onFork }: { readonly store: LabStore; onFork(): void }) {
  const { study, arm, beside } = store.document.value;
  const others = armNames(study).filter((name) => name !== arm);
  const show = (name: string) => {
    const { beside: _, ...rest } = store.document.peek();
    if (name === "") store.edit("one run", rest);
    else store.edit(`compared with ${name}`, { ...rest, beside: { kind: "arm", arm: name } });
  };
  return (
    <div class="row">
      <label>
        Beside it
        <select
          value={beside?.kind === "arm" ? beside.arm : beside ? "fork" : ""}
          onChange={(event) => (event.currentTarget.value === "fork" ? onFork() : show(event.currentTarget.value))}
        >
          <option value="">nothing</option>
          {others.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          <option value="fork">a fork of this run</option>
        </select>
      </label>
      {beside && (
        <button type="button" onClick={() => show("")}>
          Close the second run
        </button>
      )}
    </div>
  );
}

/** Runs can be left where tissue and body meet only. */
function dayOfFork({ playback, main }: LabStore): number {
  const exchange = (main.opened.value?.scenario.steps.exchange ?? 360) / 1440;
  return Math.round(playback.day.peek() / exchange) * exchange;
}
