import { useId } from "preact/hooks";
import { armNames } from "../document/lab-document.ts";
import type { PanelState } from "./panel-state.ts";

/** Which arm is on the screen, and for which arms a change holds. */
export function ArmChooser({ state }: { readonly state: PanelState }) {
  const id = useId();
  const { store } = state.file;
  const document = store.document.value;
  const arms = armNames(document.study);
  const show = (arm: string) => store.edit(`showed the arm ${arm}`, { ...document, arm });
  if (arms.length < 2) return null;
  return (
    <div class="scenario-arms">
      <label for={id}>Arm on the screen</label>
      <select id={id} value={document.arm} onChange={(event) => show(event.currentTarget.value)}>
        {arms.map((arm, i) => (
          <option key={arm} value={arm}>
            {arm}
            {i === 0 && arm !== "control" ? " (the control)" : ""}
          </option>
        ))}
      </select>
      <label class="scenario-scope">
        <input
          type="checkbox"
          checked={state.scope.value === "this arm"}
          onChange={(event) => (state.scope.value = event.currentTarget.checked ? "this arm" : "where it stands")}
        />
        Changes hold for this arm alone
      </label>
    </div>
  );
}
