import { useState } from "preact/hooks";
import type { DrawnPlot } from "./drawn-plot.ts";
import { plotTable, wholeDays } from "./plot-table.ts";
import { type SavedAs, savePlot } from "./save-plot.ts";
import { sayDay, sayValue } from "./say-value.ts";

const forms: readonly SavedAs[] = ["SVG", "PNG", "PDF", "CSV"];

/** The numbers behind a plot, and the plot as a file. */
export function PlotTwin({ drawn, description }: { readonly drawn: DrawnPlot; readonly description: string }) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState("");
  const save = (form: SavedAs) => {
    setFailed("");
    savePlot(drawn, description, form).catch((error: unknown) => {
      setFailed(`The ${form} could not be made: ${error instanceof Error ? error.message : String(error)}. Try CSV.`);
    });
  };
  return (
    <details class="plots-twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Table and files</summary>
      <div class="row">
        {forms.map((form) => (
          <button key={form} type="button" onClick={() => save(form)}>
            Save {form}
          </button>
        ))}
      </div>
      {failed && <p class="notice">{failed}</p>}
      {open && <Numbers drawn={drawn} />}
    </details>
  );
}

function Numbers({ drawn }: { readonly drawn: DrawnPlot }) {
  const all = plotTable(drawn);
  const { title, unit } = drawn.definition;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scroll plots-table" tabIndex={0} aria-label={`Table: ${title}`}>
      <table>
        <caption>
          {title}
          {unit && ` (${unit})`}, whole days; the CSV has every look
        </caption>
        <thead>
          <tr>
            {all.columns.map(({ name }) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wholeDays(all).map((row) => (
            <tr key={row}>
              {all.columns.map(({ name, values }, at) => {
                const value = values[row] as number;
                return at === 0 ? (
                  <th key={name} scope="row" class="number">
                    {sayDay(value)}
                  </th>
                ) : (
                  <td key={name} class="number">
                    {Number.isNaN(value) ? "–" : sayValue(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
