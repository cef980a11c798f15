import type { Chart } from "../../charts/chart.ts";
import { looksChart } from "../../charts/looks.ts";
import { daysPerMonth, fixed, interval, pValue } from "../../charts/quantities.ts";
import { plannedBoundaries } from "../../experiments/conduct/boundaries.ts";
import type { ConductedContrast } from "../../experiments/conduct/conduct.ts";
import type { TrialResult } from "../../experiments/result.ts";
import { type Table, table } from "../../foundation/table.ts";
import { conductedWords, conductWords } from "../conduct-words.ts";
import { figure } from "../figure.ts";
import { type Html, html, nothing } from "../html.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";

type Done = Pick<TrialResult, "design" | "conduct">;

/** The trial with patients who each get one arm: who was allocated, what its looks saw, how it ended. */
export function conduct({ result, document }: Readout): Html {
  const { design } = result;
  const done = result.conduct;
  if (!done) return nothing;
  const words = (texts: readonly string[]) => texts.map((text) => html`<li>${text}</li>\n`);
  const chart = lookChart(result);
  const contrasts = conductedContrastTable(result);
  return html`<section aria-labelledby="conduct">
<h2 id="conduct">The trial as conducted</h2>
<p>One trial out of these virtual patients, in which each gets one arm. The other sections show all of them in every arm, which no trial could see.</p>
<ul>
${words(conductWords(design))}</ul>
<ul>
${words(conductedWords(design, done))}</ul>
${chart ? figure(chart, document) : nothing}
${design.twoStage ? nothing : tableView(strataTable(result), "Patients by stratum and arm")}
${contrasts ? tableView(contrasts, contrastCaption(result)) : nothing}
</section>`;
}

/** Patients of each stratum in each arm. */
export function strataTable({ design, conduct }: Done): Table {
  const strata = conduct?.strata ?? [];
  return table("strata", [
    { name: "stratum", unit: "", label: "Stratum", values: strata.map(({ name }) => name) },
    ...design.arms.map(({ name }, arm) => ({
      name: `arm${arm + 1}`,
      unit: "1",
      label: name,
      values: Float64Array.from(strata, ({ arms }) => arms[arm]),
    })),
  ]);
}

/** What its comparisons are, and what their p-values are not. */
export function contrastCaption({ design }: Pick<TrialResult, "design">): string {
  const looks = design.sequential ? ", at its end; p not adjusted for looks" : "";
  return `Comparisons in this trial, within strata and without${looks}`;
}

/** Comparisons of the conducted trial; nothing where it has none. */
export function conductedContrastTable({ conduct }: Done): Table | undefined {
  const rows = conduct?.contrasts ?? [];
  if (rows.length === 0) return undefined;
  const column = (name: string, label: string, of: (row: ConductedContrast) => string) => ({
    name,
    unit: "",
    label,
    values: rows.map(of),
  });
  return table("conducted comparisons", [
    column("comparison", "Comparison", ({ endpoint, arm, reference }) => `${endpoint}, ${arm} against ${reference}`),
    column("events", "Events / patients", ({ events, patients }) => `${events} / ${patients}`),
    column(
      "hr",
      "Hazard ratio within strata (95 % CI)",
      ({ hr, lo, hi }) => `${fixed(hr, 2)} (${interval(lo, hi, (value) => fixed(value, 2))})`,
    ),
    column("p", "Stratified log-rank p", ({ p }) => pValue(p)),
    column(
      "plain",
      "Without strata: hazard ratio, p",
      ({ unstratified }) => `${fixed(unstratified.hr, 2)}, ${pValue(unstratified.p)}`,
    ),
  ]);
}

/** Looks with bounds and what they saw; those that were not held with the bounds that were planned. */
function looksTable({ design, conduct }: Done): Table | undefined {
  const { sequential } = design;
  const outcome = conduct?.sequential;
  if (!sequential || !outcome) return undefined;
  const planned = plannedBoundaries(sequential);
  const rows = planned.events.map((events, look) => {
    const held = outcome.looks.find((one) => one.look === look);
    const missed = {
      day: Number.NaN,
      patients: Number.NaN,
      events,
      z: Number.NaN,
      hazardRatio: Number.NaN,
      spent: planned.spent[look],
      efficacy: planned.efficacy[look],
      futility: planned.futility[look],
      decision: "not held",
    };
    return { look, ...(held ?? missed) };
  });
  type Row = (typeof rows)[number];
  const number = (name: string, unit: string, label: string, of: (row: Row) => number) => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, of),
  });
  const two = (value: number) => Math.round(value * 1e4) / 1e4;
  return table("looks", [
    number("look", "1", "Look", ({ look }) => look + 1),
    number("month", "month", "Month after the first patient", ({ day }) => two(day / daysPerMonth)),
    number("patients", "1", "Patients in the trial", ({ patients }) => patients),
    number("events", "1", "Events", ({ events }) => two(events)),
    number("z", "1", "Z", ({ z }) => two(z)),
    number("efficacy", "1", "Rejected from", ({ efficacy }) => two(efficacy)),
    number("futility", "1", "Futile up to", ({ futility }) => two(futility)),
    number("spent", "1", "Error spent", ({ spent }) => spent),
    number("hazardRatio", "1", "Hazard ratio", ({ hazardRatio }) => hazardRatio),
    { name: "decision", unit: "", label: "Decision", values: rows.map(({ decision }) => decision) },
  ]);
}

/** Boundaries against the statistic; nothing for a trial without looks. */
export function lookChart(result: Done): Chart | undefined {
  const looks = looksTable(result);
  const { sequential } = result.design;
  if (!looks || !sequential) return undefined;
  const title = `Looks at ${sequential.endpoint}, ${sequential.arm} against ${sequential.reference}`;
  return looksChart(looks, { title, twoSided: sequential.sides === 2 });
}
