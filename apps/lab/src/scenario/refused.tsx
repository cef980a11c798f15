import { useEffect } from "preact/hooks";
import { announce } from "../kit/live-region.tsx";
import type { PanelState } from "./panel-state.ts";

/** Why the study as it stands cannot run; what is on the screen stays that of before. */
export function Refused({ state }: { readonly state: PanelState }) {
  const { store } = state.file;
  const refusal = store.main.refusal.value;
  useEffect(() => {
    if (refusal) announce("The scenario cannot run as it is. The last run stays on the screen.");
  }, [refusal]);
  if (!refusal) return null;
  const faults = state.faults.value;
  return (
    <div class="notice" data-testid="refused">
      <strong>This cannot run yet. The last run that could stays on the screen.</strong>
      <ul class="scenario-faults">
        {faults.length === 0 && <li>{refusal.message}</li>}
        {faults.map(({ key, text }) => (
          <li key={key + text}>
            <code>{key || "the file"}</code>: {text}
          </li>
        ))}
      </ul>
      <button type="button" disabled={!store.history.canUndo.value} onClick={() => store.history.undo()}>
        Undo the last change
      </button>
    </div>
  );
}
