import { type OperatingResult, percent, type TrialResult } from "../../../../../src/index.ts";
import { useStore } from "../store-context.ts";
import { DataTable } from "./data-table.tsx";
import { conductTables, stageSentences } from "./operating-conduct.ts";
import { OperatingForm } from "./operating-form.tsx";
import { cohortIsSmall, operatingRows, operatingSentences } from "./operating-words.ts";

/** How often a trial of this design would find what is there, and what is not. */
export function OperatingPanel({ result }: { readonly result: TrialResult }) {
  const { session } = useStore();
  const { value: state } = session.operating;
  const { arms, twoStage, sequential, allocation } = result.design;
  if (arms.length < 2 && !twoStage)
    return (
      <p>
        One arm alone has nothing to be tested against: add a second arm for power and type-I error, or two stages on
        card 4.
      </p>
    );
  return (
    <>
      <p>
        Trials are drawn from the virtual patients of this result
        {twoStage
          ? ", as many as the stages ask for. Under the null, patients respond at the rate that is not worth while."
          : ": different patients in each arm, each trial of the sizes on card 3 or of the size below. Under the null, both arms get the therapy of the reference."}{" "}
        {sequential
          ? "Each is looked at as the design says, and ends where a bound is crossed."
          : twoStage
            ? ""
            : `Every trial is tested two-sided${allocation ? ", within strata" : ""}.`}
      </p>
      <OperatingForm design={result.design} />
      {state.is === "running" && (
        <div class="row results-running">
          <progress max={state.total} value={state.done} aria-label="Progress of the simulated trials" />
          <span>
            {state.done} of {state.total} trials
          </span>
          <button type="button" onClick={() => session.stop()}>
            Stop, and keep these trials
          </button>
        </div>
      )}
      {state.is === "failed" && (
        <p class="notice" role="alert">
          {state.message}
        </p>
      )}
      {state.is === "done" && <Operated operating={state.operating} />}
    </>
  );
}

function Operated({ operating }: { readonly operating: OperatingResult }) {
  const { trials, wanted, stopped, arms, alpha, sequential } = operating;
  const sizes = arms
    .filter(({ size }) => size > 0)
    .map(({ name, size, cohort }) => `${size} given ${name} (of ${cohort} simulated)`)
    .join(", ");
  const level = percent(alpha, alpha < 0.01 ? 2 : 1);
  return (
    <div class="results-part results-operated">
      <p>
        {stopped ? `Stopped: ${trials} of ${wanted} trials` : `${trials} trials`}. Patients in a trial, drawn with
        replacement: {sizes}.
      </p>
      <ul class="results-wide results-plain">
        {[...stageSentences(operating), ...operatingSentences(operating)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {cohortIsSmall(operating) && (
        <p class="notice">
          The virtual patients are few beside the trials that are drawn from them: run more patients to make power
          surer.
        </p>
      )}
      {conductTables(operating).map(({ table, caption }) => (
        <DataTable key={caption} table={table} caption={caption} />
      ))}
      {operating.rows.length > 0 && (
        <DataTable
          table={operatingRows(operating)}
          caption={`Operating characteristics, ${sequential ? `looks that spend ${level} ${sequential.design.sides === 1 ? "one" : "two"}-sided` : `tests at ${level} two-sided`}; ± Monte Carlo standard error`}
        />
      )}
      <p class="quiet-text">
        The error from the cohort is what the finite number of virtual patients adds to power; it shrinks with more
        patients, not with more trials. The model itself is taken for the truth.
      </p>
    </div>
  );
}
