import * as Plot from "@observablehq/plot";
import { numbers, type Table } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { label, legend, lineSample, picture, pictureWidth, plot } from "./draw.ts";
import { type ArmStyle, armStyle, armStyles, faint, ink, quiet } from "./palette.ts";
import { significant } from "./quantities.ts";

interface Population {
  readonly type: string;
  readonly style: Pick<ArmStyle, "colour" | "dash">;
  /** A count a row of the series. */
  readonly live: Float64Array;
  readonly dead: Float64Array;
}

interface Clock {
  readonly unit: string;
  readonly minutes: number;
}

/**
 * Live and dead cells of each type over time, a type a colour and a dash pattern, the dead in a plot of their own below.
 *
 * @param series  columns time_min, and live:TYPE and dead:TYPE a cell type
 */
export function tissueSeries(series: Table): Chart {
  const time = numbers(series, "time_min");
  const all = populationsOf(series);
  const present = all.filter(({ live, dead }) => live.some(Boolean) || dead.some(Boolean));
  const absent = all.filter((one) => !present.includes(one)).map((one) => one.type);
  const about = { id: "tissue-series", title: "Cells over time", description: describe(time, present) };
  return {
    ...about,
    caption:
      `Live cells of each type above, dead cells that are still in the tissue below.` +
      (absent.length === 0 ? "" : ` Without a cell at any time: ${absent.join(", ")}.`),
    table: series,
    draw: (document) => draw(document, about, time, present),
  };
}

function populationsOf(series: Table): Population[] {
  const types = series.columns.filter(({ name }) => name.startsWith("live:")).map(({ name }) => name.slice(5));
  return types.map((type, i) => ({
    type,
    // Dashes move on by one with every round of colours, so that no two of 36 types look alike.
    style: { colour: armStyle(i).colour, dash: armStyle(i + Math.floor(i / armStyles.length)).dash },
    live: numbers(series, `live:${type}`),
    dead: numbers(series, `dead:${type}`),
  }));
}

function describe(time: Float64Array, populations: readonly Population[]): string {
  const last = time.length - 1;
  if (last < 0) return "No frame.";
  const clock = clockOf(time);
  const counts = populations.map(({ type, live, dead }) => {
    return `${type}: ${live[0]} live at the start, ${live[last]} live and ${dead[last]} dead at the end`;
  });
  const end = significant(time[last] / clock.minutes);
  return `After ${end} ${clock.unit}. ${counts.join("; ") || "No cells"}.`;
}

/** The unit in which the run is a number that can be read. */
function clockOf(time: Float64Array): Clock {
  const length = time.length === 0 ? 0 : time[time.length - 1] - time[0];
  if (length >= 4 * 1440) return { unit: "days", minutes: 1440 };
  return length > 180 ? { unit: "hours", minutes: 60 } : { unit: "minutes", minutes: 1 };
}

const [liveHeight, deadHeight] = [300, 170];

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  time: Float64Array,
  populations: readonly Population[],
): string {
  const keys = legend(
    document,
    62,
    populations.map(({ type, style }) => ({ name: type, sample: lineSample(document, style.colour, style.dash) })),
  );
  const clock = clockOf(time);
  const dead = keys.height + liveHeight + 8;
  return picture(document, about, dead + deadHeight, [
    ...keys.parts,
    curves(document, time, clock, populations, "live", keys.height, liveHeight),
    label(document, 66, keys.height + 16, "Live", { fill: quiet, "font-weight": 600 }),
    curves(document, time, clock, populations, "dead", dead, deadHeight),
    label(document, 66, dead + 16, "Dead", { fill: quiet, "font-weight": 600 }),
  ]);
}

function curves(
  document: DrawingDocument,
  time: Float64Array,
  clock: Clock,
  populations: readonly Population[],
  which: "live" | "dead",
  top: number,
  height: number,
): DrawingElement {
  const last = which === "dead";
  const highest = Math.max(1, ...populations.flatMap((one) => [...one[which]]));
  // Along zero, lines of types none of which died would hide one another.
  const drawn = last ? populations.filter(({ dead }) => dead.some(Boolean)) : populations;
  const marks = drawn.map(({ style, [which]: counts }) =>
    Plot.lineY(
      Array.from(time, (minutes, row) => ({ time: minutes / clock.minutes, count: counts[row] })),
      { x: "time", y: "count", stroke: style.colour, strokeWidth: 2, strokeDasharray: style.dash },
    ),
  );
  return plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: 58,
      marginRight: 20,
      marginTop: 24,
      marginBottom: last ? 46 : 8,
      x: {
        domain: [(time[0] ?? 0) / clock.minutes, Math.max(1e-9, (time.at(-1) ?? 1) / clock.minutes)],
        label: last ? `Time (${clock.unit})` : null,
        labelAnchor: "center",
        labelArrow: "none",
        ticks: 8,
        ...(last ? {} : { tickFormat: () => "" }),
      },
      y: { domain: [0, highest * 1.04], label: null, ticks: last ? 3 : 6, nice: true },
      marks: [Plot.gridY({ stroke: faint, strokeOpacity: 1 }), Plot.ruleY([0], { stroke: ink }), ...marks],
    },
    0,
    top,
  );
}
