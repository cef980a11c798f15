import { useId } from "preact/hooks";
import { type Path, valueAt } from "../../document/lab-document.ts";
import type { PanelState } from "../panel-state.ts";

interface ChoiceRowProps {
  readonly state: PanelState;
  readonly path: Path;
  readonly label: string;
  /** What the study writes, and how people read it. */
  readonly choices: readonly (readonly [value: string, words: string])[];
  /** Other than setting the value at its place. */
  choose?(value: string): void;
}

/** One of a few words. */
export function ChoiceRow({ state, path, label, choices, choose }: ChoiceRowProps) {
  const id = useId();
  const value = String(valueAt(state.scenario.value.data, path) ?? "");
  const fault = state.faultOf(path);
  const set = (next: string) =>
    choose ? choose(next) : state.set(`set ${label.toLowerCase()} to ${next}`, path, next);
  return (
    <div class="scenario-choice" data-fault={fault ? "" : undefined}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => set(event.currentTarget.value)}
      >
        {choices.some(([one]) => one === value) ? null : <option value={value}>{value || "choose"}</option>}
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {fault && (
        <p id={`${id}-fault`} class="scenario-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

interface CheckRowProps {
  readonly label: string;
  readonly checked: boolean;
  readonly fault?: string | undefined;
  turn(on: boolean): void;
}

/** Yes or no. */
export function CheckRow({ label, checked, fault, turn }: CheckRowProps) {
  return (
    <div class="scenario-check" data-fault={fault ? "" : undefined}>
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => turn(event.currentTarget.checked)} />
        {label}
      </label>
      {fault && <p class="scenario-fault">{fault}</p>}
    </div>
  );
}
