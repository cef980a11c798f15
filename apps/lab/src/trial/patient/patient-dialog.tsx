import "./patient.css";
import { type TrialResult, texts } from "../../../../../src/index.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { safe } from "../../kit/wording.ts";
import { Part } from "../results/part.tsx";
import { armsOf } from "../results/readings.ts";
import { useStore } from "../store-context.ts";
import { events, facts, ofPatient } from "./patient-readings.ts";
import { TissueLink } from "./tissue-link.tsx";

/** One virtual patient: who, what happened in the arm at hand and in the others, and why. */
export function PatientDialog({ result }: { readonly result: TrialResult }) {
  const store = useStore();
  const { value: chosen } = store.patient;
  return (
    <Dialog
      open={chosen !== undefined}
      title={chosen ? `Virtual patient ${chosen.name}` : "Virtual patient"}
      onClose={() => (store.patient.value = undefined)}
    >
      {chosen && <Patient key={chosen.name} result={result} name={chosen.name} arm={chosen.arm} />}
    </Dialog>
  );
}

interface PatientProps {
  readonly result: TrialResult;
  readonly name: string;
  readonly arm: string;
}

function Patient({ result, name, arm }: PatientProps) {
  const store = useStore();
  const { tables } = result;
  const arms = armsOf(result);
  const own = ofPatient(tables.subjects, name);
  const row = texts(own, "arm").indexOf(arm);
  const pattern = texts(own, "pattern")[row];
  return (
    <div class="patient">
      <p class="quiet-text">
        <strong>SIMULATED.</strong> {safe.trial} Nobody real is behind this number.
      </p>
      <dl class="patient-facts">
        {facts(tables.subjects, name).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {arms.length > 1 && (
        <fieldset class="row patient-arms">
          <legend>The same patient, with the same luck, in each arm</legend>
          {arms.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === arm}
              onClick={() => (store.patient.value = { name, arm: one })}
            >
              {one}
            </button>
          ))}
        </fieldset>
      )}
      <h3>What happened with {arm}</h3>
      <p>
        Best response <strong>{texts(own, "bestResponse")[row]}</strong>
        {pattern && (
          <>
            . Why, in the model: <strong>{pattern}</strong>
          </>
        )}
      </p>
      <ol class="patient-events">
        {events(tables, name, arm).map(({ day, words }) => (
          <li key={`${day} ${words}`}>
            <span class="patient-day">day {Math.round(day)}</span> {words}
          </li>
        ))}
      </ol>
      <TissueLink name={name} arm={arm} />
      <Part part={`patient ${name}`} empty="No scan after baseline was seen of this patient." />
      {ofPatient(tables.courses, name).rows === 0 && (
        <p class="quiet-text">
          The course inside the body (drug, receptor occupancy, T cells) is kept for the first 60 patients of a run;
          this patient is not among them. Scans are kept for all.
        </p>
      )}
    </div>
  );
}
