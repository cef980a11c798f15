import { ProgressBar } from "./progress-bar.tsx";
import { RangesCard } from "./ranges-card.tsx";
import type { ScanStore } from "./scan-store.ts";
import { ScenarioCard } from "./scenario-card.tsx";
import { SensitivityResults } from "./sensitivity-results.tsx";
import { SensitivityRunCard } from "./sensitivity-run-card.tsx";
import type { SensitivityStore } from "./sensitivity-store.ts";

interface SensitivityViewProps {
  readonly page: ScanStore;
  readonly store: SensitivityStore;
}

/** Which numbers of the scenario move its outcome. */
export function SensitivityView({ page, store }: SensitivityViewProps) {
  return (
    <div class="scan-layout">
      <form class="scan-plan" aria-label="What to ask about" data-region onSubmit={(event) => event.preventDefault()}>
        <ScenarioCard store={page} />
        <RangesCard page={page} store={store} />
        <SensitivityRunCard page={page} store={store} />
      </form>
      <div class="scan-answer">
        <ProgressBar runs={store.runs} />
        {store.result.value && store.runs.done.value > 0 ? (
          <SensitivityResults page={page} store={store} />
        ) : (
          <Invitation />
        )}
      </div>
    </div>
  );
}

function Invitation() {
  return (
    <section class="panel scan-empty">
      <h2>Which numbers move the outcome?</h2>
      <p>
        A <b>tornado</b> moves one quantity at a time to either end of its range, and compares runs of the same chance
        in pairs. <b>Morris's screening</b> moves many through their whole ranges with few runs each, and measures
        beside them what other chance alone does. Either says which effects may be chance.
      </p>
    </section>
  );
}
