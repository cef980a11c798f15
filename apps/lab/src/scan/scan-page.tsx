import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { safe } from "../kit/wording.ts";
import { type Tab, Tabs } from "../trial/results/tabs.tsx";
import { AxisCard } from "./axis-card.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { Results } from "./results.tsx";
import { RunCard } from "./run-card.tsx";
import "./scan.css";
import type { ScanStore } from "./scan-store.ts";
import { ScenarioCard } from "./scenario-card.tsx";
import { SensitivityView } from "./sensitivity-view.tsx";

/** `scan/?sensitivity` opens there. */
const open = signal(location.search === "?sensitivity" ? "Sensitivity" : "Scan");

/** Numbers of a scenario are varied, each point runs several times, and each run can be opened. */
export function ScanPage({ store }: { readonly store: ScanStore }) {
  useEffect(() => () => store.close(), [store]);
  const tabs: readonly Tab[] = [
    { name: "Scan", show: () => <ScanView store={store} /> },
    { name: "Sensitivity", show: () => <SensitivityView page={store} store={store.sensitivity} /> },
  ];
  return (
    <>
      <h1>Scan: where does the outcome change, and what moves it?</h1>
      <p>
        Vary numbers of a scenario. Every point runs several times, since chance alone makes runs differ. {safe.run}
      </p>
      <div class="scan-tabs">
        <Tabs label="What to ask" tabs={tabs} chosen={open} />
      </div>
    </>
  );
}

function ScanView({ store }: { readonly store: ScanStore }) {
  const started = store.result.value !== undefined;
  return (
    <div class="scan-layout">
      <form class="scan-plan" aria-label="What to scan" data-region onSubmit={(event) => event.preventDefault()}>
        <ScenarioCard store={store} />
        <AxisCard store={store} place={0} />
        {store.axes.value.length > 1 ? (
          <AxisCard store={store} place={1} />
        ) : (
          <button
            type="button"
            disabled={store.busy.value || store.axes.value.length === 0}
            onClick={() => store.addAxis()}
          >
            Vary a second quantity too
          </button>
        )}
        <RunCard store={store} />
      </form>
      <div class="scan-answer">
        <ProgressBar runs={store.runs} />
        {started ? <Results store={store} /> : <Invitation />}
      </div>
    </div>
  );
}

/** What is here before anything ran. */
function Invitation() {
  return (
    <section class="panel scan-empty">
      <h2>A first scan takes some seconds</h2>
      <p>
        It is set up already: how many killer T cells does a small tumour meet, and what becomes of it? Press <b>Run</b>
        . The picture grows with each run that comes back.
      </p>
    </section>
  );
}
