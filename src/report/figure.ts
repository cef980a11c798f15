import type { Chart, DrawingDocument } from "../charts/chart.ts";
import { Html, html, nothing } from "./html.ts";
import { tableView } from "./table-view.ts";

/** A chart with its caption, and its numbers as a table that can be opened below it. */
export function figure(chart: Chart, document: DrawingDocument): Html {
  const caption = chart.caption === "" ? nothing : html`<figcaption>${chart.caption}</figcaption>`;
  return html`<figure id="figure-${chart.id}">
<div class="picture" role="region" tabindex="0" aria-label="Figure: ${chart.title}">${new Html(chart.draw(document))}</div>
${caption}
<details><summary>Table: ${chart.title}</summary>
${tableView(chart.table, chart.title)}
</details>
</figure>`;
}
