import "./run.css";
import { useState } from "preact/hooks";
import { safe } from "../../kit/wording.ts";
import { ShowCode } from "../code/show-code.tsx";
import { cardOf, fieldOf } from "../engine/faults.ts";
import { roughTime } from "../engine/time-left.ts";
import { goToCard } from "../setup/card.tsx";
import { fieldId } from "../setup/field.tsx";
import { useStore } from "../store-context.ts";
import { CopyLink } from "./copy-link.tsx";
import { estimatedSeconds } from "./estimate.ts";
import { RunProgress } from "./run-progress.tsx";

/** Check, run, undo, code: always within reach. */
export function RunBar() {
  const store = useStore();
  const { session, history } = store;
  const { design, faults, waiting } = session.checked.value;
  const [code, setCode] = useState(false);
  const sound = faults.length === 0 && design !== undefined;
  const check = () => {
    store.view.value = "set-up";
    const [fault] = faults;
    if (!fault) return;
    const field = fieldOf(fault, store.fields.peek());
    goToCard(cardOf(fault.key), field && fieldId(field));
  };
  const time = sound ? roughTime(estimatedSeconds(design, session.threads.value)) : "";
  return (
    <section class="run-bar" data-region="" aria-label="Check and run">
      <RunProgress />
      <p class="run-safe">{safe.trial}</p>
      <div class="row">
        <button
          type="button"
          onClick={() => store.undo()}
          disabled={!history.canUndo.value}
          aria-label="Undo"
          title={`Undo: ${history.labels.value[0]}`}
        >
          ↶
        </button>
        <button type="button" onClick={() => store.redo()} disabled={!history.canRedo.value} aria-label="Redo">
          ↷
        </button>
        <button type="button" onClick={() => setCode(true)}>
          Show as code
        </button>
        <CopyLink />
        <button type="button" onClick={check} disabled={waiting}>
          {faults.length > 0 ? `${faults.length} to mend` : "Checked ✓"}
        </button>
        <button type="button" class="primary" disabled={!sound || session.busy.value} onClick={() => store.start()}>
          {sound ? `Run ${design.patients} patients` : "Run"}
        </button>
        {time && !session.busy.value && <span class="quiet-text">estimated: {time}</span>}
      </div>
      <ShowCode open={code} onClose={() => setCode(false)} />
    </section>
  );
}
