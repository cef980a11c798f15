import type { Endpoint } from "../../analysis/subjects.ts";
import type { Chart } from "../../charts/chart.ts";
import { forest } from "../../charts/forest.ts";
import { fixed, pValue } from "../../charts/quantities.ts";
import { eventsOf, patientsOf, survivalChart, survivalCurves } from "../../charts/survival.ts";
import type { ArmSummary, SurvivalSummary } from "../../experiments/result.ts";
import { type Table, table } from "../../foundation/table.ts";
import { figure } from "../figure.ts";
import { type Html, html, nothing } from "../html.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";
import { endpointNames, medianWords, proportionalWords } from "../wording.ts";

/** Kaplan–Meier curves with medians and restricted means. */
export function survival(readout: Readout): Html {
  return html`<section aria-labelledby="survival">
<h2 id="survival">Progression-free and overall survival</h2>
${curves(readout, "PFS")}
${curves(readout, "OS")}
</section>`;
}

function curves({ result, arms, document }: Readout, endpoint: Endpoint): Html {
  const title = capital(endpointNames[endpoint]);
  return html`${figure(endpointChart(result.tables.subjects, endpoint, arms), document)}
${tableView(medianTable(result.arms, endpoint), `${title}: medians and restricted means, in months`)}`;
}

/** Kaplan–Meier curves of an endpoint. */
export function endpointChart(subjects: Table, endpoint: Endpoint, arms: readonly string[]): Chart {
  return survivalChart(survivalCurves(subjects, endpoint, arms), {
    id: endpoint === "PFS" ? "pfs" : "os",
    title: capital(endpointNames[endpoint]),
    axis: endpoint === "PFS" ? "Alive without progression" : "Alive",
  });
}

/** Events, medians and restricted means of an endpoint, a row an arm. */
export function medianTable(arms: readonly ArmSummary[], endpoint: Endpoint): Table {
  const rows = arms.map((arm) => ({ name: arm.name, summary: endpoint === "PFS" ? arm.pfs : arm.os }));
  const column = (name: string, label: string, read: (summary: SurvivalSummary) => string) => ({
    name,
    unit: "",
    label,
    values: rows.map((row) => read(row.summary)),
  });
  return table("survival summary", [
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.name) },
    column("events", "Events / patients", (summary) => `${summary.events} / ${summary.n}`),
    column("median", "Median", medianWords),
    column(
      "rmst",
      "Restricted mean (standard error)",
      ({ rmst }) => `${fixed(rmst.mean, 1)} (${fixed(rmst.error, 2)}) of ${fixed(rmst.tau, 0)} months`,
    ),
  ]);
}

/** Hazard ratios as a forest, and whether hazards are proportional. */
export function hazardRatios(readout: Readout): Html {
  const { result, document } = readout;
  if (result.contrasts.length === 0) return nothing;
  const checks = result.contrasts.map(
    (contrast) =>
      html`<li>${contrast.endpoint}, ${contrast.arm} against ${contrast.reference}: ${proportionalWords(contrast.proportional)}.</li>\n`,
  );
  return html`<section aria-labelledby="ratios">
<h2 id="ratios">Hazard ratios</h2>
${figure(ratioChart(readout), document, "untitled")}
<h3>Are hazards proportional?</h3>
<p>Test of Grambsch and Therneau, one for each ratio. Curves that cross or part late make one ratio a poor summary.</p>
<ul>
${checks}</ul>
</section>`;
}

type Compared = Pick<Readout, "result" | "arms">;

/** Hazard ratios of all comparisons as a forest. */
export function ratioChart(compared: Compared): Chart {
  return forest(ratioTable(compared), {
    id: "hazard-ratios",
    title: "Hazard ratios",
    caption:
      "Cox model with Efron’s handling of ties; squares grow with the number of events. Below 1, the first arm has the lower hazard in the model.",
    effect: "Hazard ratio",
    scale: "ratio",
    counts: "Events / patients",
    note: "Log-rank p",
    sides: ["first arm lower", "reference lower"],
  });
}

/** One row a contrast, in the shape that `forest` reads. */
function ratioTable({ result, arms }: Compared): Table {
  const counts = {
    PFS: countsByArm(result.tables.subjects, "PFS", arms),
    OS: countsByArm(result.tables.subjects, "OS", arms),
  };
  const byEndpoint = (endpoint: string) => result.contrasts.filter((contrast) => contrast.endpoint === endpoint);
  const rows = [...byEndpoint("PFS"), ...byEndpoint("OS")].map((contrast) => {
    const of = counts[contrast.endpoint];
    const first = of.get(contrast.arm) ?? { events: 0, patients: 0 };
    const second = of.get(contrast.reference) ?? { events: 0, patients: 0 };
    return { contrast, events: first.events + second.events, patients: first.patients + second.patients };
  });
  const column = (name: string, label: string, read: (row: (typeof rows)[number]) => string) => ({
    name,
    unit: "",
    label,
    values: rows.map(read),
  });
  const figures = (name: string, label: string, read: (row: (typeof rows)[number]) => number) => ({
    name,
    unit: "",
    label,
    values: Float64Array.from(rows, read),
  });
  return table("hazard ratios", [
    column("group", "Endpoint", ({ contrast }) => capital(endpointNames[contrast.endpoint])),
    column("name", "Comparison", ({ contrast }) => `${contrast.arm} against ${contrast.reference}`),
    column("counts", "Events / patients", (row) => `${row.events} / ${row.patients}`),
    figures("estimate", "Hazard ratio", ({ contrast }) => contrast.hr),
    figures("lo", "95 % from", ({ contrast }) => contrast.lo),
    figures("hi", "95 % to", ({ contrast }) => contrast.hi),
    figures("weight", "Events", (row) => row.events),
    column("note", "Log-rank p", ({ contrast }) => pValue(contrast.p)),
  ]);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function countsByArm(subjects: Table, endpoint: Endpoint, arms: readonly string[]) {
  return new Map(
    survivalCurves(subjects, endpoint, arms).map((curve) => [
      curve.arm,
      { events: eventsOf(curve), patients: patientsOf(curve) },
    ]),
  );
}
