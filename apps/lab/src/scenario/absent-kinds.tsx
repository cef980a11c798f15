import { cellKindNames } from "../../../../src/index.ts";
import { kindStyles } from "../design/palette.ts";
import { valueAt } from "../document/lab-document.ts";
import type { PanelState } from "./panel-state.ts";

/** Kinds of immune cells that this patient does not have at all. */
export function AbsentKinds({ state }: { readonly state: PanelState }) {
  const now = (valueAt(state.scenario.value.data, ["absent"]) ?? []) as readonly string[];
  const kinds = cellKindNames.filter((kind) => !["tumour", "healthy", "fibroblast", "vessel"].includes(kind));
  const turn = (kind: string, off: boolean) => {
    const next = off ? [...now, kind] : now.filter((one) => one !== kind);
    state.set(`${off ? "took out" : "put back"} ${kind}`, ["absent"], next.length > 0 ? next : undefined);
  };
  const fault = state.faultOf(["absent"]);
  return (
    <details class="scenario-absent">
      <summary>Missing kinds of cells{now.length > 0 ? `: ${now.join(", ")}` : ": none"}</summary>
      <p class="quiet-text">None at the start, none enter, none are born.</p>
      {fault && <p class="scenario-fault">{fault}</p>}
      <div class="scenario-checks">
        {kinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={now.includes(kind)}
              onChange={(event) => turn(kind, event.currentTarget.checked)}
            />
            {kindStyles[kind].plain}
          </label>
        ))}
      </div>
    </details>
  );
}
