import "./results.css";
import { signal } from "@preact/signals";
import type { Finished } from "../engine/trial-session.ts";
import { PatientDialog } from "../patient/patient-dialog.tsx";
import { Answer } from "./answer.tsx";
import { Limits } from "./limits.tsx";
import { resultTabs } from "./result-tabs.tsx";
import { ResultsHead } from "./results-head.tsx";
import { Tabs } from "./tabs.tsx";

/** Kept while the set-up is looked at, and from one run to the next. */
const openTab = signal("Flow");

/** What the trial found: limits first, the answer, then a tab for each kind of evidence. */
export function ResultsView({ finished }: { readonly finished: Finished }) {
  const { result } = finished;
  return (
    <section key={result.digest} class="results" data-region="" aria-label="Results">
      <ResultsHead finished={finished} />
      <div class="results-opening">
        <Limits result={result} />
        <Answer result={result} />
      </div>
      <Tabs label="Results" tabs={resultTabs(result)} chosen={openTab} />
      <PatientDialog result={result} />
    </section>
  );
}
