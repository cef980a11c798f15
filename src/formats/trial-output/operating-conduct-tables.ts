import type { SequentialOperating, TwoStageOperating } from "../../experiments/conduct/operating-summary.ts";
import { type Table, table } from "../../foundation/table.ts";

const hypotheses = ["design", "null"] as const;
type Hypothesis = (typeof hypotheses)[number];

const hypothesisLabel = "design: as simulated; null: no difference, or the rate that is not worth while";

/** How the looks of a design behave: a row a planned look and hypothesis, and one for the whole trial (look 0). */
function operatingLooksTable({ under, planned }: SequentialOperating): Table {
  const rows = hypotheses.flatMap((hypothesis) =>
    [-1, ...planned.events.keys()].map((look) => ({ hypothesis, look, of: under[hypothesis] })),
  );
  type Row = (typeof rows)[number];
  const number = (name: string, label: string, whole: (row: Row) => number, ofLook: (row: Row) => number) => ({
    name,
    unit: "1",
    label,
    values: Float64Array.from(rows, (row) => (row.look < 0 ? whole(row) : ofLook(row))),
  });
  const none = () => Number.NaN;
  const at = ({ of, look }: Row) => of.looks[look];
  return table("operating-looks", [
    { name: "hypothesis", unit: "", label: hypothesisLabel, values: rows.map(({ hypothesis }) => hypothesis) },
    number(
      "look",
      "Planned look; 0: the whole trial",
      () => 0,
      ({ look }) => look + 1,
    ),
    number("plannedEvents", "Events planned", none, ({ look }) => planned.events[look]),
    number("efficacy", "Z from which it is rejected, as planned", none, ({ look }) => planned.efficacy[look]),
    number("futility", "Z up to which it is futile, as planned", none, ({ look }) => planned.futility[look]),
    number(
      "rejected",
      "Share of trials rejected there",
      ({ of }) => of.rejected.rate.rate,
      (row) => at(row).rejected.rate.rate,
    ),
    number(
      "rejectedError",
      "Its Monte Carlo standard error",
      ({ of }) => of.rejected.error,
      (row) => at(row).rejected.error,
    ),
    number(
      "futile",
      "Share of trials ended there as futile",
      ({ of }) => futileShare(of.looks),
      (row) => at(row).futile.rate.rate,
    ),
    number("futileError", "Its Monte Carlo standard error", none, (row) => at(row).futile.error),
    number(
      "events",
      "Mean events: at the end, or at looks that were held",
      ({ of }) => of.events.mean,
      (row) => at(row).events.mean,
    ),
    number(
      "eventsError",
      "Its Monte Carlo standard error",
      ({ of }) => of.events.error,
      (row) => at(row).events.error,
    ),
    number(
      "days",
      "Mean days after the first patient",
      ({ of }) => of.days.mean,
      (row) => at(row).day.mean,
    ),
    number(
      "daysError",
      "Its Monte Carlo standard error",
      ({ of }) => of.days.error,
      (row) => at(row).day.error,
    ),
    number("patients", "Mean patients in the trial at its end", ({ of }) => of.patients.mean, none),
    number("patientsError", "Its Monte Carlo standard error", ({ of }) => of.patients.error, none),
  ]);
}

function futileShare(looks: SequentialOperating["under"]["design"]["looks"]): number {
  return looks.reduce((sum, { futile }) => sum + futile.rate.rate, 0);
}

/** How two stages behave: as simulated, under the null, and without simulation beside both. */
function twoStageOperatingTable({ under, exact }: TwoStageOperating): Table {
  const beside = { design: exact.cohort, null: exact.p0 };
  const column = (name: string, label: string, of: (hypothesis: Hypothesis) => number) => ({
    name,
    unit: "1",
    label,
    values: Float64Array.from(hypotheses, of),
  });
  return table("operating-stages", [
    { name: "hypothesis", unit: "", label: hypothesisLabel, values: [...hypotheses] },
    column("promising", "Share of trials with more than r responses", (one) => under[one].promising.rate.rate),
    column("promisingError", "Its Monte Carlo standard error", (one) => under[one].promising.error),
    column("promisingExact", "The same without simulation", (one) => beside[one].success),
    column("early", "Share ended after the first stage", (one) => under[one].early.rate.rate),
    column("earlyError", "Its Monte Carlo standard error", (one) => under[one].early.error),
    column("earlyExact", "The same without simulation", (one) => beside[one].early),
    column("patients", "Mean patients", (one) => under[one].patients.mean),
    column("patientsError", "Its Monte Carlo standard error", (one) => under[one].patients.error),
    column("patientsExact", "The same without simulation", (one) => beside[one].patients),
    column("days", "Mean days", (one) => under[one].days.mean),
    column("daysError", "Its Monte Carlo standard error", (one) => under[one].days.error),
  ]);
}

/** Files of operating characteristics beside `operating.csv`. */
export function conductOperatingTables(result: {
  readonly sequential?: SequentialOperating;
  readonly twoStage?: TwoStageOperating;
}): Table[] {
  const { sequential, twoStage } = result;
  return [
    ...(sequential ? [operatingLooksTable(sequential)] : []),
    ...(twoStage ? [twoStageOperatingTable(twoStage)] : []),
  ];
}
