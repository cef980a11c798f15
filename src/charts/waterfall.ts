import * as Plot from "@observablehq/plot";
import { numbers, type Table, table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement, DrawOptions } from "./chart.ts";
import {
  element,
  fillSample,
  label,
  legend,
  picture,
  pictureWidth,
  plot,
  responseFill,
  responsePatterns,
} from "./draw.ts";
import { bestResponse, bestResponses, ink, quiet, responseName } from "./palette.ts";
import { count, fixed, percent } from "./quantities.ts";
import { spot } from "./spots.ts";
import { armNames, flags, hasColumn, patientNames } from "./subjects.ts";

const left = 76;
const right = 14;
const panel = 205;
const strip = 9;
/** Upper and lower edge of a panel's frame. */
const frameTop = 22;
const frameBottom = panel - 6;
const lowest = -1.05;
/** Growth beyond this is drawn at the edge: one fast tumour would flatten all the others. */
const ceiling = 1;

interface Bar {
  readonly patient: string;
  readonly arm: string;
  readonly change: number;
  readonly response: ReturnType<typeof bestResponse>;
  readonly pdl1: number;
  readonly newLesion: boolean;
  readonly pattern: string;
}

/**
 * Best change of the sum of target lesions, a bar a patient from the largest growth to the deepest shrinkage, an arm a
 * panel, coloured and hatched by best response, with PD-L1 and new lesions in strips below.
 *
 * @param subjects  columns patient, arm, bestChange (fraction), bestResponse; `pdl1` and `pattern` where there are any
 * @param visits    columns patient, arm, newLesion
 */
export function waterfall(subjects: Table, visits: Table): Chart {
  const arms = armNames(subjects);
  const bars = barsOf(subjects, visits);
  const byArm = arms.map((arm) => bars.filter((bar) => bar.arm === arm).sort((a, b) => b.change - a.change));
  const unmeasured = subjects.rows - bars.length;
  const cut = bars.filter((bar) => bar.change > ceiling).length;
  const withPdl1 = bars.some((bar) => Number.isFinite(bar.pdl1));
  const about = {
    id: "waterfall",
    title: "Best change of target lesions",
    description: arms.map((arm, i) => describe(arm, byArm[i])).join(" "),
  };
  return {
    ...about,
    caption: [
      "Each bar is one virtual patient: the smallest sum of target-lesion diameters after baseline, against baseline.",
      "Dashed lines: −30 % and +20 %, the limits of RECIST 1.1 for partial response and progression.",
      "A tumour beyond −30 % that is not counted as a response was not confirmed, or grew elsewhere.",
      withPdl1 ? "Strips: PD-L1 (darker is higher) and new lesions." : "Strip: new lesions.",
      cut > 0 ? `${count(cut, "bar")} above +100 % ${cut === 1 ? "is" : "are"} cut at +100 %.` : "",
      unmeasured > 0
        ? `${count(unmeasured, "patient")} without a scan after baseline ${unmeasured === 1 ? "is" : "are"} not shown.`
        : "",
    ]
      .filter(Boolean)
      .join(" "),
    table: waterfallTable(byArm.flat()),
    draw: (document, options) => draw(document, about, arms, byArm, withPdl1, options),
  };
}

function barsOf(subjects: Table, visits: Table): Bar[] {
  const patients = patientNames(subjects);
  const arm = texts(subjects, "arm");
  const change = numbers(subjects, "bestChange");
  const response = texts(subjects, "bestResponse");
  const pdl1 = hasColumn(subjects, "pdl1") ? numbers(subjects, "pdl1") : undefined;
  const pattern = hasColumn(subjects, "pattern") ? texts(subjects, "pattern") : undefined;
  const withNewLesion = patientsWithNewLesion(visits);
  const bars: Bar[] = [];
  for (let row = 0; row < subjects.rows; row++) {
    if (!Number.isFinite(change[row])) continue;
    bars.push({
      patient: patients[row],
      arm: arm[row],
      change: change[row],
      response: bestResponse(response[row]),
      pdl1: pdl1?.[row] ?? Number.NaN,
      newLesion: withNewLesion.has(`${patients[row]}\n${arm[row]}`),
      pattern: pattern?.[row] ?? "",
    });
  }
  return bars;
}

function patientsWithNewLesion(visits: Table): Set<string> {
  const patients = patientNames(visits);
  const arm = texts(visits, "arm");
  const lesion = flags(visits, "newLesion");
  return new Set(patients.map((patient, row) => `${patient}\n${arm[row]}`).filter((_, row) => lesion[row]));
}

function describe(arm: string, bars: readonly Bar[]): string {
  if (bars.length === 0) return `${arm}: no patient with a measured change.`;
  const shrunk = bars.filter((bar) => bar.change <= -0.3).length;
  const grown = bars.filter((bar) => bar.change >= 0.2).length;
  return (
    `${arm}: ${count(bars.length, "patient")}, best change from ${percent(bars[0].change, 0)} to ` +
    `${percent(bars[bars.length - 1].change, 0)}; ${shrunk} (${percent(shrunk / bars.length, 0)}) shrank by at least 30 %, ` +
    `${grown} (${percent(grown / bars.length, 0)}) grew by at least 20 %.`
  );
}

function waterfallTable(bars: readonly Bar[]): Table {
  return table("waterfall", [
    { name: "arm", unit: "", label: "Arm", values: bars.map((bar) => bar.arm) },
    { name: "patient", unit: "", label: "Patient", values: bars.map((bar) => bar.patient) },
    { name: "bestChange", unit: "%", label: "Best change", values: Float64Array.from(bars, (bar) => bar.change * 100) },
    { name: "bestResponse", unit: "", label: "Best response", values: bars.map((bar) => bar.response) },
    { name: "newLesion", unit: "", label: "New lesion", values: bars.map((bar) => (bar.newLesion ? "yes" : "no")) },
    { name: "pdl1", unit: "1", label: "PD-L1", values: Float64Array.from(bars, (bar) => bar.pdl1) },
    { name: "pattern", unit: "", label: "Pattern", values: bars.map((bar) => bar.pattern) },
  ]);
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  arms: readonly string[],
  byArm: readonly (readonly Bar[])[],
  withPdl1: boolean,
  { spots = false }: DrawOptions = {},
): string {
  const step = panel + (withPdl1 ? 2 : 1) * (strip + 4) + 24;
  const highest = Math.max(0.3, ...byArm.flat().map((bar) => Math.min(bar.change, ceiling)));
  const shown = bestResponses.filter((code) => byArm.flat().some((bar) => bar.response === code));
  const keys = legend(
    document,
    left,
    shown.map((code) => ({ name: responseName(code), sample: fillSample(document, responseFill(about.id, code)) })),
  );
  const parts: DrawingElement[] = [responsePatterns(document, about.id), ...keys.parts];
  arms.forEach((arm, i) => {
    const top = keys.height + i * step;
    parts.push(...armPanel(document, about.id, arm, byArm[i], top, highest, withPdl1));
    if (spots) parts.push(...barSpots(document, byArm[i], top));
  });
  return picture(document, about, keys.height + arms.length * step - 10, parts);
}

function armPanel(
  document: DrawingDocument,
  id: string,
  arm: string,
  bars: readonly Bar[],
  top: number,
  highest: number,
  withPdl1: boolean,
): DrawingElement[] {
  const ticks = highest > 0.75 ? [-1, -0.5, 0, 0.5, 1] : [-1, -0.5, 0, 0.5].filter((tick) => tick <= highest * 1.05);
  const drawn = plot(
    document,
    {
      width: pictureWidth,
      height: panel,
      marginLeft: left,
      marginRight: right,
      marginTop: frameTop,
      marginBottom: panel - frameBottom,
      x: { axis: null, domain: [0, Math.max(1, bars.length)] },
      y: {
        domain: [lowest, highest * 1.05],
        label: null,
        ticks,
        tickFormat: (value: number) => `${value > 0 ? "+" : ""}${fixed(value * 100, 0)} %`,
      },
      marks: [
        Plot.gridY(ticks, { stroke: ink, strokeOpacity: 0.08 }),
        Plot.ruleY([0], { stroke: ink }),
        Plot.ruleY([-0.3, 0.2], { stroke: ink, strokeDasharray: "5 3", strokeWidth: 1 }),
      ],
    },
    0,
    top,
  );
  const title = label(document, left, top + 13, `${arm} (${count(bars.length, "patient")} with a change)`, {
    "font-weight": 600,
  });
  const place = (index: number) => left + ((pictureWidth - left - right) * index) / Math.max(1, bars.length);
  const level = (change: number) =>
    top + frameTop + ((frameBottom - frameTop) * (highest * 1.05 - change)) / (highest * 1.05 - lowest);
  const rows: DrawingElement[] = [];
  let y = top + panel;
  if (withPdl1) {
    rows.push(
      label(document, left - 6, y + strip - 0.5, "PD-L1", { "text-anchor": "end", "font-size": 11, fill: quiet }),
    );
    const most = Math.max(...bars.map((bar) => (Number.isFinite(bar.pdl1) ? bar.pdl1 : 0)), 1e-9);
    rows.push(
      ...bars.map((bar, index) =>
        element(document, "rect", {
          x: place(index),
          y,
          width: place(1) - place(0),
          height: strip,
          fill: "#4B2074",
          "fill-opacity": Number.isFinite(bar.pdl1) ? fixed(0.06 + (0.94 * bar.pdl1) / most, 2) : 0,
        }),
      ),
    );
    y += strip + 4;
  }
  rows.push(
    label(document, left - 6, y + strip - 0.5, "new lesion", { "text-anchor": "end", "font-size": 11, fill: quiet }),
  );
  const marks = bars.map((bar, index) =>
    bar.newLesion ? `M${fixed((place(index) + place(index + 1)) / 2, 2)},${y}v${strip}` : "",
  );
  rows.push(
    element(document, "path", {
      d: marks.join("") || "M0,0",
      stroke: ink,
      "stroke-width": bars.length > 200 ? 0.8 : 1.4,
    }),
  );
  return [...barPaths(document, id, bars, place, level), drawn, title, ...rows];
}

/** A bar's column over the whole height of its panel: small changes are hard to hit. */
function barSpots(document: DrawingDocument, bars: readonly Bar[], top: number): DrawingElement[] {
  const width = (pictureWidth - left - right) / Math.max(1, bars.length);
  const height = frameBottom - frameTop;
  return bars.map((bar, index) =>
    spot(document, bar, "rect", { x: left + index * width, y: top + frameTop, width, height }),
  );
}

/** The bars of an arm as one path a response: a hatched fill a bar would make a printed page fifty times as large. */
function barPaths(
  document: DrawingDocument,
  id: string,
  bars: readonly Bar[],
  place: (index: number) => number,
  level: (change: number) => number,
): DrawingElement[] {
  const zero = fixed(level(0), 2);
  return bestResponses.flatMap((code) => {
    const outlines = bars.map((bar, index) =>
      bar.response === code
        ? `M${place(index).toFixed(2)},${zero}V${level(Math.min(bar.change, ceiling)).toFixed(2)}H${place(index + 1).toFixed(2)}V${zero}z`
        : "",
    );
    const d = outlines.join("");
    if (d === "") return [];
    return [
      element(document, "path", {
        d,
        class: "bars",
        fill: responseFill(id, code),
        // Outlines only where a bar is wide enough to keep its colour.
        stroke: bars.length <= 150 ? ink : "none",
        "stroke-width": 0.4,
      }),
    ];
  });
}
