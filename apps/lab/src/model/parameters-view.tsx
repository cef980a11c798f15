import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Evidence } from "../../../../src/index.ts";
import { download } from "../kit/save.ts";
import { EvidenceMark, evidenceWords } from "./evidence-mark.tsx";
import { loadParameters } from "./load-parameters.ts";
import { modules } from "./model-data.ts";
import { parametersCsv } from "./parameter-csv.ts";
import { filtered, type ParameterFilter } from "./parameter-filter.ts";
import { ParameterRow } from "./parameter-row.tsx";
import { route } from "./route.ts";
import { useLoaded } from "./use-loaded.ts";

const everything: ParameterFilter = { search: "", evidence: "any", place: "any" };
const filter = signal<ParameterFilter>(everything);

/** Every number of the model with what a reader needs to doubt it. */
export function ParametersView() {
  const entries = useLoaded(loadParameters);
  const { item } = route.value;
  useEffect(() => {
    // A link to one parameter must not lead to a row that is filtered away.
    if (item) filter.value = everything;
  }, [item]);
  if (!entries) return <p class="model-loading">Loading the parameters…</p>;
  const shown = filtered(entries, filter.value);
  const set = (change: Partial<ParameterFilter>) => (filter.value = { ...filter.value, ...change });
  return (
    <>
      <search class="model-filters">
        <label class="model-field">
          <span>Search</span>
          <input
            type="text"
            value={filter.value.search}
            placeholder="name, meaning or source"
            onInput={(event) => set({ search: event.currentTarget.value })}
          />
        </label>
        <label class="model-field">
          <span>Evidence</span>
          <select
            value={filter.value.evidence}
            onChange={(event) => set({ evidence: event.currentTarget.value as Evidence | "any" })}
          >
            <option value="any">any</option>
            {(Object.keys(evidenceWords) as Evidence[]).map((name) => (
              <option key={name} value={name}>
                {name} ({entries.filter(({ evidence }) => evidence === name).length})
              </option>
            ))}
          </select>
        </label>
        <label class="model-field">
          <span>Module</span>
          <select value={filter.value.place} onChange={(event) => set({ place: event.currentTarget.value })}>
            <option value="any">any</option>
            <option value="tissue">tissue</option>
            {modules.map(({ name }) => (
              <option key={name} value={name}>
                body: {name}
              </option>
            ))}
            <option value="drugs">drugs' own values</option>
          </select>
        </label>
        <button
          type="button"
          onClick={() => download("parameters.csv", new Blob([parametersCsv(shown)], { type: "text/csv" }))}
        >
          Save these (CSV)
        </button>
      </search>
      <p>
        <output>
          {shown.length} of {entries.length} parameters
        </output>
        {shown.length < entries.length && (
          <button type="button" class="quiet" onClick={() => (filter.value = everything)}>
            Show all
          </button>
        )}
      </p>
      <ul class="model-legend">
        {(Object.entries(evidenceWords) as [Evidence, string][]).map(([name, words]) => (
          <li key={name}>
            <EvidenceMark of={name} /> {words}
          </li>
        ))}
      </ul>
      <table class="model-parameters">
        <caption class="visually-hidden">Parameters</caption>
        <thead>
          <tr>
            <th scope="col">Name and meaning</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col">Evidence and source</th>
            <th scope="col">Used by</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <ParameterRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p>No parameter has all of these words. Take one out, or show all.</p>}
    </>
  );
}
