import { kaplanMeier } from "../../analysis/kaplan-meier.ts";
import { exactRate } from "../../analysis/rate.ts";
import type { Chart } from "../../charts/chart.ts";
import { forest } from "../../charts/forest.ts";
import { type BestResponse, bestResponse, bestResponses, responseName } from "../../charts/palette.ts";
import { count, daysPerMonth, fixed, percent } from "../../charts/quantities.ts";
import { flags, quantile, rowsByArm, sortedValues } from "../../charts/subjects.ts";
import { medianText } from "../../charts/survival.ts";
import type { ArmSummary } from "../../experiments/result.ts";
import { numbers, type Table, table, texts } from "../../foundation/table.ts";
import { figure } from "../figure.ts";
import { type Html, html } from "../html.ts";
import { rateTable } from "../rates.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";

/** Best overall response with exact intervals, and time to and duration of response. */
export function response({ result, arms, document }: Readout): Html {
  const { subjects } = result.tables;
  const { response: rules } = result.design;
  return html`<section aria-labelledby="response">
<h2 id="response">Tumour response</h2>
<p>By ${rules.criteria}, ${rules.confirmation ? "confirmed at a later assessment" : "without confirmation"}. The denominator is every virtual patient of the arm.</p>
${tableView(bestResponseTable(subjects, arms), "Best overall response: patients, percent and exact 95 % interval")}
${figure(responseChart(result.arms), document)}
${tableView(durationTable(subjects, arms), "Time to response and duration of response, in months")}
</section>`;
}

/** Objective response of each arm with its exact interval. */
export function responseChart(arms: readonly ArmSummary[]): Chart {
  return forest(rateTable(arms.map((arm) => ({ group: "", name: arm.name, rate: arm.orr }))), {
    id: "objective-response",
    title: "Objective response rate",
    caption:
      "Complete or partial response among all virtual patients of an arm, with exact (Clopper–Pearson) 95 % intervals.",
    effect: "Objective response",
    scale: "rate",
    counts: "Responses / n",
  });
}

/** One row a category, one column an arm. */
export function bestResponseTable(subjects: Table, arms: readonly string[]): Table {
  const codes = texts(subjects, "bestResponse").map(bestResponse);
  const byArm = rowsByArm(subjects, arms);
  const rows: readonly { readonly name: string; readonly of: readonly BestResponse[] }[] = [
    ...bestResponses.map((code) => ({ name: responseName(code), of: [code] })),
    { name: "Objective response (CR or PR)", of: ["CR", "PR"] },
    { name: "Disease control (CR, PR or SD)", of: ["CR", "PR", "SD"] },
  ];
  return table("best response", [
    { name: "response", unit: "", label: "Best response", values: rows.map((row) => row.name) },
    ...arms.map((arm, i) => ({
      name: arm,
      unit: "",
      label: `${arm} (${count(byArm[i].length, "patient")})`,
      values: rows.map(({ of }) => {
        const x = byArm[i].filter((row) => of.includes(codes[row])).length;
        const { rate, lo, hi } = exactRate(x, byArm[i].length);
        return `${x} (${percent(rate)}; ${fixed(lo * 100, 1)} to ${fixed(hi * 100, 1)})`;
      }),
    })),
  ]);
}

/** Time to response and its duration, a row an arm. */
export function durationTable(subjects: Table, arms: readonly string[]): Table {
  const responseDay = numbers(subjects, "responseDay");
  const pfsDay = numbers(subjects, "pfsDay");
  const ended = flags(subjects, "pfsEvent");
  const responders = rowsByArm(subjects, arms).map((rows) => rows.filter((row) => Number.isFinite(responseDay[row])));
  const durations = responders.map((rows, i) => {
    if (rows.length === 0) return "no response";
    const time = rows.map((row) => Math.max(0, pfsDay[row] - responseDay[row]) / daysPerMonth);
    return medianText({
      arm: arms[i],
      estimate: kaplanMeier({ time, event: rows.map((row) => (ended[row] ? 1 : 0)) }),
    });
  });
  const onset = responders.map((rows) => {
    const days = sortedValues(subjects, "responseDay", rows);
    const month = (at: number) => fixed(quantile(days, at) / daysPerMonth, 1);
    return days.length === 0 ? "no response" : `${month(0.5)} (${month(0.25)} to ${month(0.75)})`;
  });
  return table("duration", [
    { name: "arm", unit: "", label: "Arm", values: [...arms] },
    { name: "responders", unit: "", label: "Responses", values: Float64Array.from(responders, (rows) => rows.length) },
    { name: "onset", unit: "", label: "Time to response: median (quartiles)", values: onset },
    { name: "duration", unit: "", label: "Duration of response: Kaplan–Meier median", values: durations },
  ]);
}
