import { armNamesOf, entryOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";
import { ChoiceField, CountField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";
import { percents, QuantityField } from "./quantity-field.tsx";

const spendings = [
  { value: "O'Brien-Fleming", words: "O’Brien–Fleming type: late" },
  { value: "Pocock", words: "Pocock type: evenly" },
];
const endpoints = [
  { value: "PFS", words: "progression-free survival" },
  { value: "OS", words: "overall survival" },
];

/** What a group-sequential trial looks at, when, and what ends it. */
export function SequentialFields() {
  const { trial } = useStore();
  const choices = armNamesOf(trial.value).map((name) => ({ value: name, words: name }));
  const sequential = entryOf(trial.value.sequential);
  const byTime = entryOf(sequential.looks).after !== undefined;
  return (
    <>
      <ChoiceField path={["sequential", "arm"]} label="Looks compare" choices={choices} />
      <ChoiceField path={["sequential", "reference"]} label="with" choices={choices} />
      <ChoiceField path={["sequential", "endpoint"]} label="by their" choices={endpoints} />
      <ChoiceField
        path={["sequential", "spending"]}
        label="Error is spent"
        absent="O’Brien–Fleming type: late (usual)"
        choices={spendings.slice(1)}
      />
      <SidesField />
      <QuantityField
        path={["sequential", "alpha"]}
        label="Error in all (alpha)"
        units={percents}
        absent={sequential.sides === 2 ? "5" : "2.5"}
      />
      <LooksBy byTime={byTime} />
      {byTime ? (
        <>
          <ListField
            path={["sequential", "looks", "after"]}
            label="Looks after"
            hint="Times after the first patient, with commas between them: 12 months, 24 months. The last one is the final analysis."
          />
          <CountField
            path={["sequential", "looks", "events"]}
            label="Events planned in the end"
            hint="Says how much of the information a look has."
          />
        </>
      ) : (
        <ListField
          path={["sequential", "looks", "events"]}
          label="Looks after so many events"
          numbers
          hint="Events of both arms, with commas between them: 60, 90, 120. The last one is the final analysis."
        />
      )}
      <FutilityFields />
    </>
  );
}

function SidesField() {
  const { id, value, faults, set } = useField(["sequential", "sides"], "sides changed");
  return (
    <Field id={id} label="Test" faults={faults}>
      <select
        id={id}
        value={value === 2 ? "2" : "1"}
        onChange={({ currentTarget }) => set(currentTarget.value === "2" ? 2 : undefined)}
      >
        <option value="1">one-sided: the arm fares better</option>
        <option value="2">two-sided: better or worse</option>
      </select>
    </Field>
  );
}

function LooksBy({ byTime }: { readonly byTime: boolean }) {
  const { id, value, set } = useField(["sequential", "looks"], "looks changed");
  const events = entryOf(value).events;
  return (
    <Field id={id} label="Looks are held" faults={[]}>
      <select
        id={id}
        value={byTime ? "time" : "events"}
        onChange={({ currentTarget }) => {
          const list = Array.isArray(events) ? events : [];
          if (currentTarget.value === "time") {
            set({ events: list.at(-1) ?? events ?? 100, after: ["12 months", "18 months", "24 months"] });
          } else set({ events: typeof events === "number" ? thirds(events) : events });
        }}
      >
        <option value="events">at numbers of events</option>
        <option value="time">on days of the calendar</option>
      </select>
    </Field>
  );
}

/** Looks at a half, three quarters and all. */
const thirds = (events: number) => [Math.round(events / 2), Math.round(0.75 * events), events];

function FutilityFields() {
  const { id, value, faults, set } = useField(["sequential", "futility"], "futility changed");
  const futility = entryOf(value);
  const kind = value === undefined ? "" : futility["conditional-power"] === undefined ? "beta" : "power";
  return (
    <>
      <Field
        id={id}
        label="Ends without hope"
        hint="Non-binding: the bounds for rejection do not count on it."
        faults={faults}
      >
        <select
          id={id}
          value={kind}
          onChange={({ currentTarget }) => {
            const next = { "": undefined, beta: { beta: "20 %" }, power: { "conditional-power": "20 %" } };
            set(next[currentTarget.value as keyof typeof next]);
          }}
        >
          <option value="">never</option>
          <option value="beta">by spending of beta</option>
          <option value="power">by conditional power</option>
        </select>
      </Field>
      {kind === "beta" && (
        <>
          <QuantityField path={["sequential", "futility", "beta"]} label="Beta: one less the power" units={percents} />
          <ChoiceField
            path={["sequential", "futility", "spending"]}
            label="Beta is spent"
            absent="O’Brien–Fleming type: late (usual)"
            choices={spendings.slice(1)}
          />
        </>
      )}
      {kind === "power" && (
        <QuantityField
          path={["sequential", "futility", "conditional-power"]}
          label="where conditional power is below"
          units={percents}
        />
      )}
    </>
  );
}
