import type { TherapyCard } from "./course.ts";
import type { Antigens, Given } from "./editor.ts";
import { Field } from "./fields.tsx";
import { carChoices, vaccineChoices } from "./obstacles.ts";

interface AntigenFieldsProps {
  readonly card: TherapyCard;
  readonly given: Given;
  readonly value: Antigens;
  change(value: Antigens): void;
}

/** What a vaccine carries, or what CAR T cells see. */
export function AntigenFields({ card, given: { scenario }, value, change }: AntigenFieldsProps) {
  if (card.needs === "vaccine antigens") {
    const chosen = value.vaccine ?? [];
    return (
      <fieldset class="timeline-antigens">
        <legend>Antigens in the vaccine</legend>
        {vaccineChoices(scenario).map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                change({ vaccine: checked ? [...chosen, name] : chosen.filter((one) => one !== name) })
              }
            />
            {name}
          </label>
        ))}
        {chosen.length === 0 && (
          <em class="timeline-fault">Choose at least one: a vaccine without any does nothing.</em>
        )}
      </fieldset>
    );
  }
  if (card.needs !== "CAR antigen") return null;
  return (
    <Field label="What CAR T cells see">
      <select value={value.car} onChange={(event) => change({ car: event.currentTarget.value })}>
        {carChoices(scenario).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </Field>
  );
}
