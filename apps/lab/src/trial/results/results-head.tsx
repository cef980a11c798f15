import { useState } from "preact/hooks";
import type { Finished } from "../engine/trial-session.ts";
import { useStore } from "../store-context.ts";
import { SaveRow } from "./save-row.tsx";

/** Which run this is, whether it is whole, and the files that it can be saved as. */
export function ResultsHead({ finished }: { readonly finished: Finished }) {
  const store = useStore();
  const { result, seconds, stoppedOf } = finished;
  const { design, manifest, digest } = result;
  const [whole, setWhole] = useState(false);
  return (
    <div class="results-head">
      <h2>{design.title}</h2>
      <p class="results-facts">
        <strong class="results-simulated">SIMULATED</strong>
        <span>
          n = {design.patients} virtual patients {design.arms.length > 1 ? "in each arm" : ""}
        </span>
        <span>seed {manifest.seed}</span>
        <span>version {manifest.version}</span>
        <button type="button" class="quiet results-digest" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          digest <code>{whole ? digest : `${digest.slice(0, 8)}…`}</code>
        </button>
        <span>computed in {seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s</span>
      </p>
      {stoppedOf !== undefined && (
        <p class="notice">
          <strong>
            Stopped: {design.patients} of {stoppedOf} patients.
          </strong>{" "}
          This is the whole result of a trial of the first {design.patients}. Run again to go on: what is done is kept.
        </p>
      )}
      {store.resultIsOlder.value && stoppedOf === undefined && (
        <p class="notice">The design was changed since: this is the result of the design as it was. Run it again.</p>
      )}
      <SaveRow result={result} />
    </div>
  );
}
