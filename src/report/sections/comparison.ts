import type { Chart } from "../../charts/chart.ts";
import { comparison } from "../../charts/comparison.ts";
import type { Comparison } from "../../experiments/result.ts";
import { type Table, table } from "../../foundation/table.ts";
import { checkedComparisons } from "../checked.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";
import { sourceWords } from "../source-words.ts";
import { comparisonWords } from "../wording.ts";

/** Simulated figures beside published ones, misses as plainly as hits. */
export function published({ result, document, references }: Readout): Html {
  const entries = checkedComparisons(result);
  const body =
    entries.length === 0
      ? html`<p>The trial file carries no published figure that was checked against its source, so there is nothing to compare with.</p>`
      : html`<p>${comparisonWords(entries.length, entries.filter((entry) => entry.inside).length)}</p>
${figure(comparison(comparisonTable(entries, references)), document)}`;
  return html`<section aria-labelledby="published">
<h2 id="published">Comparison with published endpoints</h2>
${body}
</section>`;
}

/** Published and simulated figures in one picture; undefined where the file carries no checked one. */
export function comparisonChart({ result, references }: Pick<Readout, "result" | "references">): Chart | undefined {
  const entries = checkedComparisons(result);
  return entries.length === 0 ? undefined : comparison(comparisonTable(entries, references));
}

/** What an endpoint's figures count: fractions, months or ratios. */
function kindOf(endpoint: string): "rate" | "months" | "ratio" {
  if (endpoint.startsWith("median")) return "months";
  return endpoint.startsWith("hazard ratio") ? "ratio" : "rate";
}

function comparisonTable(entries: readonly Comparison[], references: Readout["references"]): Table {
  const column = (name: string, label: string, read: (entry: Comparison) => string) => ({
    name,
    unit: "",
    label,
    values: entries.map(read),
  });
  const figures = (name: string, label: string, read: (entry: Comparison) => number | null) => ({
    name,
    unit: "",
    label,
    values: Float64Array.from(entries, (entry) => read(entry) ?? Number.NaN),
  });
  return table("published and simulated", [
    column("arm", "Arm", (entry) => entry.arm),
    column("endpoint", "Endpoint", (entry) => entry.endpoint),
    column("kind", "Unit", (entry) => kindOf(entry.endpoint)),
    figures("published", "Published", (entry) => entry.published),
    figures("simulated", "Simulated", (entry) => entry.simulated),
    figures("lo", "95 % prediction from", (entry) => entry.lo),
    figures("hi", "95 % prediction to", (entry) => entry.hi),
    column("inside", "Inside", (entry) => (entry.inside ? "yes" : "no")),
    column("source", "Source", (entry) => sourceWords(entry.source, references)),
  ]);
}
