import { valueAt } from "../../document/lab-document.ts";
import { changed } from "../effective.ts";
import type { PartRef } from "../entry.ts";
import type { PanelState } from "../panel-state.ts";
import { CheckRow, ChoiceRow } from "./choice-row.tsx";
import { Mixture } from "./mixture.tsx";
import { unseenAntigens } from "./part-limits.ts";
import { SizeRow } from "./size-row.tsx";
import { isRecord, itemsOf } from "./views.ts";

interface PartChoicesProps {
  readonly state: PanelState;
  readonly part: PartRef;
}

/** What of a part is chosen rather than set to a number. */
export function PartChoices({ state, part }: PartChoicesProps) {
  if (part.list === "antigens") return <AntigenChoices state={state} part={part} />;
  if (part.list === "receptors") return <Recognised state={state} part={part} />;
  if (part.list === "patches") return <PatchChoices state={state} part={part} />;
  return <NoLevels state={state} part={part} />;
}

/** A clone without any word of antigens, where there are receptors, is refused; the levels are set in their rows. */
function NoLevels({ state, part: { at } }: PartChoicesProps) {
  const fault = state.faultOf(["clones", at, "antigens"]);
  return fault ? <p class="scenario-fault">{fault}</p> : null;
}

function AntigenChoices({ state, part: { at, name } }: PartChoicesProps) {
  const path = ["antigens", at];
  const surface = valueAt(state.scenario.value.data, [...path, "surface"]) === true;
  return (
    <>
      <ChoiceRow
        state={state}
        path={[...path, "kind"]}
        label="Where it is"
        choices={[
          ["tumour-only", "on tumour cells alone"],
          ["shared", "on some healthy cells too"],
        ]}
        choose={(kind) => setKind(state, at, name, kind)}
      />
      <CheckRow
        label="On the cell surface"
        checked={surface}
        fault={state.faultOf(["car-antigen"])}
        turn={(on) =>
          state.set(`${on ? "put" : "took"} ${name} ${on ? "on" : "off"} the surface`, [...path, "surface"], on)
        }
      />
    </>
  );
}

/** Both what the kind is and how much healthy cells have: one without the other is no antigen. */
function setKind(state: PanelState, at: number, name: string, kind: string): void {
  const { store } = state.file;
  const document = store.document.peek();
  const scenario = state.scenario.peek();
  const scope = state.scope.peek();
  const own = itemsOf(scenario.data, "antigens")[at] ?? {};
  const set = (study: typeof document.study, key: string, value: unknown) =>
    valueAt(scenario.data, ["antigens", at, key]) === value
      ? study
      : changed(study, scenario, ["antigens", at, key], value, scope);
  let study = set(document.study, "kind", kind);
  if (kind === "tumour-only") for (const key of ["on-healthy", "on-b-cells"]) study = set(study, key, undefined);
  else if (!(Number(own["on-healthy"]) > 0 || Number(own["on-b-cells"]) > 0)) study = set(study, "on-healthy", 0.2);
  store.edit(`set ${name} to ${kind}`, { ...document, study });
}

function Recognised({ state, part: { at, name } }: PartChoicesProps) {
  const choices = [name, ...unseenAntigens(state.scenario.value.data)].map((one) => [one, one] as const);
  return (
    <ChoiceRow state={state} path={["receptors", at, "antigen"]} label="Recognises the antigen" choices={choices} />
  );
}

function PatchChoices({ state, part: { at, name } }: PartChoicesProps) {
  const patch = itemsOf(state.scenario.value.data, "patches")[at];
  const fault = state.faultOf(["patches", at, "cells"]);
  return (
    <>
      <ChoiceRow
        state={state}
        path={["patches", at, "kind"]}
        label="Immune cells at the start"
        choices={[
          ["inflamed", "among the tumour (inflamed)"],
          ["excluded", "in a rim around it (excluded)"],
          ["desert", "hardly there (desert)"],
        ]}
      />
      <SizeRow state={state} at={at} name={name} />
      <Mixture state={state} at={at} name={name} own={isRecord(patch?.clones)} />
      {fault && <p class="scenario-fault">{fault}</p>}
    </>
  );
}
