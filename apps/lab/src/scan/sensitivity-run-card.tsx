import { emptySensitivity, type SensitivityPlan } from "../../../../src/index.ts";
import { NumberField } from "./number-field.tsx";
import { RunButton } from "./run-button.tsx";
import type { ScanStore } from "./scan-store.ts";
import type { SensitivityStore } from "./sensitivity-store.ts";

interface SensitivityRunCardProps {
  readonly page: ScanStore;
  readonly store: SensitivityStore;
}

/** By which method, how many runs, and off. */
export function SensitivityRunCard({ page, store }: SensitivityRunCardProps) {
  const faults = store.chosen.value.length > 0 || page.source.value.is === "read" ? store.faults.value : [];
  const runs = store.faults.value.length > 0 ? 0 : emptySensitivity(store.plan.value).runs.length;
  const isMorris = store.method.value === "morris";
  return (
    <fieldset class="scan-card">
      <legend>3. Runs</legend>
      <fieldset class="scan-plain" disabled={page.busy.value}>
        <label class="scan-field">
          <span>Method</span>
          <select
            value={store.method.value}
            onChange={(event) => store.setMethod(event.currentTarget.value as SensitivityPlan["method"])}
          >
            <option value="tornado">Tornado: one at a time</option>
            <option value="morris">Morris's screening</option>
          </select>
        </label>
        <NumberField
          label="Runs at each point"
          unit="1"
          value={store.replicates.value}
          onValue={(value) => (store.replicates.value = value)}
        />
        {isMorris && (
          <NumberField
            label="Trajectories"
            unit="1"
            value={store.trajectories.value}
            onValue={(value) => (store.trajectories.value = value)}
          />
        )}
        <p class="quiet-text">
          {isMorris
            ? "Runs of a trajectory share their seeds; one more step changes the seeds and nothing else."
            : "Every end meets the same seeds as the scenario as it is."}
        </p>
      </fieldset>
      <RunButton
        runs={runs}
        faults={faults}
        busy={page.busy.value}
        ready={page.source.value.is === "read"}
        go={() => void store.run()}
      />
    </fieldset>
  );
}
