import type { Chart } from "../../charts/chart.ts";
import { composition } from "../../charts/composition.ts";
import { bestResponse } from "../../charts/palette.ts";
import { rowsByArm } from "../../charts/subjects.ts";
import { type Table, table, texts } from "../../foundation/table.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";

/** Why tumours responded or did not, by arm, as the model's own quantities say. */
export function mechanisms({ result, arms, document }: Readout): Html {
  const charts = patternCharts(result.tables.subjects, arms).map((chart) => figure(chart, document));
  return html`<section aria-labelledby="mechanisms">
<h2 id="mechanisms">Why tumours respond, and why they do not</h2>
<p>For each virtual patient the model keeps the factors whose product is the rate at which T cells kill tumour cells. The pattern names the factor that changed most where the tumour responded, and the factor that was most lacking where it did not; where a clone that shows little antigen or MHC-I had taken over by the end of follow-up, it names that clone. It describes this model; it is not a test result.</p>
${charts}
</section>`;
}

/** Patterns of tumours that responded, and of those that did not; without a chart where there are none. */
export function patternCharts(subjects: Table, arms: readonly string[]): Chart[] {
  const responded = patternTable(subjects, arms, true);
  const held = patternTable(subjects, arms, false);
  const chart = (rows: Table, id: string, title: string, caption: string) =>
    rows.rows === 0 ? [] : [composition(rows, { id, title, caption })];
  return [
    ...chart(
      responded,
      "why-response",
      "Patterns of tumours that responded",
      "Patients with a complete or partial response.",
    ),
    ...chart(
      held,
      "why-no-response",
      "Patterns of tumours that did not respond",
      "Patients with stable disease, progression or no evaluation.",
    ),
  ];
}

/** Counts of patterns by arm, the most frequent pattern over all arms first. */
function patternTable(subjects: Table, arms: readonly string[], responders: boolean): Table {
  const response = texts(subjects, "bestResponse").map(bestResponse);
  const pattern = texts(subjects, "pattern").map((text) => (text === "" ? "not classified" : text));
  const kept = rowsByArm(subjects, arms).map((rows) =>
    rows.filter((row) => (response[row] === "CR" || response[row] === "PR") === responders),
  );
  const totals = new Map<string, number>();
  for (const row of kept.flat()) totals.set(pattern[row], (totals.get(pattern[row]) ?? 0) + 1);
  const kinds = [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([kind]) => kind);
  const rows = arms.flatMap((arm, i) =>
    kept[i].length === 0
      ? []
      : kinds.map((kind) => ({ arm, kind, count: kept[i].filter((row) => pattern[row] === kind).length })),
  );
  return table("patterns", [
    { name: "bar", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    { name: "kind", unit: "", label: "Pattern", values: rows.map((row) => row.kind) },
    { name: "count", unit: "", label: "Patients", values: Float64Array.from(rows, (row) => row.count) },
  ]);
}
