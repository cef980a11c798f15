import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { TherapyCard, TherapyCards } from "./course.ts";
import { type Draft, type DraftFaults, everyUnits, type Schedule } from "./draft.ts";

interface FieldsProps {
  readonly draft: Draft;
  readonly faults: DraftFaults;
  readonly card: TherapyCard;
  /** Called with what is typed; `done` when a field is left or a choice is made. */
  change(changes: Partial<Draft>): void;
}

interface FieldProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A choice with its label. */
export function Field({ label, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label class="timeline-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly size: number;
  /** What to write instead, where it is wrong. */
  readonly fault?: string;
  readonly mode?: "decimal" | "numeric";
  readonly type: (value: string) => void;
}

/** A number or some, typed, with what is wrong beneath. */
export function TextField({ label, value, size, fault, mode, type }: TextFieldProps) {
  const id = useId();
  return (
    <span class="timeline-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={mode}
        size={size}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {fault && (
        <em class="timeline-fault" id={`${id}-fault`}>
          {fault}
        </em>
      )}
    </span>
  );
}

export function AmountFields({ draft, faults, card, change }: FieldsProps) {
  return (
    <div class="timeline-fields">
      <TextField
        label="Amount of a dose"
        value={draft.amount}
        size={7}
        fault={faults.amount}
        mode="decimal"
        type={(amount) => change({ amount })}
      />
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
        <TextField label="Days" value={draft.days} size={18} fault={faults.days} type={(days) => change({ days })} />
      ) : (
        <TextField
          label={draft.schedule === "once" ? "Day" : "First day"}
          value={draft.first}
          size={5}
          fault={faults.first}
          mode="decimal"
          type={(first) => change({ first })}
        />
      )}
      {draft.schedule === "repeat" && <RepeatFields {...props} />}
    </div>
  );
}

function RepeatFields({ draft, faults, change }: FieldsProps) {
  return (
    <>
      <span class="timeline-pair">
        <TextField
          label="Repeat every"
          value={draft.every}
          size={4}
          fault={faults.every}
          mode="decimal"
          type={(every) => change({ every })}
        />
        <Field label="Unit of time">
          <select
            value={draft.everyUnit}
            onChange={(event) => change({ everyUnit: event.currentTarget.value as Draft["everyUnit"] })}
          >
            {everyUnits.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </select>
        </Field>
      </span>
      {!draft.toEnd && (
        <TextField
          label="Doses"
          value={draft.times}
          size={4}
          fault={faults.times}
          mode="numeric"
          type={(times) => change({ times })}
        />
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
