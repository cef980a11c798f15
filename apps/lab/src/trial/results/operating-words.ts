import {
  fixed,
  type OperatingResult,
  type OperatingRow,
  percent,
  type Table,
  table,
} from "../../../../../src/index.ts";
import { textColumn } from "./readings.ts";

type Pair = { readonly design: OperatingRow; readonly none: OperatingRow };

/** Each test under the design and under its null. */
function pairsOf({ rows }: OperatingResult): readonly Pair[] {
  return rows
    .filter(({ hypothesis }) => hypothesis === "design")
    .flatMap((design) => {
      const none = rows.find(
        ({ hypothesis, arm, reference, endpoint }) =>
          hypothesis === "null" && arm === design.arm && reference === design.reference && endpoint === design.endpoint,
      );
      return none ? [{ design, none }] : [];
    });
}

const withError = (value: number, error: number) => `${percent(value)} ± ${fixed(error * 100, 1)}`;

function estimateOf({ endpoint, estimate, estimateError }: OperatingRow): string {
  return endpoint === "ORR"
    ? `${fixed(estimate * 100, 1)} ± ${fixed(estimateError * 100, 2)} percentage points`
    : `hazard ratio ${fixed(estimate, 2)} ± ${fixed(estimateError, 3)}`;
}

function rangeOf({ endpoint, lo, hi }: OperatingRow): string {
  return endpoint === "ORR"
    ? `${fixed(lo * 100, 1)} to ${fixed(hi * 100, 1)} points`
    : `${fixed(lo, 2)} to ${fixed(hi, 2)}`;
}

/** Power, type-I error and estimates of each test, every number with its Monte Carlo standard error. */
export function operatingRows(operating: OperatingResult): Table {
  const pairs = pairsOf(operating);
  const column = (name: string, label: string, of: (pair: Pair) => string) => textColumn(name, label, pairs.map(of));
  return table("operating", [
    column("test", "Test", ({ design }) => `${design.endpoint}, ${design.arm} against ${design.reference}`),
    column("power", "Power", ({ design }) => withError(design.rejected.rate, design.rejectedError)),
    column("cohort", "Error from the cohort", ({ design }) => `± ${fixed(design.cohortError * 100, 1)}`),
    column("typeOne", "Type-I error", ({ none }) => withError(none.rejected.rate, none.rejectedError)),
    column("estimate", "Mean estimate", ({ design }) => estimateOf(design)),
    column("range", "95 % of trials", ({ design }) => rangeOf(design)),
    column("events", "Mean events", ({ design }) => fixed(design.events, 0)),
  ]);
}

const nouns = {
  PFS: "progression-free survival",
  OS: "overall survival",
  ORR: "objective response",
} as const;

/** Each test in a sentence. */
export function operatingSentences(operating: OperatingResult): readonly string[] {
  return pairsOf(operating).map(({ design, none }) => {
    const hundred = (share: number) => fixed(share * 100, 0);
    return `In this model, ${hundred(design.rejected.rate)} of 100 trials of this size find a difference in ${nouns[design.endpoint]} between ${design.arm} and ${design.reference}; ${hundred(1 - design.rejected.rate)} miss it. With no difference, ${hundred(none.rejected.rate)} of 100 find one all the same.`;
  });
}

/** Whether more patients, not more trials, are what the power lacks. */
export function cohortIsSmall({ rows }: OperatingResult): boolean {
  return rows.some(({ cohortError, rejectedError }) => cohortError > Math.max(0.01, 2 * rejectedError));
}
