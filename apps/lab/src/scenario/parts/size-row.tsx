import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { valueAt } from "../../document/lab-document.ts";
import type { PanelState } from "../panel-state.ts";
import { inUnit } from "../quantity-text.ts";
import { numberText } from "../scales.ts";
import { numberIn } from "./part-field.tsx";

const edges = ["Width", "Height", "Depth"] as const;

/** Edges of a patch's box; without a depth it is a layer one cell thick. */
export function SizeRow({
  state,
  at,
  name,
}: {
  readonly state: PanelState;
  readonly at: number;
  readonly name: string;
}) {
  const id = useId();
  const bad = useSignal("");
  const path = ["patches", at, "size"];
  const said = valueAt(state.scenario.value.data, path);
  const size = (Array.isArray(said) ? said : []).map((edge) => inUnit(edge, "um"));
  const fault =
    bad.value || [path, ...edges.map((_, e) => [...path, e])].map((one) => state.faultOf(one)).find((text) => text);
  const set = (edge: number, text: string) => {
    const none = text.trim() === "" && edge === 2;
    const value = numberIn(text);
    bad.value = none || value !== undefined ? "" : "Type a number of µm, such as 400.";
    if (bad.value) return;
    const next = edges.flatMap((_, e) => {
      const length = e === edge ? (none ? undefined : value) : size[e];
      return length === undefined ? [] : [`${numberText(length)} um`];
    });
    state.set(`set the size of ${name} to ${next.join(" × ").replaceAll(" um", "")} µm`, path, next);
  };
  return (
    <fieldset class="scenario-size" data-fault={fault ? "" : undefined}>
      <legend>Size, µm</legend>
      {edges.map((label, edge) => (
        <label key={label} for={`${id}-${edge}`}>
          {label}
          <input
            id={`${id}-${edge}`}
            type="number"
            step="any"
            value={size[edge] === undefined ? "" : numberText(size[edge])}
            placeholder={edge === 2 ? "one cell" : undefined}
            aria-invalid={fault ? true : undefined}
            onChange={(event) => set(edge, event.currentTarget.value)}
          />
        </label>
      ))}
      {fault && <p class="scenario-fault">{fault}</p>}
    </fieldset>
  );
}
