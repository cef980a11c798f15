import { armNamesOf, entryOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";
import { ChoiceField, CountField } from "./fields.tsx";
import { percents, QuantityField } from "./quantity-field.tsx";

/** Rates and errors of a two-stage trial; its stages are looked for, or one's own. */
export function TwoStageFields() {
  const { trial } = useStore();
  const names = armNamesOf(trial.value);
  const stage = entryOf(trial.value["two-stage"]);
  return (
    <>
      {names.length > 1 && (
        <ChoiceField
          path={["two-stage", "arm"]}
          label="Responses are counted of"
          choices={names.map((name) => ({ value: name, words: name }))}
        />
      )}
      <QuantityField path={["two-stage", "unacceptable"]} label="Response rate not worth while (p0)" units={percents} />
      <QuantityField path={["two-stage", "desirable"]} label="Response rate worth while (p1)" units={percents} />
      <QuantityField
        path={["two-stage", "alpha"]}
        label="Chance of success at p0, at most"
        units={percents}
        absent="5"
      />
      <QuantityField
        path={["two-stage", "beta"]}
        label="Chance of no success at p1, at most"
        units={percents}
        absent="20"
      />
      <StagesField own={stage.stages !== undefined} />
      {stage.stages !== undefined && (
        <>
          <CountField path={["two-stage", "stages", "n1"]} label="Patients of stage one" />
          <CountField path={["two-stage", "stages", "r1"]} label="Ends with responses up to" />
          <CountField path={["two-stage", "stages", "n"]} label="Patients of both stages" />
          <CountField path={["two-stage", "stages", "r"]} label="Responses to exceed" />
        </>
      )}
    </>
  );
}

function StagesField({ own }: { readonly own: boolean }) {
  const { id, value, faults, set } = useField(["two-stage"], "stages changed");
  const { design, stages: _, ...aims } = entryOf(value);
  return (
    <Field id={id} label="Stages" faults={faults}>
      <select
        id={id}
        value={own ? "own" : design === "minimax" ? "minimax" : "optimal"}
        onChange={({ currentTarget }) => {
          const { value: chosen } = currentTarget;
          if (chosen === "own") set({ ...aims, stages: { n1: 13, r1: 3, n: 43, r: 12 } });
          else set({ ...aims, ...(chosen === "minimax" ? { design: chosen } : {}) });
        }}
      >
        <option value="optimal">Simon’s optimal: fewest expected at p0</option>
        <option value="minimax">Simon’s minimax: fewest in all</option>
        <option value="own">stages of one’s own</option>
      </select>
    </Field>
  );
}
