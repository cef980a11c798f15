import type { Chart } from "../../charts/chart.ts";
import { forest } from "../../charts/forest.ts";
import { rowsByArm } from "../../charts/subjects.ts";
import type { ArmSummary } from "../../experiments/result.ts";
import { type Table, table, texts } from "../../foundation/table.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import { rateTable } from "../rates.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";

/** Stops for (proxy) toxicity, and all reasons for stopping. */
export function toxicity(readout: Readout): Html {
  const { result, arms, document } = readout;
  return html`<section aria-labelledby="toxicity">
<h2 id="toxicity">Toxicity (proxy)</h2>
<p>The model has no organs that a drug could harm. Each therapy carries a chance of stopping while it is given; it stands for side effects as a whole and says nothing about which, when or how severe.</p>
${figure(toxicityChart(result.arms), document)}
${tableView(reasonTable(result.tables.subjects, arms), "Why treatment ended, by arm: virtual patients")}
</section>`;
}

/** Share of each arm that stopped by the toxicity proxy. */
export function toxicityChart(arms: readonly ArmSummary[]): Chart {
  return forest(rateTable(arms.map((arm) => ({ group: "", name: arm.name, rate: arm.toxicity }))), {
    id: "toxicity",
    title: "Stopped for toxicity (proxy)",
    caption: "Share of virtual patients whose treatment ended by the toxicity proxy, with exact 95 % intervals.",
    effect: "Stopped for toxicity, proxy",
    scale: "rate",
    counts: "Stopped / patients",
  });
}

/** Why treatment ended: a row a reason, a column an arm. */
export function reasonTable(subjects: Table, arms: readonly string[]): Table {
  const reason = texts(subjects, "offTreatmentReason");
  const known = [...new Set(reason)].sort((a, b) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1));
  const byArm = rowsByArm(subjects, arms);
  return table("reasons", [
    {
      name: "reason",
      unit: "",
      label: "Reason",
      values: known.map((text) => text || "still on treatment"),
    },
    ...arms.map((arm, i) => ({
      name: arm,
      unit: "",
      label: arm,
      values: Float64Array.from(known, (text) => byArm[i].filter((row) => reason[row] === text).length),
    })),
  ]);
}
