import { cox } from "../../analysis/cox.ts";
import { exactRate } from "../../analysis/rate.ts";
import { type Chart, chartId } from "../../charts/chart.ts";
import { forest } from "../../charts/forest.ts";
import { bestResponse } from "../../charts/palette.ts";
import { daysPerMonth, pValue, significant } from "../../charts/quantities.ts";
import { flags, hasColumn, patientNames, quantile } from "../../charts/subjects.ts";
import type { TrialResult } from "../../experiments/result.ts";
import { column, numbers, type Table, table, texts } from "../../foundation/table.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import { rateTable } from "../rates.ts";
import type { Readout } from "../readout.ts";

const biomarkers: readonly string[] = ["pdl1", "clones", "ldh", "baselineSld"];

interface Third {
  readonly name: string;
  readonly rows: readonly number[];
}

interface Biomarker {
  readonly name: string;
  readonly label: string;
  readonly thirds: readonly Third[];
}

/** Response by thirds of each biomarker, and hazard ratios within thirds. Exploratory, and says so. */
export function subgroups(readout: Readout): Html {
  const charts = subgroupCharts(readout).map((chart) => figure(chart, readout.document));
  return html`<section aria-labelledby="subgroups">
<h2 id="subgroups">Biomarker subgroups</h2>
<p>Exploratory: the thirds were not part of the design, and nothing is adjusted for looking at many groups. In the model a biomarker acts through named mechanisms, so these figures show what the model assumes as much as what it finds.</p>
${charts}
</section>`;
}

/** Response by thirds of each biomarker; hazard ratios within thirds where arms are compared. */
export function subgroupCharts({ result, arms }: Pick<Readout, "result" | "arms">): Chart[] {
  const { subjects } = result.tables;
  const found = biomarkers.filter((name) => hasColumn(subjects, name)).map((name) => thirdsOf(subjects, name));
  const charts = found.map((biomarker) =>
    forest(responseTable(subjects, arms, biomarker), {
      id: chartId("response", biomarker.name),
      title: `Objective response by ${biomarker.label}`,
      caption:
        "Share of virtual patients with a complete or partial response, with exact 95 % intervals. Thirds are of the whole cohort.",
      effect: "Objective response",
      scale: "rate",
      counts: "Responses / n",
    }),
  );
  return result.contrasts.length > 0 && found.length > 0 ? [...charts, ratios(result, found)] : charts;
}

/** Patients' rows cut at the thirds of a covariate over distinct patients. */
function thirdsOf(subjects: Table, name: string): Biomarker {
  const values = numbers(subjects, name);
  const names = patientNames(subjects);
  const once = new Map<string, number>();
  names.forEach((patient, row) => {
    if (Number.isFinite(values[row])) once.set(patient, values[row]);
  });
  const sorted = [...once.values()].sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, 1 / 3), quantile(sorted, 2 / 3)];
  const rows = (keep: (value: number) => boolean) =>
    names.map((_, row) => row).filter((row) => Number.isFinite(values[row]) && keep(values[row]));
  const thirds = [
    { name: `Lowest third, up to ${significant(low)}`, rows: rows((value) => value <= low) },
    { name: `Middle third, up to ${significant(high)}`, rows: rows((value) => value > low && value <= high) },
    { name: `Highest third, above ${significant(high)}`, rows: rows((value) => value > high) },
  ];
  const { label, unit } = column(subjects, name);
  return {
    name,
    label: unit === "" || unit === "1" ? label : `${label} (${unit})`,
    // A covariate with few values can leave a third empty.
    thirds: thirds.filter((third) => third.rows.length > 0),
  };
}

function responseTable(subjects: Table, arms: readonly string[], biomarker: Biomarker): Table {
  const arm = texts(subjects, "arm");
  const response = texts(subjects, "bestResponse").map(bestResponse);
  return rateTable(
    biomarker.thirds.flatMap((third) =>
      arms.map((name) => {
        const rows = third.rows.filter((row) => arm[row] === name);
        const responders = rows.filter((row) => response[row] === "CR" || response[row] === "PR").length;
        return { group: third.name, name, rate: exactRate(responders, rows.length) };
      }),
    ),
  );
}

/** Hazard ratios of progression or death within thirds, for the first contrast on it. */
function ratios(result: TrialResult, found: readonly Biomarker[]): Chart {
  const contrast = result.contrasts.find((candidate) => candidate.endpoint === "PFS") ?? result.contrasts[0];
  const rows = ratioTable(result.tables.subjects, contrast.arm, contrast.reference, found);
  return forest(rows, {
    id: "subgroup-hazard-ratios",
    title: `Progression or death: ${contrast.arm} against ${contrast.reference}, by biomarker`,
    caption:
      "Cox regression within each third, with robust errors since each virtual patient is in both arms. Interaction: does the ratio change with the third? Wald test of arm times third (1, 2, 3), unadjusted.",
    effect: "Hazard ratio",
    scale: "ratio",
    counts: "Events / n",
    note: "Interaction p",
    sides: ["first arm lower", "reference lower"],
  });
}

function ratioTable(subjects: Table, arm: string, reference: string, found: readonly Biomarker[]): Table {
  const arms = texts(subjects, "arm");
  const both = (rows: readonly number[]) => rows.filter((row) => arms[row] === arm || arms[row] === reference);
  const all = both(arms.map((_, row) => row));
  const entries = [
    { group: "All", name: "All virtual patients", ...ratio(subjects, arm, all), note: "" },
    ...found.flatMap((biomarker) =>
      biomarker.thirds.map((third, i) => ({
        group: biomarker.label,
        name: third.name,
        ...ratio(subjects, arm, both(third.rows)),
        note:
          i === 0
            ? pValue(
                interaction(
                  subjects,
                  arm,
                  biomarker.thirds.map((each) => both(each.rows)),
                ),
              )
            : "",
      })),
    ),
  ];
  type Entry = (typeof entries)[number];
  const shown = (name: string, label: string, read: (entry: Entry) => string) => ({
    name,
    unit: "",
    label,
    values: entries.map(read),
  });
  const figures = (name: string, label: string, read: (entry: Entry) => number) => ({
    name,
    unit: "",
    label,
    values: Float64Array.from(entries, read),
  });
  return table("subgroup hazard ratios", [
    shown("group", "Biomarker", (entry) => entry.group),
    shown("name", "Group", (entry) => entry.name),
    shown("counts", "Events / n", (entry) => `${entry.events} / ${entry.patients}`),
    figures("estimate", "Hazard ratio", (entry) => entry.estimate),
    figures("lo", "95 % from", (entry) => entry.lo),
    figures("hi", "95 % to", (entry) => entry.hi),
    figures("weight", "Events", (entry) => entry.events),
    shown("note", "Interaction p", (entry) => entry.note),
  ]);
}

function timesOf(subjects: Table, rows: readonly number[]) {
  const day = numbers(subjects, "pfsDay");
  const event = flags(subjects, "pfsEvent");
  return { time: rows.map((row) => day[row] / daysPerMonth), event: rows.map((row) => (event[row] ? 1 : 0)) };
}

function ratio(subjects: Table, arm: string, rows: readonly number[]) {
  const arms = texts(subjects, "arm");
  const names = patientNames(subjects);
  const data = timesOf(subjects, rows);
  const events = data.event.filter((event) => event === 1).length;
  const unknown = { estimate: Number.NaN, lo: Number.NaN, hi: Number.NaN, events, patients: rows.length };
  if (events === 0) return unknown;
  const fit = cox(data, [rows.map((row) => (arms[row] === arm ? 1 : 0))], { clusters: rows.map((row) => names[row]) });
  if (fit.status !== "converged") return unknown;
  const [{ value, lo, hi }] = fit.hazardRatios;
  return { ...unknown, estimate: value, lo, hi };
}

/** Two-sided p of arm times third; NaN where it cannot be fitted. */
function interaction(subjects: Table, arm: string, thirds: readonly (readonly number[])[]): number {
  if (thirds.length < 2) return Number.NaN;
  const arms = texts(subjects, "arm");
  const names = patientNames(subjects);
  const entries = thirds.flatMap((rows, third) => rows.map((row) => ({ row, third })));
  const treated = entries.map(({ row }) => (arms[row] === arm ? 1 : 0));
  const level = entries.map(({ third }) => third + 1);
  const data = timesOf(
    subjects,
    entries.map(({ row }) => row),
  );
  if (data.event.every((event) => event === 0)) return Number.NaN;
  const fit = cox(data, [treated, level, treated.map((value, i) => value * level[i])], {
    clusters: entries.map(({ row }) => names[row]),
  });
  return fit.status === "converged" ? fit.p[2] : Number.NaN;
}
