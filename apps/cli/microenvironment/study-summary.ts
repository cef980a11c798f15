import {
  type Column,
  type MicroenvironmentScenario,
  numbers,
  type Replicate,
  runNotes,
  type Study,
  safety,
  type Table,
  type TissueStatus,
  version,
} from "../../../src/index.ts";
import { ascii, columns } from "../screen.ts";
import { timeCourses } from "../sparkline.ts";
import { seriesJson } from "../tissue/tissue-summary.ts";

/** What one run of an arm came to. */
export interface ArmResult {
  readonly arm: string;
  readonly folder: string;
  readonly scenario: MicroenvironmentScenario;
  readonly status: TissueStatus | { readonly code: "interrupted" };
  /** Days. */
  readonly time: number;
  readonly series: Table;
  readonly digest: string | undefined;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  readonly files: readonly string[];
}

/** A quantity of the summary: columns of the series that are summed, over patches as well. */
interface Quantity {
  readonly name: string;
  readonly columns: readonly string[];
  readonly at: "start" | "end" | "peak";
  readonly unit: string;
}

const killers = ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory"];
const drugs = {
  antiPD1Concentration: "anti-PD-1 in blood",
  antiPDL1Concentration: "anti-PD-L1 in blood",
  antiCTLA4Concentration: "anti-CTLA-4 in blood",
  interleukin2Plasma: "interleukin 2 in blood",
  interferonAlphaEffect: "effect of interferon alpha",
  vaccineNode: "cells with vaccine in nodes",
  carTEffector: "CAR T cells in blood",
} as const;

/** Rows that tell something also where they are 0. */
const always = /^(tumour cells|CD8 T cells),/;

/** Rows of the summary; others in which nothing ever is are left out. */
const quantities: readonly Quantity[] = [
  { name: "tumour cells, start", columns: ["tumour"], at: "start", unit: "" },
  { name: "tumour cells, end", columns: ["tumour"], at: "end", unit: "" },
  ...["T cells", "NK cells", "macrophages", "CAR T cells", "antibody"].map(
    (who): Quantity => ({
      name: `killed by ${who}`,
      columns: [`kills by ${who}`],
      at: "end",
      unit: "",
    }),
  ),
  { name: "died otherwise", columns: ["tumour deaths, other"], at: "end", unit: "" },
  { name: "healthy cells killed", columns: ["healthy cells killed"], at: "end", unit: "" },
  { name: "CD8 T cells, start", columns: killers, at: "start", unit: "" },
  { name: "CD8 T cells, end", columns: killers, at: "end", unit: "" },
  { name: "of them exhausted, end", columns: ["CD8 exhausted"], at: "end", unit: "" },
  ...Object.entries(drugs).map(
    ([state, name]): Quantity => ({ name: `${name}, peak`, columns: [`body: ${state}`], at: "peak", unit: "own" }),
  ),
];

/** A quantity over time; nothing where the series has none of it. */
function course(series: Table, names: readonly string[]): Float64Array | undefined {
  const found = series.columns.filter(({ name }) => names.some((one) => name === one || name.endsWith(`: ${one}`)));
  if (found.length === 0) return undefined;
  return Float64Array.from({ length: series.rows }, (_, row) =>
    found.reduce((sum, { values }) => sum + (values as Float64Array)[row], 0),
  );
}

function reading(series: Table, { columns: names, at }: Quantity): number {
  const values = course(series, names);
  if (!values || values.length === 0) return Number.NaN;
  if (at === "start") return values[0];
  return at === "end" ? values[values.length - 1] : values.reduce((most, value) => Math.max(most, value));
}

/** What a person reads in the terminal. */
export function studyText(study: Study, results: readonly ArmResult[], folder: string): string {
  const several = results.length > 1;
  return [
    heading(study, results[0].time),
    ...(several ? ["", ...comparison(results.map(({ arm, series }) => ({ arm, all: [series] })))] : []),
    ...results.flatMap(({ arm, series }) => [
      "",
      ...(several ? [arm] : []),
      timeCourses(curves(series), columns(), ascii()),
    ]),
    ...(several ? [] : ["", ...comparison(results.map(({ series }) => ({ arm: "", all: [series] })))]),
    ...blank(
      results.flatMap(({ arm, notes }) => notes.map((text) => `${several ? `${arm}: ` : ""}${capital(text, several)}`)),
    ),
    ...results.flatMap(({ arm, warnings }) => warnings.map((text) => `Warning${several ? ` (${arm})` : ""}: ${text}`)),
    "",
    ...results.map(
      ({ arm, folder: place, files, digest }) =>
        `${arm}: ${place} (${files.length + 1} files)${digest ? `\n  digest ${digest}` : ""}`,
    ),
    "",
    `Results: ${folder}`,
    "",
    safety.footer,
  ].join("\n");
}

const blank = (lines: readonly string[]) => (lines.length > 0 ? ["", ...lines] : []);
const capital = (text: string, inside: boolean) => (inside ? text : text.charAt(0).toUpperCase() + text.slice(1));

function heading({ title }: Study, days: number): string {
  return `${title}, ${Number(days.toFixed(2))} days`;
}

/** What happens in the tissue over time. */
function curves(series: Table): Column[] {
  const shown: readonly (readonly [string, readonly string[], string])[] = [
    ["tumour", ["tumour"], "cell"],
    ["CD8 T cells", killers, "cell"],
    ["helper T", ["helper T"], "cell"],
    ["regulatory T", ["regulatory T"], "cell"],
    ["NK", ["NK"], "cell"],
    ["macrophages", ["M1 macrophage", "M2 macrophage"], "cell"],
    ["MDSC", ["MDSC"], "cell"],
    ["CAR T", ["CAR T"], "cell"],
    ["B and plasma cells", ["B cell", "plasma cell"], "cell"],
    ...Object.entries(drugs).map(
      ([state, name]) => [name, [`body: ${state}`], unitOf(series, `body: ${state}`)] as const,
    ),
  ];
  return shown.flatMap(([name, names, unit]) => {
    const values = course(series, names);
    return values?.some((value) => value > 1e-9) ? [{ name, unit, label: name, values }] : [];
  });
}

function unitOf({ columns: all }: Table, name: string): string {
  return all.find((column) => column.name === name)?.unit ?? "";
}

/** A row a quantity, a column an arm; of several runs the mean, with the band of nine in ten where they differ. */
function comparison(arms: readonly { readonly arm: string; readonly all: readonly Table[] }[]): string[] {
  const rows = quantities.flatMap((quantity) => {
    const found = arms.map(({ all }) => all.map((series) => reading(series, quantity)));
    const nothing = found.flat().every((value) => Number.isNaN(value) || value <= 1e-9);
    if (nothing && !always.test(quantity.name)) return [];
    const unit = quantity.unit === "own" ? unitOf(arms[0].all[0], quantity.columns[0]) : "";
    return [[quantity.name + (unit === "" ? "" : ` [${unit}]`), ...found.map(figure)]];
  });
  const named = arms.some(({ arm }) => arm !== "");
  const lines = named ? [["", ...arms.map(({ arm }) => arm)], ...rows] : rows;
  const wide = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  return lines.map((line) =>
    line.map((word, at) => (at === 0 ? word.padEnd(wide[at]) : word.padStart(wide[at]))).join("  "),
  );
}

function figure(values: readonly number[]): string {
  const there = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (there.length === 0) return "–";
  const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
  if (there.length === 1) return short(mean);
  const at = (part: number) => there[Math.round(part * (there.length - 1))];
  return `${short(mean)} (${short(at(0.05))} to ${short(at(0.95))})`;
}

const short = (value: number) => String(Number(Math.abs(value) >= 100 ? Math.round(value) : value.toPrecision(3)));

/** What a person reads of replicates. */
export function replicatesText(
  study: Study,
  found: Readonly<Record<string, readonly Replicate[]>>,
  folder: string,
): string {
  const arms = Object.entries(found).map(([arm, all]) => ({ arm, all: all.map(({ series }) => series) }));
  const failed = Object.entries(found).flatMap(([arm, all]) =>
    all.flatMap(({ status }, k) => (status.code === "failed" ? [`${arm}, replicate ${k} failed: ${status.hint}`] : [])),
  );
  const days = Math.max(...arms.flatMap(({ all }) => all.map((series) => numbers(series, "day").at(-1) ?? 0)));
  return [
    `${heading(study, days)}, ${arms[0].all.length} replicates an arm: mean (5 to 95 %)`,
    "",
    ...comparison(arms),
    ...blank(Object.entries(found).flatMap(([arm, all]) => counted(study, arm, all))),
    ...blank(failed),
    "",
    `Results: ${folder}`,
    "",
    safety.footer,
  ].join("\n");
}

/** In how many replicates each kind of thing happened: the days differ, so they are left out. */
function counted(study: Study, arm: string, all: readonly Replicate[]): string[] {
  const counts = new Map<string, number>();
  for (const { series } of all) {
    for (const text of runNotes(study.arms[arm], series)) {
      const plain = text.replace(/^from day \S+ on /, "in the end ").replace(/\.$/, "");
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
    }
  }
  return [...counts].map(([text, n]) => `${arm}: ${text}, in ${n} of ${all.length} replicates.`);
}

/** The one document that `--json` prints. */
export function studyJson({ title }: Study, results: readonly ArmResult[]): object {
  const arms = results.map(({ arm, folder, scenario, status, time, series, digest, notes, warnings, files }) => [
    arm,
    {
      status: status.code,
      ...(status.code === "failed" ? { hint: status.hint } : {}),
      seed: scenario.seed,
      time,
      series: seriesJson(series),
      digest: digest ?? null,
      notes,
      warnings,
      folder,
      files,
    },
  ]);
  return { version, title, arms: Object.fromEntries(arms) };
}

export function replicatesJson({ title, arms }: Study, found: Readonly<Record<string, readonly Replicate[]>>): object {
  const told = Object.entries(found).map(([arm, all]) => [
    arm,
    all.map(({ status, series }, k) => ({
      status: status.code,
      ...(status.code === "failed" ? { hint: status.hint } : {}),
      seed: arms[arm].seed + k,
      series: seriesJson(series),
    })),
  ]);
  return { version, title, arms: Object.fromEntries(told) };
}
