import { interval, type OperatingResult, type OperatingRow, percent } from "../../src/index.ts";
import { aligned } from "./aligned.ts";

/** Operating characteristics for the terminal: a line a test, design and null side by side. */
export function operatingSummary(result: OperatingResult): string {
  const { rows, trials, wanted, stopped, alpha, arms } = result;
  const sizes = arms.map(({ name, size, cohort }) => `${size} of ${cohort} with ${name}`).join(", ");
  const designs = rows.filter(({ hypothesis }) => hypothesis === "design");
  const lines = designs.map((row) => testLine(row, nullOf(rows, row)));
  return [
    `Operating characteristics: ${trials} trials of the design and of its null, tests at ${alpha} two-sided`,
    `Patients drawn: ${sizes}`,
    ...(stopped ? [`Stopped after ${trials} of ${wanted} trials.`] : []),
    "",
    aligned([
      ["", "power (MC error)", "type-I error (MC error)", "mean estimate (MC error)", "95 % of trials"],
      ...lines,
    ]),
    "",
    "MC error: Monte Carlo standard error, which more trials make smaller. The cohort's: standard error of power because",
    "the trials share one cohort, about; more --patients make it smaller. Neither holds doubt about the model.",
  ].join("\n");
}

function nullOf(rows: readonly OperatingRow[], { arm, reference, endpoint }: OperatingRow): OperatingRow {
  return rows.find(
    (row) => row.hypothesis === "null" && row.arm === arm && row.reference === reference && row.endpoint === endpoint,
  )!;
}

function testLine(design: OperatingRow, none: OperatingRow): string[] {
  const { endpoint, arm, reference, estimate, estimateError, lo, hi } = design;
  const share = ({ rejected, rejectedError }: OperatingRow) => `${percent(rejected.rate)} (${percent(rejectedError)})`;
  const isRate = endpoint === "ORR";
  const value = (number: number) => (isRate ? percent(number) : number.toFixed(2));
  return [
    `${endpoint}, ${arm} against ${reference}`,
    `${percent(design.rejected.rate)} (${percent(design.rejectedError)}, ${percent(design.cohortError)})`,
    share(none),
    `${isRate ? "difference" : "hazard ratio"} ${value(estimate)} (${isRate ? percent(estimateError) : estimateError.toFixed(3)})`,
    interval(lo, hi, value),
  ];
}
