import "./trial.css";
import { useEffect } from "preact/hooks";
import { safe } from "../kit/wording.ts";
import type { OpenedTrial } from "./document/trial-link.ts";
import { lazyView } from "./lazy-view.tsx";
import { LinkNotice } from "./link-notice.tsx";
import { RunBar } from "./run/run-bar.tsx";
import { SetupView } from "./setup/setup-view.tsx";
import { StartMenu } from "./start-menu.tsx";
import { StoreContext } from "./store-context.ts";
import type { TrialStore, View } from "./trial-store.ts";
import { undoKeys } from "./undo-keys.ts";

const ResultsView = lazyView(async () => (await import("./results/results-view.tsx")).ResultsView);
const views: readonly (readonly [View, string])[] = [
  ["set-up", "Set-up"],
  ["results", "Results"],
];

interface TrialPageProps {
  readonly store: TrialStore;
  /** The link that the page was opened with. */
  readonly opened?: OpenedTrial;
}

/** A virtual trial: set-up, run, results. */
export function TrialPage({ store, opened }: TrialPageProps) {
  useEffect(() => undoKeys(store), [store]);
  const { value: view } = store.view;
  const { value: finished } = store.session.finished;
  return (
    <StoreContext.Provider value={store}>
      <div class="trial-head">
        <h1>Virtual trial</h1>
        <p class="notice trial-safe">
          <strong>{safe.trial}</strong>
        </p>
        <fieldset class="row trial-views">
          <legend class="visually-hidden">View</legend>
          {views.map(([name, label]) => (
            <button
              key={name}
              type="button"
              aria-pressed={view === name}
              disabled={name === "results" && !finished}
              onClick={() => (store.view.value = name)}
            >
              {label}
            </button>
          ))}
          {view === "set-up" && <StartMenu />}
        </fieldset>
        {opened && <LinkNotice opened={opened} />}
      </div>
      {view === "results" && finished ? <ResultsView finished={finished} /> : <SetupView />}
      <RunBar />
    </StoreContext.Provider>
  );
}
