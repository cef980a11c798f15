import { axisValues } from "../../../../src/index.ts";
import { NumberField } from "./number-field.tsx";
import { RunButton } from "./run-button.tsx";
import type { ScanStore } from "./scan-store.ts";

/** How often each point runs and with what chance; how many runs that makes; go. */
export function RunCard({ store }: { readonly store: ScanStore }) {
  const faults = store.faults.value;
  const axes = store.axes.value;
  const points = faults.length > 0 ? 0 : axes.reduce((product, axis) => product * axisValues(axis).length, 1);
  const runs = points * store.replicates.value;
  return (
    <fieldset class="scan-card">
      <legend>3. Runs</legend>
      <fieldset class="scan-plain" disabled={store.busy.value}>
        <NumberField
          label="Runs at each point"
          unit="1"
          value={store.replicates.value}
          onValue={(value) => (store.replicates.value = value)}
        />
        <label>
          <input
            type="checkbox"
            checked={store.commonChance.value}
            onChange={(event) => (store.commonChance.value = event.currentTarget.checked)}
          />
          Same chance at every point
        </label>
        <p class="quiet-text">
          {store.commonChance.value
            ? "The first run of every point has the same seed, and so on: points differ by their values alone."
            : "Every run has a seed of its own."}
        </p>
      </fieldset>
      <RunButton
        runs={runs}
        faults={faults}
        busy={store.busy.value}
        ready={axes.length > 0 && store.source.value.is === "read"}
        go={() => void store.run()}
      />
    </fieldset>
  );
}
