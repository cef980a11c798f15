import {
  interval,
  type OperatingResult,
  type OperatingRow,
  percent,
  type SequentialOperating,
  type TwoStageOperating,
} from "../../src/index.ts";
import { aligned } from "./aligned.ts";

/** Operating characteristics for the terminal: a line a test, design and null side by side. */
export function operatingSummary(result: OperatingResult): string {
  const { rows, trials, wanted, stopped, alpha, arms } = result;
  const sizes = arms.map(({ name, size, cohort }) => `${size} of ${cohort} with ${name}`).join(", ");
  const designs = rows.filter(({ hypothesis }) => hypothesis === "design");
  const lines = designs.map((row) => testLine(row, nullOf(rows, row)));
  const { sequential, twoStage } = result;
  const tests = sequential
    ? `looks that spend ${alpha} ${sequential.design.sides === 1 ? "one" : "two"}-sided`
    : twoStage
      ? "two stages"
      : `tests at ${alpha} two-sided`;
  return [
    `Operating characteristics: ${trials} trials of the design and of its null, ${tests}`,
    `Patients drawn: ${sizes}`,
    ...(stopped ? [`Stopped after ${trials} of ${wanted} trials.`] : []),
    "",
    ...(twoStage ? [stageLines(twoStage), ""] : []),
    ...(sequential ? [lookLines(sequential), ""] : []),
    ...(lines.length === 0
      ? []
      : [
          aligned([
            ["", "power (MC error)", "type-I error (MC error)", "mean estimate (MC error)", "95 % of trials"],
            ...lines,
          ]),
          "",
        ]),
    "MC error: Monte Carlo standard error, which more trials make smaller. The cohort's: standard error of power because",
    "the trials share one cohort, about; more --patients make it smaller. Neither holds doubt about the model.",
  ].join("\n");
}

const month = 30.4375;
const share = ({ rate, error }: { rate: { rate: number }; error: number }) =>
  `${percent(rate.rate)} (${percent(error)})`;
const mean = ({ mean: value, error }: { mean: number; error: number }, unit = 1) =>
  `${(value / unit).toFixed(1)} (${(error / unit).toFixed(2)})`;

/** A line a look, and one for the whole trial, under the design and under its null. */
function lookLines({ under, planned }: SequentialOperating): string {
  const bound = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : "none");
  const rows = planned.events.map((events, look) => [
    `look ${look + 1}, ${Math.round(events)} events`,
    bound(planned.efficacy[look]),
    bound(planned.futility[look]),
    share(under.design.looks[look].rejected),
    share(under.design.looks[look].futile),
    share(under.null.looks[look].rejected),
    share(under.null.looks[look].futile),
  ]);
  const whole = (["design", "null"] as const).map((one) => {
    const { rejected, early, patients, events, days } = under[one];
    return [one, share(rejected), share(early), mean(patients), mean(events), mean(days, month)];
  });
  return `${aligned([
    ["", "Z from", "futile to", "rejected (MC error)", "futile", "null: rejected", "null: futile"],
    ...rows,
  ])}\n\n${aligned([["", "rejected (MC error)", "ended early", "patients", "events", "months"], ...whole])}`;
}

function stageLines({ design, under, exact }: TwoStageOperating): string {
  const rows = (["design", "null"] as const).map((one) => {
    const { promising, early, patients, days } = under[one];
    const beside = one === "null" ? exact.p0 : exact.cohort;
    return [
      one === "null" ? `at ${percent(design.p0)}` : "as simulated",
      `${share(promising)}, exact ${percent(beside.success)}`,
      `${share(early)}, exact ${percent(beside.early)}`,
      `${mean(patients)}, exact ${beside.patients.toFixed(1)}`,
      mean(days, month),
    ];
  });
  return aligned([["", "promising (MC error)", "ended after stage 1", "patients", "months"], ...rows]);
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
