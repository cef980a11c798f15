import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { valueAt } from "../document/lab-document.ts";
import { Dialog } from "../kit/dialog.tsx";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { bookIsMissing, parameterBook } from "./book.ts";
import { Evidence, Source } from "./entry-about.tsx";
import type { PanelState } from "./panel-state.ts";
import type { BookEntry } from "./parameter-book.ts";
import { inUnit } from "./quantity-text.ts";
import { numberText } from "./scales.ts";
import { unitWords } from "./unit-words.ts";

/** Rows at once: a table of all has hundreds. */
const MANY = 40;

interface AllValuesProps {
  readonly state: PanelState;
  readonly open: boolean;
  onClose(): void;
}

/** Every parameter of tissue and body: found by words, changed, set back. */
export function AllValues({ state, open, onClose }: AllValuesProps) {
  return (
    <Dialog open={open} title="All values" onClose={onClose}>
      <Table state={state} />
    </Dialog>
  );
}

function Table({ state }: { readonly state: PanelState }) {
  const id = useId();
  const words = useSignal("");
  const most = useSignal(MANY);
  const changedOnly = useSignal(false);
  const all = parameterBook()?.all;
  if (bookIsMissing.value) return <p class="scenario-fault">The table did not load. Reload the page.</p>;
  if (!all) return <p>Opening the table of parameters…</p>;
  const own = (valueAt(state.scenario.value.data, ["parameters"]) ?? {}) as Readonly<Record<string, unknown>>;
  const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(
    (entry) =>
      (!changedOnly.value || Object.hasOwn(own, entry.name)) && asked.every((word) => textOf(entry).includes(word)),
  );
  return (
    <>
      <div class="row">
        <label for={id}>Search</label>
        <input
          id={id}
          type="text"
          value={words.value}
          placeholder="PD-L1, half-life, fitted …"
          onInput={(event) => {
            words.value = event.currentTarget.value;
            most.value = MANY;
          }}
        />
        <label>
          <input
            type="checkbox"
            checked={changedOnly.value}
            onChange={() => (changedOnly.value = !changedOnly.value)}
          />
          Only those that the scenario sets
        </label>
        <output class="quiet-text">
          {found.length} of {all.length}
        </output>
      </div>
      <ScrollBox label="Parameters of tissue and body" class="scenario-table">
        <table>
          <caption class="visually-hidden">Parameters of tissue and body</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Value</th>
              <th scope="col">How it is known</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most.value).map((entry) => (
              <Row key={entry.name} state={state} entry={entry} own={own[entry.name]} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {found.length === 0 && <p>No parameter has these words. Try fewer of them.</p>}
      {found.length > most.value && (
        <button type="button" onClick={() => (most.value += MANY)}>
          Show {Math.min(MANY, found.length - most.value)} more
        </button>
      )}
    </>
  );
}

const textOf = ({ name, of, parameter: { meaning, unit, evidence, source } }: BookEntry) =>
  [name, of, meaning, unit, evidence, source].join(" ").toLowerCase();

interface RowProps {
  readonly state: PanelState;
  readonly entry: BookEntry;
  readonly own: unknown;
}

function Row({ state, entry: { name, of, parameter }, own }: RowProps) {
  const { value, unit, meaning, evidence, source } = parameter;
  const path = ["parameters", name];
  const run = state.file.store.main.opened.value?.scenario;
  const given = run?.host.values[name] ?? run?.values[name];
  const bad = useSignal("");
  const fault = bad.value || state.faultOf(path);
  const shown = inUnit(own, unit) ?? given ?? value;
  const type = (input: HTMLInputElement) => {
    bad.value = input.value.trim() === "" || !Number.isFinite(input.valueAsNumber) ? "Type a number." : "";
    if (bad.value === "")
      state.set(`set ${name} to ${input.value} ${unitWords(unit)}`.trim(), path, input.valueAsNumber);
  };
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        <span class="scenario-meaning">
          {meaning} <span class="chip">{of}</span>
        </span>
      </th>
      <td>
        <span class="scenario-number">
          <input
            type="number"
            step="any"
            aria-label={`${name}, ${unitWords(unit) || "a pure number"}`}
            aria-invalid={fault ? true : undefined}
            value={numberText(shown)}
            onChange={(event) => type(event.currentTarget)}
          />
          <span class="scenario-unit">{unitWords(unit)}</span>
        </span>
        {fault && <p class="scenario-fault">{fault}</p>}
        {own === undefined && given !== undefined && given !== value && (
          <p class="quiet-text">by cancer or drug; usual {numberText(value)}</p>
        )}
        {own !== undefined && (
          <p class="quiet-text">
            usual {numberText(value)}{" "}
            <button type="button" class="quiet" onClick={() => state.set(`reset ${name}`, path, undefined)}>
              Reset<span class="visually-hidden"> {name}</span>
            </button>
          </p>
        )}
      </td>
      <td>
        <Evidence evidence={evidence} /> <Source source={source} />
      </td>
    </tr>
  );
}
