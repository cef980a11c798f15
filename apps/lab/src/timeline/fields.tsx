import type { ComponentChildren } from "preact";
import type { TherapyCard, TherapyCards } from "./course.ts";
import { type Draft, type DraftFaults, everyUnits, type Schedule } from "./draft.ts";

interface FieldsProps {
  readonly draft: Draft;
  readonly faults: DraftFaults;
  readonly card: TherapyCard;
  /** Called with what is typed; `done` when a field is left or a choice is made. */
  change(changes: Partial<Draft>): void;
}

/** A labelled field, with what to write instead where it is wrong. */
export function Field({ label, fault, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label class="timeline-field">
      <span>{label}</span>
      {children}
      {fault && <em class="timeline-fault">{fault}</em>}
    </label>
  );
}

interface FieldProps {
  readonly label: string;
  readonly fault?: string;
  readonly children: ComponentChildren;
}

export function AmountFields({ draft, faults, card, change }: FieldsProps) {
  return (
    <div class="timeline-fields">
      <Field label="Amount of a dose" fault={faults.amount}>
        <input
          type="text"
          inputMode="decimal"
          size={7}
          value={draft.amount}
          aria-invalid={faults.amount !== undefined}
          onInput={(event) => change({ amount: event.currentTarget.value })}
        />
      </Field>
      <Field label="Unit">
        <select value={draft.unit} onChange={(event) => change({ unit: event.currentTarget.value })}>
          {[...new Set([...card.units, draft.unit])].map((unit) => (
            <option key={unit} value={unit}>
              {unit.replace("m^2", "m²").replace("ug", "µg")}
            </option>
          ))}
        </select>
      </Field>
      {card.routes.length > 1 && (
        <Field label="Given">
          <select value={draft.route} onChange={(event) => change({ route: event.currentTarget.value })}>
            {card.routes.map((route) => (
              <option key={route}>{route}</option>
            ))}
          </select>
        </Field>
      )}
    </div>
  );
}

const schedules: Readonly<Record<Schedule, string>> = {
  once: "once",
  repeat: "again and again",
  listed: "on listed days",
};

export function ScheduleFields(props: FieldsProps) {
  const { draft, faults, change } = props;
  return (
    <div class="timeline-fields">
      <Field label="How often">
        <select
          value={draft.schedule}
          onChange={(event) => change({ schedule: event.currentTarget.value as Schedule })}
        >
          {Object.entries(schedules).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      {draft.schedule === "listed" ? (
        <Field label="Days" fault={faults.days}>
          <input
            type="text"
            size={18}
            value={draft.days}
            aria-invalid={faults.days !== undefined}
            onInput={(event) => change({ days: event.currentTarget.value })}
          />
        </Field>
      ) : (
        <Field label={draft.schedule === "once" ? "Day" : "First day"} fault={faults.first}>
          <input
            type="text"
            inputMode="decimal"
            size={5}
            value={draft.first}
            aria-invalid={faults.first !== undefined}
            onInput={(event) => change({ first: event.currentTarget.value })}
          />
        </Field>
      )}
      {draft.schedule === "repeat" && <RepeatFields {...props} />}
    </div>
  );
}

function RepeatFields({ draft, faults, change }: FieldsProps) {
  return (
    <>
      <Field label="Repeat every" fault={faults.every}>
        <span class="timeline-pair">
          <input
            type="text"
            inputMode="decimal"
            size={4}
            value={draft.every}
            aria-invalid={faults.every !== undefined}
            onInput={(event) => change({ every: event.currentTarget.value })}
          />
          <select
            aria-label="Unit of time"
            value={draft.everyUnit}
            onChange={(event) => change({ everyUnit: event.currentTarget.value as Draft["everyUnit"] })}
          >
            {everyUnits.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </select>
        </span>
      </Field>
      {!draft.toEnd && (
        <Field label="Doses" fault={faults.times}>
          <input
            type="text"
            inputMode="numeric"
            size={4}
            value={draft.times}
            aria-invalid={faults.times !== undefined}
            onInput={(event) => change({ times: event.currentTarget.value })}
          />
        </Field>
      )}
      <label class="timeline-check">
        <input
          type="checkbox"
          checked={draft.toEnd}
          onChange={(event) => change({ toEnd: event.currentTarget.checked })}
        />
        to the end of the run
      </label>
    </>
  );
}

interface TherapyFieldProps {
  readonly value: string;
  readonly cards: TherapyCards;
  /** Why a therapy cannot be chosen, or undefined. */
  isTaken(card: TherapyCard): boolean;
  choose(therapy: string): void;
}

export function TherapyField({ value, cards, isTaken, choose }: TherapyFieldProps) {
  return (
    <Field label="Therapy">
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {Object.values(cards).map((card) => (
          <option key={card.name} value={card.name} disabled={card.name !== value && isTaken(card)}>
            {card.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
