import { count, fixed, interval, percent, pValue } from "../../charts/quantities.ts";
import type { Rate, SurvivalSummary } from "../../experiments/result.ts";
import { type Table, table, texts } from "../../foundation/table.ts";
import { checkedComparisons } from "../checked.ts";
import { type Html, html, nothing } from "../html.ts";
import type { Readout } from "../readout.ts";
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

function ownLimits({ result, parameters }: Readout): string[] {
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
export function summary({ result }: Readout): Html {
  const { arms, contrasts, design } = result;
  return html`<section aria-labelledby="summary">
<h2 id="summary">Question and answer</h2>
<p>${question(design)}</p>
<div class="answer"><p>${plainResponse(arms)} ${plainSurvival(arms)}</p></div>
<h3>For specialists</h3>
<p>${technicalSummary(arms, contrasts)}</p>
${tableView(keyResults(result.arms, result.contrasts), "Key results, by arm")}
${design.source === "" ? nothing : html`<p>Design taken from: ${design.source}.</p>`}
</section>`;
}

function keyResults(arms: Readout["result"]["arms"], contrasts: Readout["result"]["contrasts"]): Table {
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
    ...contrasts.map((contrast): [string, readonly string[]] => [
      `${contrast.endpoint} hazard ratio against ${contrast.reference}`,
      arms.map((arm) =>
        arm.name === contrast.arm
          ? `${fixed(contrast.hr, 2)} (${fixed(contrast.lo, 2)} to ${fixed(contrast.hi, 2)}), p ${pValue(contrast.p)}`
          : arm.name === contrast.reference
            ? "reference"
            : "–",
      ),
    ]),
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

function rateCell(rate: Rate): string {
  return `${percent(rate.rate)} (${fixed(rate.lo * 100, 1)} to ${fixed(rate.hi * 100, 1)}), ${rate.x} of ${rate.n}`;
}

function medianCell(summary: SurvivalSummary): string {
  const bounds = interval(summary.lo, summary.hi, (value) => fixed(value, 1));
  return `${summary.median === null ? "not reached" : fixed(summary.median, 1)} (${bounds})`;
}

function landmark(landmarks: Readout["result"]["arms"][number]["os"]["landmarks"], month: number): string {
  const found = landmarks.find((entry) => entry.months === month);
  if (!found || found.rate === null) return "not estimable";
  return `${percent(found.rate)} (${interval(found.lo, found.hi, (value) => fixed(value * 100, 1))})`;
}

function restricted(rmst: { readonly tau: number; readonly mean: number; readonly error: number }): string {
  const half = 1.96 * rmst.error;
  return `${fixed(rmst.mean, 1)} of ${fixed(rmst.tau, 0)} (${fixed(rmst.mean - half, 1)} to ${fixed(rmst.mean + half, 1)})`;
}
