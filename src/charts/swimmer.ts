import * as Plot from "@observablehq/plot";
import { numbers, type Table, table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement, DrawOptions } from "./chart.ts";
import { element, legend, picture, pictureWidth, plot } from "./draw.ts";
import { armStyle, bestResponse, ink } from "./palette.ts";
import { axisMonths, count, daysPerMonth, fixed } from "./quantities.ts";
import { placeIn, spot } from "./spots.ts";
import { armNames, flags, patientNames, quantile, rowsByArm, sortedValues, thin } from "./subjects.ts";

interface Lane {
  readonly lane: number;
  readonly arm: string;
  readonly patient: string;
  readonly response: string;
  /** Months; NaN where it did not happen. */
  readonly end: number;
  readonly died: boolean;
  readonly offTreatment: number;
  readonly responded: number;
  readonly progressed: number;
}

const laneHeight = 8.5;

/**
 * A bar a patient from randomisation to death or the last contact: time on treatment, response from its start to
 * progression, progression, and an arrow where follow-up goes on.
 *
 * @param subjects  columns patient, arm, bestResponse, osDay, osEvent, offTreatmentDay, responseDay, progressionDay
 * @param perArm    most patients to draw in an arm, spread evenly over the arm's order by length of follow-up
 */
export function swimmer(subjects: Table, perArm = 30): Chart {
  const arms = armNames(subjects);
  const all = lanesOf(subjects);
  const byArm = arms.map((arm) => all.filter((lane) => lane.arm === arm).sort((a, b) => a.end - b.end));
  const shown = byArm.map((lanes) =>
    thin(
      lanes.map((_, i) => i),
      perArm,
    ).map((i, place) => ({ ...lanes[i], lane: place })),
  );
  const thinned = byArm.some((lanes) => lanes.length > perArm);
  const about = {
    id: "swimmer",
    title: "Treatment, response and follow-up of single patients",
    description: arms.map((arm, i) => describe(subjects, arm, i, byArm[i])).join(" "),
  };
  return {
    ...about,
    caption: [
      "Each bar is one virtual patient, from randomisation to death or the last contact; the thick part is time on treatment.",
      thinned ? `${perArm} patients per arm are drawn, spread evenly over the length of follow-up.` : "",
    ]
      .filter(Boolean)
      .join(" "),
    table: swimmerTable(shown.flat()),
    draw: (document, options) => draw(document, about, arms, shown, options),
  };
}

function lanesOf(subjects: Table): Lane[] {
  const patient = patientNames(subjects);
  const arm = texts(subjects, "arm");
  const response = texts(subjects, "bestResponse");
  const died = flags(subjects, "osEvent");
  const months = (name: string) => Array.from(numbers(subjects, name), (day) => day / daysPerMonth);
  const [end, offTreatment, responded, progressed] = [
    months("osDay"),
    months("offTreatmentDay"),
    months("responseDay"),
    months("progressionDay"),
  ];
  return patient.map((name, row) => ({
    lane: 0,
    arm: arm[row],
    patient: name,
    response: bestResponse(response[row]),
    end: end[row],
    died: died[row],
    // Still on treatment at the last contact where no day was written.
    offTreatment: Number.isFinite(offTreatment[row]) ? Math.min(offTreatment[row], end[row]) : end[row],
    responded: responded[row],
    progressed: progressed[row],
  }));
}

function swimmerTable(lanes: readonly Lane[]): Table {
  const months = (name: string, label: string, read: (lane: Lane) => number) => ({
    name,
    unit: "month",
    label,
    values: Float64Array.from(lanes, read),
  });
  return table("swimmer", [
    { name: "arm", unit: "", label: "Arm", values: lanes.map((lane) => lane.arm) },
    { name: "patient", unit: "", label: "Patient", values: lanes.map((lane) => lane.patient) },
    { name: "bestResponse", unit: "", label: "Best response", values: lanes.map((lane) => lane.response) },
    months("offTreatment", "End of treatment", (lane) => lane.offTreatment),
    months("responded", "Start of response", (lane) => lane.responded),
    months("progressed", "Progression", (lane) => lane.progressed),
    months("end", "Death or last contact", (lane) => lane.end),
    { name: "died", unit: "", label: "Died", values: lanes.map((lane) => (lane.died ? "yes" : "no")) },
  ]);
}

function describe(subjects: Table, arm: string, index: number, lanes: readonly Lane[]): string {
  const rows = rowsByArm(subjects, armNames(subjects))[index];
  const responses = lanes.filter((lane) => Number.isFinite(lane.responded));
  const going = responses.filter((lane) => !Number.isFinite(lane.progressed) && !lane.died).length;
  const start = quantile(sortedValues(subjects, "responseDay", rows), 0.5) / daysPerMonth;
  if (responses.length === 0) return `${arm}: no response among ${count(lanes.length, "patient")}.`;
  return (
    `${arm}: ${responses.length} of ${count(lanes.length, "patient")} responded, median time to response ` +
    `${fixed(start, 1)} months; ${going} of the responses were going on at the last contact.`
  );
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  arms: readonly string[],
  shown: readonly (readonly Lane[])[],
  { spots = false }: DrawOptions = {},
): string {
  const longest = Math.max(1, ...shown.flat().map((lane) => lane.end));
  const keys = swimmerLegend(document);
  let top = keys.height;
  const parts = [...keys.parts];
  arms.forEach((arm, i) => {
    const lanes = shown[i];
    const last = i === arms.length - 1;
    const height = 26 + Math.max(3, lanes.length) * laneHeight + (last ? 44 : 10);
    const drawn = armPlot(document, arm, i, lanes, longest, top, height, last);
    parts.push(drawn);
    if (spots) parts.push(...laneSpots(document, drawn, lanes, top));
    top += height;
  });
  return picture(document, about, top, parts);
}

function laneSpots(document: DrawingDocument, drawn: DrawingElement, lanes: readonly Lane[], top: number) {
  const y = placeIn(drawn, "y");
  return lanes.map((lane) =>
    spot(document, lane, "rect", {
      x: 0,
      y: top + y(lane.lane),
      width: pictureWidth,
      height: y(lane.lane + 1) - y(lane.lane),
    }),
  );
}

function armPlot(
  document: DrawingDocument,
  arm: string,
  index: number,
  lanes: readonly Lane[],
  longest: number,
  top: number,
  height: number,
  last: boolean,
) {
  const { colour } = armStyle(index);
  const responding = lanes.filter((lane) => Number.isFinite(lane.responded));
  const middle = (lane: Lane) => lane.lane + 0.5;
  const responseEnd = (lane: Lane) =>
    Number.isFinite(lane.progressed) ? Math.min(lane.progressed, lane.end) : lane.end;
  return plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: 20,
      marginRight: 30,
      marginTop: 24,
      marginBottom: last ? 44 : 10,
      x: {
        domain: [0, longest],
        label: last ? "Months from randomisation" : null,
        labelAnchor: "center",
        labelArrow: "none",
        ticks: axisMonths(longest),
        tickFormat: last ? String : () => "",
      },
      y: { axis: null, domain: [Math.max(3, lanes.length), 0] },
      marks: [
        Plot.gridX(axisMonths(longest), { stroke: ink, strokeOpacity: 0.08 }),
        Plot.rect(lanes, {
          x1: 0,
          x2: "end",
          y1: (lane: Lane) => lane.lane + 0.34,
          y2: (lane: Lane) => lane.lane + 0.66,
          fill: colour,
          fillOpacity: 0.35,
        }),
        Plot.rect(lanes, {
          x1: 0,
          x2: "offTreatment",
          y1: (lane: Lane) => lane.lane + 0.08,
          y2: (lane: Lane) => lane.lane + 0.92,
          fill: colour,
          fillOpacity: 0.35,
        }),
        Plot.link(responding, {
          x1: "responded",
          x2: responseEnd,
          y1: middle,
          y2: middle,
          stroke: ink,
          strokeWidth: 2,
        }),
        Plot.dot(responding, { x: "responded", y: middle, r: 2.8, fill: ink }),
        Plot.dot(
          lanes.filter((lane) => Number.isFinite(lane.progressed)),
          { x: "progressed", y: middle, r: 3, symbol: "diamond", fill: "white", stroke: ink, strokeWidth: 1.2 },
        ),
        Plot.dot(
          lanes.filter((lane) => lane.died),
          { x: "end", y: middle, r: 2.8, symbol: "times", stroke: ink, strokeWidth: 1.4 },
        ),
        Plot.text(
          lanes.filter((lane) => !lane.died),
          { x: "end", y: middle, text: () => "▶", fontSize: 9, textAnchor: "start", dx: 1, fill: colour },
        ),
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.5 }),
        Plot.text([`${arm} (${count(lanes.length, "patient")} drawn)`], {
          frameAnchor: "top-left",
          dy: -16,
          fontWeight: 600,
          fill: ink,
        }),
      ],
    },
    0,
    top,
  );
}

function swimmerLegend(document: DrawingDocument) {
  const path = (d: string, x: number, y: number, more: Record<string, string | number> = {}) =>
    element(document, "path", {
      d,
      transform: `translate(${x},${y})`,
      stroke: ink,
      fill: "none",
      "stroke-width": 2,
      ...more,
    });
  return legend(document, 20, [
    {
      name: "on treatment",
      sample: (x, y) =>
        element(document, "rect", { x: x - 2, y: y - 5, width: 18, height: 10, fill: ink, "fill-opacity": 0.35 }),
    },
    {
      name: "follow-up",
      sample: (x, y) =>
        element(document, "rect", { x: x - 2, y: y - 2, width: 18, height: 4, fill: ink, "fill-opacity": 0.35 }),
    },
    { name: "response", sample: (x, y) => path("M0,0h16M0,-2.5a2.5,2.5 0 1 1 0,5a2.5,2.5 0 1 1 0,-5z", x, y) },
    {
      name: "progression",
      sample: (x, y) => path("M8,-4.5l4.5,4.5l-4.5,4.5l-4.5,-4.5z", x, y, { "stroke-width": 1.2, fill: "white" }),
    },
    { name: "death", sample: (x, y) => path("M4,-4l8,8m0,-8l-8,8", x, y, { "stroke-width": 1.4 }) },
    {
      name: "follow-up goes on",
      sample: (x, y) => path("M5,-4.5l8,4.5l-8,4.5z", x, y, { fill: ink, "stroke-width": 0 }),
    },
  ]);
}
