import { count, fixed, interval, percent, pValue } from "../../charts/quantities.ts";
import type { ArmSummary, Contrast, Rate, SurvivalSummary } from "../../experiments/result.ts";
import { type Table, table, texts } from "../../foundation/table.ts";
import { checkedComparisons } from "../checked.ts";
import { type Html, html, nothing, withLinks } from "../html.ts";
import type { Readout } from "../readout.ts";
import { sourceWords } from "../source-words.ts";
import { tableView } from "../table-view.ts";
import {
  comparisonWords,
  plainResponse,
  plainSurvival,
  question,
  safety,
  standingLimits,
  technicalSummary,
} from "../wording.ts";

/** Context of use and limits: before any result. */
export function contextOfUse(readout: Readout): Html {
  const items = [...standingLimits, ...ownLimits(readout)].map((text) => html`<li>${text}</li>\n`);
  return html`<section class="limits" aria-labelledby="context">
<h2 id="context">Context of use and limits</h2>
<p><strong>${safety.trial}</strong> ${safety.footer}</p>
<p>${safety.drug}</p>
<ul>
${items}</ul>
</section>`;
}

/** Limits of the trial at hand. */
export function ownLimits({ result, parameters }: Pick<Readout, "result" | "parameters">): string[] {
  const limits: string[] = [];
  if (parameters) {
    const assumed = texts(parameters, "evidence").filter((evidence) => evidence === "assumed").length;
    limits.push(
      `${assumed} of the ${count(parameters.rows, "parameter")} of this model are assumed: no measurement or fit stands behind them. The table of parameters says which.`,
    );
  }
  const { failures, retried } = result.numerics;
  if (failures > 0 && result.manifest.warnings.length === 0)
    limits.push(
      `The solver failed for ${count(failures, "patient run")}; these are counted in the flow and left out of the analysis.`,
    );
  if (retried > 0)
    limits.push(`${count(retried, "patient run")} needed a second attempt with tighter steps or another method.`);
  const comparisons = checkedComparisons(result);
  limits.push(
    comparisons.length === 0
      ? "This trial file carries no checked published figures: nothing here has been compared with a clinic."
      : comparisonWords(comparisons.length, comparisons.filter((entry) => entry.inside).length),
  );
  return [...limits, ...result.manifest.warnings];
}

/** The question, the answer in two plain sentences, and one paragraph for specialists. */
export function summary({ result, references }: Readout): Html {
  const { arms, contrasts, design } = result;
  return html`<section aria-labelledby="summary">
<h2 id="summary">Question and answer</h2>
<p>${question(design)}</p>
<div class="answer"><p>${plainResponse(arms, design.response.criteria)} ${plainSurvival(arms)}</p></div>
<h3>For specialists</h3>
<p>${technicalSummary(arms, contrasts)}</p>
${tableView(keyResults(result.arms, result.contrasts), "Key results, by arm")}
${design.source === "" ? nothing : html`<p>Design taken from: ${withLinks(sourceWords(design.source, references))}</p>`}
</section>`;
}

/** Rates, medians, landmark rates, restricted means and ratios, a column an arm. */
export function keyResults(arms: readonly ArmSummary[], contrasts: readonly Contrast[]): Table {
  const months = arms[0]?.os.landmarks.map((landmark) => landmark.months) ?? [];
  const rows: [string, readonly string[]][] = [
    ["Virtual patients", arms.map((arm) => String(arm.n))],
    ["Objective response", arms.map((arm) => rateCell(arm.orr))],
    ["Complete response", arms.map((arm) => rateCell(arm.cr))],
    ["Disease control", arms.map((arm) => rateCell(arm.dcr))],
    ["Median progression-free survival, months", arms.map((arm) => medianCell(arm.pfs))],
    ["Median overall survival, months", arms.map((arm) => medianCell(arm.os))],
    ...months.map((month): [string, readonly string[]] => [
      `Alive without progression at ${month} months`,
      arms.map((arm) => landmark(arm.pfs.landmarks, month)),
    ]),
    ...months.map((month): [string, readonly string[]] => [
      `Alive at ${month} months`,
      arms.map((arm) => landmark(arm.os.landmarks, month)),
    ]),
    ["Restricted mean progression-free time, months", arms.map((arm) => restricted(arm.pfs.rmst))],
    ["Restricted mean survival time, months", arms.map((arm) => restricted(arm.os.rmst))],
    ["Stopped for (proxy) toxicity", arms.map((arm) => rateCell(arm.toxicity))],
    ...ratioRows(arms, contrasts),
  ];
  return table("key results", [
    { name: "quantity", unit: "", label: "Quantity (95 % confidence interval)", values: rows.map(([name]) => name) },
    ...arms.map((arm, i) => ({
      name: arm.name,
      unit: "",
      label: arm.name,
      values: rows.map(([, values]) => values[i]),
    })),
  ]);
}

/** One row an endpoint and reference arm, with each arm's hazard ratio against it. */
function ratioRows(arms: readonly ArmSummary[], contrasts: readonly Contrast[]): [string, readonly string[]][] {
  const heads = [
    ...new Set(contrasts.map(({ endpoint, reference }) => `${endpoint} hazard ratio against ${reference}`)),
  ];
  return heads
    .sort()
    .reverse()
    .map((head) => {
      const own = contrasts.filter(
        ({ endpoint, reference }) => head === `${endpoint} hazard ratio against ${reference}`,
      );
      const cells = arms.map((arm) => {
        const contrast = own.find((each) => each.arm === arm.name);
        if (!contrast) return own[0].reference === arm.name ? "reference" : "–";
        const bounds = interval(contrast.lo, contrast.hi, (value) => fixed(value, 2));
        return `${fixed(contrast.hr, 2)} (${bounds}), p\u00a0${pValue(contrast.p).replace(" ", "\u00a0")}`;
      });
      return [head, cells];
    });
}

function rateCell(rate: Rate): string {
  return `${percent(rate.rate)} (${fixed(rate.lo * 100, 1)} to ${fixed(rate.hi * 100, 1)}), ${rate.x} of ${rate.n}`;
}

function medianCell(summary: SurvivalSummary): string {
  const bounds = interval(summary.lo, summary.hi, (value) => fixed(value, 1));
  return `${summary.median === null ? "not reached" : fixed(summary.median, 1)} (${bounds})`;
}

function landmark(landmarks: SurvivalSummary["landmarks"], month: number): string {
  const found = landmarks.find((entry) => entry.months === month);
  if (!found || found.rate === null) return "not estimable";
  // At 0 and before the first event the log-log interval does not exist.
  if (found.lo === null || found.hi === null) return percent(found.rate);
  return `${percent(found.rate)} (${fixed(found.lo * 100, 1)} to ${fixed(found.hi * 100, 1)})`;
}

function restricted(rmst: { readonly tau: number; readonly mean: number; readonly error: number }): string {
  const half = 1.96 * rmst.error;
  return `${fixed(rmst.mean, 1)} (${fixed(rmst.mean - half, 1)} to ${fixed(rmst.mean + half, 1)}) of ${fixed(rmst.tau, 0)}`;
}
