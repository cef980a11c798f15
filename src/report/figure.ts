import type { Chart, DrawingDocument } from "../charts/chart.ts";
import { Html, html, nothing } from "./html.ts";
import { tableView } from "./table-view.ts";

/** Rows above which a table stays closed in print. */
const longTable = 80;

/**
 * A chart under its title, with its caption, and its numbers as a table that can be opened below it. `untitled` where
 * the section's own heading says the same.
 */
export function figure(chart: Chart, document: DrawingDocument, heading: "titled" | "untitled" = "titled"): Html {
  const caption = chart.caption === "" ? nothing : html`<figcaption>${chart.caption}</figcaption>`;
  // Opened for print, a row a patient would fill forty pages.
  const long = chart.table.rows > longTable ? new Html(' class="long"') : nothing;
  const title = heading === "titled" ? html`<h3>${chart.title}</h3>\n` : nothing;
  return html`<figure id="figure-${chart.id}">
${title}<div class="picture" role="region" tabindex="0" aria-label="Figure: ${chart.title}">${new Html(chart.draw(document))}</div>
${caption}
<details${long}><summary>Table: ${chart.title}</summary>
${tableView(chart.table, chart.title)}
</details>
</figure>`;
}
