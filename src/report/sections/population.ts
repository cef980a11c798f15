import { type BaselineCovariate, baselineTable } from "../../analysis/baseline.ts";
import { participantFlow } from "../../charts/flow.ts";
import { hasColumn } from "../../charts/subjects.ts";
import { numbers, type Table } from "../../foundation/table.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";

const covariates: readonly BaselineCovariate[] = [
  { name: "age", kind: "amount", label: "Age, years" },
  { name: "male", kind: "yes-no", label: "Men" },
  { name: "weight", kind: "amount", label: "Weight, kg" },
  { name: "ecog", kind: "category", label: "ECOG performance status" },
  { name: "ldh", kind: "amount", label: "LDH, U/L" },
  { name: "albumin", kind: "amount", label: "Albumin, g/L" },
  { name: "pdl1", kind: "amount", label: "PD-L1 positive fraction" },
  { name: "cd8", kind: "amount", label: "CD8 density in the tumour, million cells/mL" },
  { name: "clones", kind: "amount", label: "Tumour-specific T-cell clones" },
  { name: "biomarkerTest", kind: "yes-no", label: "Biomarker test positive" },
  { name: "lesions", kind: "amount", label: "Target lesions" },
  { name: "baselineSld", kind: "amount", label: "Sum of target-lesion diameters, mm" },
  { name: "diagnosisYears", kind: "amount", label: "Years from first tumour cell to entry" },
  { name: "doubling", kind: "amount", label: "Volume doubling time, days" },
];

/** Participant flow, with virtual screening failures and solver failures. */
export function flow({ result, document }: Readout): Html {
  return html`<section aria-labelledby="flow">
<h2 id="flow">Participant flow</h2>
${figure(participantFlow(result.tables.flow), document, "untitled")}
</section>`;
}

/** Covariates at randomisation, by arm. */
export function population({ result, arms }: Readout): Html {
  return html`<section aria-labelledby="baseline">
<h2 id="baseline">Baseline</h2>
<p>Median (lower quartile, upper quartile), or patients (percent). The standardised difference is the largest between any two arms; it carries no p value. The same virtual patients enter every arm, so arms differ only where runs failed, or where reading a scan does.</p>
${tableView(populationTable(result.tables.subjects, arms), "Virtual patients at randomisation, by arm")}
</section>`;
}

/** Covariates at randomisation, a column an arm, with standardised differences and without p values. */
export function populationTable(subjects: Table, arms: readonly string[]): Table {
  const shown = covariates.filter(({ name }) => hasColumn(subjects, name));
  return baselineTable(readable(subjects), arms, shown);
}

/** Densities in millions of cells: eight digits are no help. */
function readable(subjects: Table): Table {
  const columns = subjects.columns.map((entry) =>
    entry.name === "cd8" ? { ...entry, values: numbers(subjects, "cd8").map((value) => value / 1e6) } : entry,
  );
  return { ...subjects, columns };
}
