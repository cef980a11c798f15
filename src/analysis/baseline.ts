import { type Column, column, numbers, type Table, table, texts } from "../foundation/table.ts";
import { mean, quantile, variance } from "../numerics/statistics/quantile.ts";

/** How a covariate is shown: median (Q1, Q3), or patients with it and their share. */
type BaselineKind = "amount" | "yes-no" | "category";

export interface BaselineCovariate {
  readonly name: string;
  readonly kind: BaselineKind;
  /** Default the column's own. */
  readonly label?: string;
}

/** One line of a baseline table. */
export interface BaselineLine {
  readonly label: string;
  /** For a category: which. */
  readonly level: string;
  /** In the order of the arms. */
  readonly arms: readonly BaselineEntry[];
  /** Largest standardised mean difference of any two arms, ≥ 0; NaN with one arm. */
  readonly difference: number;
}

type BaselineEntry =
  | { readonly n: number; readonly median: number; readonly q1: number; readonly q3: number }
  | { readonly n: number; readonly count: number };

/**
 * Baseline table by arm. It carries no p-values: differences of randomised arms are chance by design, and their size is
 * what matters (CONSORT). Quartiles are of R's type 7; missing values are left out, and `n` says how many were not.
 *
 * Source of the standardised difference: Austin (2009), https://doi.org/10.1002/sim.3697
 */
export function baseline(
  subjects: Table,
  arms: readonly string[],
  covariates: readonly BaselineCovariate[],
): BaselineLine[] {
  const armOf = texts(subjects, "arm");
  const rows = arms.map((arm) => Array.from(armOf.keys()).filter((row) => armOf[row] === arm));
  return covariates.flatMap(({ name, kind, label }) => {
    const source = column(subjects, name);
    const line = (level: string, groups: Float64Array[], entry: (group: Float64Array) => BaselineEntry) => ({
      label: label ?? source.label,
      level,
      arms: groups.map(entry),
      difference: largestDifference(groups, kind !== "amount"),
    });
    const present = (of: (row: number) => number) =>
      rows.map((mine) => Float64Array.from(mine, of).filter((value) => !Number.isNaN(value)));
    if (kind === "category") {
      const levels = [...new Set(textsOf(source))].filter((level) => level !== "").sort();
      const values = textsOf(source);
      return levels.map((level) =>
        line(
          level,
          present((row) => (values[row] === "" ? Number.NaN : Number(values[row] === level))),
          counted,
        ),
      );
    }
    const values = numbers(subjects, name);
    return [
      line(
        "",
        present((row) => values[row]),
        kind === "amount" ? quartiles : counted,
      ),
    ];
  });
}

function textsOf({ values }: Column): readonly string[] {
  return values instanceof Float64Array ? Array.from(values, (v) => (Number.isNaN(v) ? "" : String(v))) : values;
}

function quartiles(group: Float64Array): BaselineEntry {
  const at = (p: number) => quantile(group, p);
  return { n: group.length, median: at(0.5), q1: at(0.25), q3: at(0.75) };
}

function counted(group: Float64Array): BaselineEntry {
  return { n: group.length, count: group.reduce((sum, value) => sum + value, 0) };
}

function largestDifference(groups: readonly Float64Array[], binary: boolean): number {
  let largest = Number.NaN;
  for (let i = 0; i < groups.length; i++) {
    for (let j = 0; j < i; j++) {
      const size = Math.abs(standardisedDifference(groups[i], groups[j], binary));
      if (!(largest >= size) && !Number.isNaN(size)) largest = size;
    }
  }
  return largest;
}

/** Difference of the means in units of the pooled standard deviation; for yes or no, p(1 − p) is the variance. */
function standardisedDifference(first: Float64Array, second: Float64Array, binary = false): number {
  const [p, q] = [mean(first), mean(second)];
  const spread = binary ? p * (1 - p) + q * (1 - q) : variance(first) + variance(second);
  return p === q ? 0 : (p - q) / Math.sqrt(spread / 2);
}

/** The baseline table as texts, as it is printed: one column an arm, and the standardised difference. */
export function baselineTable(
  subjects: Table,
  arms: readonly string[],
  covariates: readonly BaselineCovariate[],
): Table {
  const lines = baseline(subjects, arms, covariates);
  return table("baseline", [
    {
      name: "characteristic",
      unit: "",
      label: "Characteristic",
      values: lines.map(({ label, level }) => (level === "" ? label : `${label}: ${level}`)),
    },
    ...arms.map((arm, a) => ({ name: arm, unit: "", label: arm, values: lines.map((line) => printed(line.arms[a])) })),
    {
      name: "difference",
      unit: "1",
      label: "Standardised difference",
      values: Float64Array.from(lines, ({ difference }) => difference),
    },
  ]);
}

function printed(entry: BaselineEntry): string {
  if (entry.n === 0) return "–";
  if ("count" in entry) return `${entry.count} (${((100 * entry.count) / entry.n).toFixed(0)} %)`;
  const digits = (value: number) => String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
  return `${digits(entry.median)} (${digits(entry.q1)}, ${digits(entry.q3)})`;
}
