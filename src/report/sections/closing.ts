import { list } from "../../charts/quantities.ts";
import { column, type Table, texts } from "../../foundation/table.ts";
import { type Html, html, link, nothing } from "../html.ts";
import { methodReferences } from "../method-references.ts";
import type { Readout } from "../readout.ts";
import { sourceWords } from "../source-words.ts";
import { cell, tableView } from "../table-view.ts";

/** Every parameter with its source. */
export function parameters({ parameters, references }: Readout): Html {
  if (!parameters) {
    return html`<section aria-labelledby="parameters"><h2 id="parameters">Parameters and their sources</h2>
<p>No table of parameters was handed to this report; the model’s digest is in the manifest.</p></section>`;
  }
  const evidence = texts(parameters, "evidence");
  const counts = [...new Set(evidence)].map((kind) => `${evidence.filter((text) => text === kind).length} ${kind}`);
  const modules = [...new Set(texts(parameters, "module"))];
  const parts = modules.map(
    (module) => html`<details class="long"><summary>${module === "" ? "Model" : module}</summary>
${tableView(moduleRows(parameters, module, references), `Parameters: ${module}`)}
</details>
`,
  );
  return html`<section aria-labelledby="parameters">
<h2 id="parameters">Parameters and their sources</h2>
<p>${parameters.rows} parameters: ${list(counts)}. “Assumed” means a guess: no measurement or fit stands behind it.</p>
${parts}
</section>`;
}

/** The rows of one module, without the module column, and with values as a reader wants them. */
function moduleRows(parameters: Table, module: string, references: Readout["references"]): Table {
  const modules = texts(parameters, "module");
  const rows = modules.map((_, row) => row).filter((row) => modules[row] === module);
  const source = texts(parameters, "source");
  const shown = (name: string, label: string, read: (row: number) => string) => ({
    name,
    unit: "",
    label,
    values: rows.map(read),
  });
  const text = (name: string) => (row: number) => cell(column(parameters, name), row);
  return {
    name: module,
    rows: rows.length,
    columns: [
      shown("name", "Name", text("name")),
      shown("value", "Value", text("value")),
      shown("unit", "Unit", (row) => texts(parameters, "unit")[row] || "1"),
      shown("meaning", "Meaning", text("meaning")),
      shown("evidence", "Evidence", text("evidence")),
      shown("source", "Source", (row) => sourceWords(source[row], references)),
    ],
  };
}

/** Works behind the parameters and the methods, in alphabetical order of their keys. */
export function bibliography({ parameters, references, result }: Readout): Html {
  const sources = [
    ...(parameters ? texts(parameters, "source") : []),
    ...result.design.published.filter((entry) => entry.checked).map((entry) => entry.source),
    result.design.source,
  ].join("\n");
  const cited = Object.entries({
    ...Object.fromEntries(Object.entries(references).filter(([key]) => mentions(sources, key))),
    ...methodReferences,
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  const items = cited.map(
    ([, work]) =>
      html`<li>${work.authors} (${work.year}). ${work.title}. ${work.where}.${
        work.link ? html` ${link(work.link, work.link)}` : nothing
      }</li>\n`,
  );
  return html`<section aria-labelledby="references">
<h2 id="references">References</h2>
<ol>
${items}</ol>
</section>`;
}

/** Whether a key stands in a text as a whole word. */
function mentions(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + key.length] ?? " ";
    if (!/[a-z0-9-]/i.test(before) && !/[a-z0-9-]/i.test(after)) return true;
  }
  return false;
}

/** What it takes to get the same numbers again. */
export function manifest({ result, command }: Readout): Html {
  const { manifest: about, numerics, digest } = result;
  const entries: [string, string][] = [
    ["Result digest (SHA-256)", digest],
    ["Engine", `${about.engine} ${about.version}`],
    ["Design digest", about.design],
    ["Model digest", about.model],
    ["Population digest", about.population],
    ["Seed", String(about.seed)],
    ["Solver", `${about.method}, relative tolerance ${about.relativeTolerance.toExponential()}`],
    ["Solver failures", `${numerics.failures}${numerics.reasons.length > 0 ? `: ${numerics.reasons.join("; ")}` : ""}`],
    ["Runs tried again", String(numerics.retried)],
  ];
  const list = entries.map(([name, value]) => html`<dt>${name}</dt><dd><code>${value}</code></dd>\n`);
  return html`<section aria-labelledby="manifest">
<h2 id="manifest">Reproducibility</h2>
<p>The same version, design and seed give the same result digest with any number of workers.</p>
<pre>${command}</pre>
<dl>
${list}</dl>
</section>`;
}
