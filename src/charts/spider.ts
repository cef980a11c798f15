import * as Plot from "@observablehq/plot";
import { numbers, type Table, table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement, DrawOptions } from "./chart.ts";
import { legend, lineSample, picture, pictureWidth, plot } from "./draw.ts";
import { type BestResponse, bestResponse, bestResponses, ink, responseName } from "./palette.ts";
import { axisMonths, count, daysPerMonth, fixed, percent, wrap } from "./quantities.ts";
import { placeIn, spot } from "./spots.ts";
import { armNames, flags, patientNames, quantile, rowsByArm, thin } from "./subjects.ts";

const ceiling = 1.5;
const columns = 3;

/** Lines need strong colours where bars may be pale; dashes say the response again. */
const lines: Readonly<Record<BestResponse, { readonly stroke: string; readonly dash: string }>> = {
  CR: { stroke: "#0B3C8C", dash: "none" },
  PR: { stroke: "#4F8FEF", dash: "none" },
  SD: { stroke: "#8A8371", dash: "6 2" },
  PD: { stroke: "#D9651B", dash: "2.5 2" },
  NE: { stroke: "#9AA2AC", dash: "1 3" },
};

interface Point {
  readonly track: number;
  readonly patient: string;
  readonly arm: string;
  readonly month: number;
  readonly change: number;
  readonly newLesion: boolean;
  readonly response: BestResponse;
}

/**
 * Change of the sum of target lesions from baseline over time, a line a patient, an arm a panel.
 *
 * @param visits    columns patient, arm, day, change (fraction of baseline), newLesion
 * @param subjects  columns patient, arm, bestResponse
 * @param perArm    most patients to draw in an arm; they are spread evenly over the arm's order
 */
export function spider(visits: Table, subjects: Table, perArm = 150): Chart {
  const arms = armNames(subjects);
  const shown = rowsByArm(subjects, arms).flatMap((rows) => thin(rows, perArm));
  const points = pointsOf(visits, subjects, new Set(shown));
  const summary = spiderTable(visits, arms);
  const about = { id: "spider", title: "Target lesions over time", description: describe(summary, arms) };
  const thinned = rowsByArm(subjects, arms).some((rows) => rows.length > perArm);
  return {
    ...about,
    caption: [
      "Each line is one virtual patient; colour and dashes say the best response, a cross marks the first new lesion.",
      "Dashed lines: −30 % and +20 %. Growth beyond +150 % is drawn at +150 %.",
      thinned ? `To keep the picture readable, ${perArm} patients per arm are drawn; the table counts all.` : "",
    ]
      .filter(Boolean)
      .join(" "),
    table: summary,
    draw: (document, options) => draw(document, about, arms, points, options),
  };
}

function pointsOf(visits: Table, subjects: Table, shown: ReadonlySet<number>): Point[] {
  const names = patientNames(subjects);
  const subjectArm = texts(subjects, "arm");
  const best = texts(subjects, "bestResponse");
  const track = new Map([...shown].map((row) => [`${names[row]}\n${subjectArm[row]}`, row]));
  const points: Point[] = [...shown].map((row) => ({
    track: row,
    patient: names[row],
    arm: subjectArm[row],
    month: 0,
    change: 0,
    newLesion: false,
    response: bestResponse(best[row]),
  }));
  const patient = patientNames(visits);
  const arm = texts(visits, "arm");
  const day = numbers(visits, "day");
  const change = numbers(visits, "change");
  const lesion = flags(visits, "newLesion");
  for (let row = 0; row < visits.rows; row++) {
    const found = track.get(`${patient[row]}\n${arm[row]}`);
    if (found === undefined || !(day[row] > 0) || !Number.isFinite(change[row])) continue;
    points.push({
      track: found,
      patient: patient[row],
      arm: arm[row],
      month: day[row] / daysPerMonth,
      change: Math.min(change[row], ceiling),
      newLesion: lesion[row],
      response: bestResponse(best[found]),
    });
  }
  return points.sort((a, b) => a.track - b.track || a.month - b.month);
}

/** Quartiles of the change by arm and three months of follow-up. */
function spiderTable(visits: Table, arms: readonly string[]): Table {
  const day = numbers(visits, "day");
  const change = numbers(visits, "change");
  const out = { arm: [] as string[], months: [] as string[], n: [] as number[], q: [[], [], [], [], []] as number[][] };
  rowsByArm(visits, arms).forEach((rows, i) => {
    const bins = new Map<number, number[]>();
    for (const row of rows) {
      if (!(day[row] > 0) || !Number.isFinite(change[row])) continue;
      const bin = Math.floor(day[row] / daysPerMonth / 3);
      bins.set(bin, [...(bins.get(bin) ?? []), change[row]]);
    }
    for (const [bin, values] of [...bins].sort(([a], [b]) => a - b)) {
      const sorted = values.sort((a, b) => a - b);
      out.arm.push(arms[i]);
      out.months.push(`${bin * 3} to ${bin * 3 + 3}`);
      out.n.push(sorted.length);
      [0, 0.25, 0.5, 0.75, 1].forEach((at, k) => {
        out.q[k].push(quantile(sorted, at) * 100);
      });
    }
  });
  const named = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];
  return table("spider", [
    { name: "arm", unit: "", label: "Arm", values: out.arm },
    { name: "months", unit: "", label: "Months", values: out.months },
    { name: "scans", unit: "", label: "Scans", values: Float64Array.from(out.n) },
    ...named.map((label, k) => ({ name: chartColumn(label), unit: "%", label, values: Float64Array.from(out.q[k]) })),
  ]);
}

const chartColumn = (label: string) =>
  label.toLowerCase().replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());

function describe(summary: Table, arms: readonly string[]): string {
  const arm = texts(summary, "arm");
  const months = texts(summary, "months");
  const median = numbers(summary, "median");
  const scans = numbers(summary, "scans");
  return arms
    .map((name) => {
      const last = arm.lastIndexOf(name);
      const first = arm.indexOf(name);
      if (first < 0) return `${name}: no scan after baseline.`;
      const say = (row: number) =>
        `${percent(median[row] / 100, 0)} in months ${months[row]} (${count(scans[row], "scan")})`;
      return `${name}: median change ${say(first)}${last === first ? "" : ` and ${say(last)}`}.`;
    })
    .join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  arms: readonly string[],
  points: readonly Point[],
  { spots = false }: DrawOptions = {},
): string {
  const wide = Math.min(columns, arms.length);
  const rows = Math.ceil(arms.length / wide);
  const height = 86 + rows * 250;
  const present = bestResponses.filter((code) => points.some((point) => point.month > 0 && point.response === code));
  const keys = legend(
    document,
    62,
    present.map((code) => ({
      name: responseName(code),
      sample: lineSample(document, lines[code].stroke, lines[code].dash),
    })),
  );
  const end = Math.max(1, ...points.map((point) => point.month));
  const facet = {
    fx: (point: Point) => arms.indexOf(point.arm) % wide,
    fy: (point: Point) => Math.floor(arms.indexOf(point.arm) / wide),
  };
  const perPanel = arms.map((name, i) => ({ name, fx: i % wide, fy: Math.floor(i / wide) }));
  const marked = new Set<number>();
  const firstLesions = points.filter((point) => {
    const first = point.newLesion && !marked.has(point.track);
    if (first) marked.add(point.track);
    return first;
  });
  const drawn = plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: margins.left,
      marginBottom: 44,
      marginTop: margins.top,
      marginRight: 14,
      fx: { axis: null, padding: 0.1 },
      fy: { axis: null, padding: arms.length > columns ? 0.2 : 0 },
      x: {
        label: "Months from randomisation",
        labelAnchor: "center",
        labelArrow: "none",
        domain: [0, end],
        ticks: axisMonths(end, Math.ceil(9 / wide)),
        tickFormat: String,
      },
      y: {
        domain: [-1, ceiling],
        label: null,
        ticks: [-1, -0.5, 0, 0.5, 1, 1.5],
        tickFormat: (value: number) => `${value > 0 ? "+" : ""}${fixed(value * 100, 0)} %`,
      },
      marks: [
        Plot.gridY({ stroke: ink, strokeOpacity: 0.08 }),
        Plot.ruleY([0], { stroke: ink, strokeOpacity: 0.5 }),
        ...bestResponses.map((code) =>
          Plot.lineY(
            points.filter((point) => point.response === code),
            {
              ...facet,
              x: "month",
              y: "change",
              z: "track",
              stroke: lines[code].stroke,
              strokeWidth: 1.1,
              strokeOpacity: 0.6,
              strokeDasharray: lines[code].dash,
            },
          ),
        ),
        Plot.dot(firstLesions, {
          ...facet,
          x: "month",
          y: "change",
          symbol: "times",
          r: 3,
          stroke: ink,
          strokeWidth: 1.1,
        }),
        Plot.ruleY([-0.3, 0.2], { stroke: ink, strokeDasharray: "5 3" }),
        Plot.text(perPanel, {
          fx: "fx",
          fy: "fy",
          text: (panel: { name: string }) => wrap(panel.name, Math.floor(80 / wide)).join("\n"),
          frameAnchor: "top-left",
          lineAnchor: "bottom",
          dy: -6,
          fontWeight: 600,
          fill: ink,
        }),
      ],
    },
    0,
    keys.height - 4,
  );
  const marks = spots ? lineSpots(document, drawn, points, arms, wide, keys.height - 4) : [];
  return picture(document, about, keys.height + height, [...keys.parts, drawn, ...marks]);
}

const margins = { left: 62, top: 42 };

/** A wide unseen line over each patient's. */
function lineSpots(
  document: DrawingDocument,
  drawn: DrawingElement,
  points: readonly Point[],
  arms: readonly string[],
  wide: number,
  top: number,
): DrawingElement[] {
  const [x, y, fx, fy] = ["x", "y", "fx", "fy"].map((name) => placeIn(drawn, name));
  const tracks = new Map<number, Point[]>();
  for (const point of points) tracks.set(point.track, [...(tracks.get(point.track) ?? []), point]);
  return [...tracks.values()].map((track) => {
    const panel = arms.indexOf(track[0].arm);
    const across = fx(panel % wide) - margins.left;
    const down = top + fy(Math.floor(panel / wide)) - margins.top;
    const corners = track.map(({ month, change }) => `${fixed2(across + x(month))},${fixed2(down + y(change))}`);
    return spot(document, track[0], "path", { d: `M${corners.join("L")}` });
  });
}

const fixed2 = (value: number) => value.toFixed(2);
