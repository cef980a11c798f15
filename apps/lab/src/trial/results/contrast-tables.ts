import {
  type ArmSummary,
  type Contrast,
  fixed,
  interval,
  miettinenNurminenDifference,
  percent,
  proportionalWords,
  pValue,
  type SurvivalSummary,
  type Table,
  type TrialResult,
  table,
} from "../../../../../src/index.ts";
import { textColumn } from "./readings.ts";

const z = 1.96;
const ofEndpoint = (arm: ArmSummary, endpoint: Contrast["endpoint"]): SurvivalSummary =>
  endpoint === "PFS" ? arm.pfs : arm.os;

/** Each hazard ratio with its log-rank p, the difference of restricted means, and whether hazards are proportional. */
export function contrastTable({ arms, contrasts }: Pick<TrialResult, "arms" | "contrasts">): Table {
  const ratio = ({ hr, lo, hi }: Contrast) => `${fixed(hr, 2)} (${interval(lo, hi, (value) => fixed(value, 2))})`;
  return table("comparisons", [
    textColumn(
      "comparison",
      "Comparison",
      contrasts.map(({ endpoint, arm, reference }) => `${endpoint}, ${arm} against ${reference}`),
    ),
    textColumn("ratio", "Hazard ratio (95 % CI)", contrasts.map(ratio)),
    textColumn(
      "p",
      "Log-rank p",
      contrasts.map(({ p }) => pValue(p)),
    ),
    textColumn(
      "gained",
      "Difference of restricted means (95 % CI)",
      contrasts.map((contrast) => gained(arms, contrast)),
    ),
    textColumn(
      "proportional",
      "Are hazards proportional?",
      contrasts.map(({ proportional }) => proportionalWords(proportional)),
    ),
  ]);
}

/** `14.8 months (4.5 to 25.0) of 59`: arms count as different people, so that variances add. */
function gained(arms: readonly ArmSummary[], { endpoint, arm, reference }: Contrast): string {
  const [first, second] = [arm, reference].map((name) => arms.find((one) => one.name === name));
  if (!first || !second) return "–";
  const [a, b] = [ofEndpoint(first, endpoint).rmst, ofEndpoint(second, endpoint).rmst];
  const value = a.mean - b.mean;
  const half = z * Math.sqrt(a.error * a.error + b.error * b.error);
  return `${fixed(value, 1)} months (${fixed(value - half, 1)} to ${fixed(value + half, 1)}) of ${fixed(a.tau, 0)}`;
}

/** Survival at fixed times, a row an arm. */
export function milestoneTable(arms: readonly ArmSummary[], endpoint: Contrast["endpoint"]): Table {
  const months = arms[0] ? ofEndpoint(arms[0], endpoint).landmarks.map((landmark) => landmark.months) : [];
  const cell = (arm: ArmSummary, month: number): string => {
    const found = ofEndpoint(arm, endpoint).landmarks.find((landmark) => landmark.months === month);
    if (!found || found.rate === null) return "not estimable";
    const { rate, lo, hi } = found;
    if (lo === null || hi === null) return percent(rate);
    return `${percent(rate)} (${fixed(lo * 100, 1)} to ${fixed(hi * 100, 1)})`;
  };
  return table("milestones", [
    textColumn(
      "arm",
      "Arm",
      arms.map(({ name }) => name),
    ),
    ...months.map((month) =>
      textColumn(
        `at${month}`,
        `${month} months`,
        arms.map((arm) => cell(arm, month)),
      ),
    ),
  ]);
}

/** Differences in objective response, for the comparisons of the design. */
export function responseDifferences({ arms, contrasts }: Pick<TrialResult, "arms" | "contrasts">): Table {
  const pairs = contrasts.filter(({ endpoint }) => endpoint === "PFS");
  const rates = (name: string) => arms.find((one) => one.name === name)?.orr;
  const rows = pairs.flatMap(({ arm, reference }) => {
    const [first, second] = [rates(arm), rates(reference)];
    if (!first || !second) return [];
    const { value, lo, hi } = miettinenNurminenDifference(first, second);
    const points = (fraction: number) => fixed(fraction * 100, 1);
    return [
      {
        pair: `${arm} against ${reference}`,
        words: `${points(value)} percentage points (${points(lo)} to ${points(hi)})`,
        counts: `${first.x} of ${first.n} against ${second.x} of ${second.n}`,
      },
    ];
  });
  return table("response differences", [
    textColumn(
      "comparison",
      "Comparison",
      rows.map(({ pair }) => pair),
    ),
    textColumn(
      "counts",
      "Responses",
      rows.map(({ counts }) => counts),
    ),
    textColumn(
      "difference",
      "Difference (95 % CI, Miettinen–Nurminen)",
      rows.map(({ words }) => words),
    ),
  ]);
}
