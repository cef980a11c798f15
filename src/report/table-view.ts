import { fixed, significant } from "../charts/quantities.ts";
import type { Column, Table } from "../foundation/table.ts";
import { Html, html } from "./html.ts";

/** A table as HTML: caption, column headings with units, the first column as row headings. */
export function tableView(source: Table, caption: string): Html {
  const heads = source.columns.map((entry) => html`<th scope="col"${numeric(entry)}>${heading(entry)}</th>`);
  const rows = Array.from({ length: source.rows }, (_, row) => {
    const cells = source.columns.map((entry, i) =>
      i === 0 ? html`<th scope="row">${cell(entry, row)}</th>` : html`<td${numeric(entry)}>${cell(entry, row)}</td>`,
    );
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

const numeric = (entry: Column) => (entry.values instanceof Float64Array ? new Html(' class="number"') : new Html(""));

function heading(entry: Column): string {
  return entry.unit === "" || entry.unit === "1" ? entry.label : `${entry.label} (${entry.unit})`;
}

/** One cell: percentages and months with one decimal, other numbers in four significant digits, a dash where missing. */
export function cell(entry: Column, row: number): string {
  if (!(entry.values instanceof Float64Array)) return entry.values[row] === "" ? "–" : entry.values[row];
  const value = entry.values[row];
  if (!Number.isFinite(value)) return "–";
  if (Number.isInteger(value)) return String(value).replace("-", "−");
  return entry.unit === "%" || entry.unit === "month" ? fixed(value, 1) : significant(value, 4).replace("-", "−");
}
