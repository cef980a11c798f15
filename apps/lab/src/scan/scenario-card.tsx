import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { titleOf } from "../document/canonical.ts";
import { armNames } from "../document/lab-document.ts";
import { type SavedDocument, savedDocuments } from "./saved-documents.ts";
import type { ScanStore } from "./scan-store.ts";
import { loadScenario, scenarioNames, scenarioTitle, starterName } from "./scenarios.ts";

const givenName = "given by a link";

/** Which scenario is scanned, and which arm of it. */
export function ScenarioCard({ store }: { readonly store: ScanStore }) {
  const name = useSignal(store.given.peek() ? givenName : starterName);
  const saved = useSignal<readonly SavedDocument[]>([]);
  useEffect(() => {
    void savedDocuments().then((found) => {
      saved.value = found;
    });
  }, []);
  const arms = armNames(store.study.value);
  const source = store.source.value;
  const choose = async (chosen: string) => {
    name.value = chosen;
    const document = chosen === givenName ? store.given.peek() : saved.peek().find(({ id }) => id === chosen)?.document;
    if (document) await store.choose(document.study, document.arm);
    else await store.choose(await loadScenario(chosen));
  };
  return (
    <fieldset class="scan-card" disabled={store.busy.value}>
      <legend>1. Scenario</legend>
      <label class="scan-field">
        <span>Scenario</span>
        <select value={name.value} onChange={(event) => void choose(event.currentTarget.value)}>
          <option value={starterName}>A small tumour (seconds)</option>
          {store.given.value && <option value={givenName}>From the lab: {titleOf(store.given.value)}</option>}
          {saved.value.length > 0 && (
            <optgroup label="Kept on this device">
              {saved.value.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Shipped scenarios">
            {scenarioNames.map((one) => (
              <option key={one} value={one}>
                {scenarioTitle(one)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {arms.length > 1 && (
        <label class="scan-field">
          <span>Arm</span>
          <select
            value={store.arm.value}
            onChange={(event) => void store.choose(store.study.value, event.currentTarget.value)}
          >
            {arms.map((arm) => (
              <option key={arm}>{arm}</option>
            ))}
          </select>
        </label>
      )}
      {source.is === "read" && (
        <p class="quiet-text">
          {cellsOf(source.scenario.patches).toLocaleString("en")} cells at the start, {source.scenario.duration} days.
        </p>
      )}
      {source.is === "refused" && (
        <p class="notice" role="alert">
          This scenario cannot run. {source.message}
        </p>
      )}
    </fieldset>
  );
}

function cellsOf(patches: readonly { readonly cells: Readonly<Record<string, number>> }[]): number {
  return patches.flatMap(({ cells }) => Object.values(cells)).reduce((sum, cells) => sum + cells, 0);
}
