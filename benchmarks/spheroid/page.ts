import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freyerSutherland1986, type GrowthPoint } from "./data.ts";
import { growthPicture, type Panel, type Series } from "./growth-picture.ts";
import type { SpheroidRecord, SpheroidResult } from "./result.ts";

/** Writes spheroid.md and spheroid.svg, from what a run left behind, into its folder. */
export function writePage(folder: string, result: SpheroidResult): void {
  writeFileSync(join(folder, "spheroid.svg"), picture(result.records));
  writeFileSync(join(folder, "spheroid.md"), page(result));
}

function picture(records: readonly SpheroidRecord[]): string {
  const curve = (name: string, value: (record: SpheroidRecord) => number): Series => ({
    name,
    marks: false,
    points: records.map((record) => [record.hours, value(record)]),
  });
  const data = (value: (point: GrowthPoint) => number): Series => ({
    name: "measured",
    marks: true,
    points: freyerSutherland1986.map((point) => [point.hours, value(point)]),
  });
  const time = { xLabel: "Hours", x: [140, 570], xTicks: [150, 250, 350, 450, 550] } as const;
  const panels: Panel[] = [
    {
      title: "Diameter (µm)",
      ...time,
      logarithmic: false,
      y: [0, 1400],
      yTicks: [0, 200, 400, 600, 800, 1000, 1200, 1400],
      series: [
        curve("model", ({ diameter }) => diameter),
        data(({ diameter }) => diameter),
        curve("dead core", ({ core }) => core),
      ],
    },
    {
      title: "Cells",
      ...time,
      logarithmic: true,
      y: [1e3, 1e6],
      yTicks: [1e3, 1e4, 1e5, 1e6],
      series: [curve("live", ({ live }) => live), data(({ cells }) => cells), curve("lysed", ({ lysed }) => lysed)],
    },
  ];
  return growthPicture("Growth of a tumour spheroid, model and experiment", described(records), panels);
}

const last = (records: readonly SpheroidRecord[]) => records[records.length - 1];

function described(records: readonly SpheroidRecord[]): string {
  return rowsOf(records)
    .map(
      ({ hours, seen, cells, diameter }) =>
        `${hours} h: model ${seen.live} live cells, ${seen.diameter.toFixed(0)} µm; measured ${cells} cells, ${diameter} µm.`,
    )
    .join(" ");
}

/** The run at the hours of the measurements that it has reached, between looks on a straight line. */
function rowsOf(records: readonly SpheroidRecord[]) {
  return freyerSutherland1986
    .filter(({ hours }) => hours <= last(records).hours + 1e-6)
    .map((point) => ({ ...point, seen: between(records, point.hours) }));
}

function between(records: readonly SpheroidRecord[], hours: number): SpheroidRecord {
  const after = records.findIndex((record) => record.hours >= hours - 1e-6);
  const [a, b] = [records[Math.max(0, after - 1)], records[after]];
  const share = b.hours > a.hours ? (hours - a.hours) / (b.hours - a.hours) : 1;
  return Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, value + share * (b[name as keyof SpheroidRecord] - value)]),
  ) as unknown as SpheroidRecord;
}

const count = (value: number) => Math.round(value).toLocaleString("en");
const off = (seen: number, measured: number) =>
  `${seen >= measured ? "+" : "−"}${Math.abs((seen / measured - 1) * 100).toFixed(0)} %`;

function page(result: SpheroidResult): string {
  const { records, parameters, values, threads, peakMemory, resumed, firstCellAt } = result;
  const end = last(records);
  const rows = rowsOf(records).map(
    ({ hours, seen, cells, diameter }) =>
      `| ${hours} | ${diameter} | ${seen.diameter.toFixed(0)} | ${off(seen.diameter, diameter)} | ${count(cells)} | ${count(seen.live)} | ${off(seen.live, cells)} | ${count(seen.dying + seen.lysed)} | ${(100 * seen.cycling).toFixed(0)} % | ${((seen.diameter - seen.core) / 2).toFixed(0)} |`,
  );
  const numbers = Object.entries(parameters).map(
    ([name, { unit, meaning, evidence, source }]) =>
      `| ${name} | ${values[name as keyof typeof values]} | ${unit} | ${meaning} | ${evidence} | ${source} |`,
  );
  return `# A tumour spheroid from one cell to ${count(end.live)}, beside the experiment

Use case 10 of the PerMedCoE observatory benchmark (OpenEBench OEBC009): a spheroid in a medium with oxygen, to be held
against EMT6/Ro spheroids of Freyer and Sutherland (1986) over twenty days. No tool of that study came to its end. Made by
\`immunarium bench spheroid\`; every number is in [spheroid.json](spheroid.json).

![Diameter and number of cells over time, model and experiment](spheroid.svg)

| h | measured diameter, µm | model | | measured cells | live cells of the model | | dead | in S, G2, M | rim, µm |
|---|---|---|---|---|---|---|---|---|---|
${rows.join("\n")}

The run reached ${end.hours} h with ${count(end.live)} live and ${count(end.dying + end.lysed)} dead cells in ${duration(end.wall)} of wall time and
${duration(end.cpu)} of processor time on ${threads} threads of a machine that others used as well; it held at most ${count(peakMemory)} MB${
    resumed > 0 ? `, and was taken up from a checkpoint ${resumed} ${resumed === 1 ? "time" : "times"}` : ""
  }.

## What is compared

- **Cells.** The benchmark's table does not say how cells were counted. They are compared with the model's live cells, since
  cells that have burst are not found when a spheroid is taken apart. Lysed cells shrink to a fraction of their volume and
  stay in the core; the model removes them after 60 days only, which is after the end.
- **Diameter.** Spheroids are measured under a microscope. The model's is that of the disc that covers as much as the
  shadow of all its cells does, dead ones included, as a mean over the three axes.
- **Core, rim.** The core reaches out to the last shell of 10 µm, counted from the centre, of whose cells no more than half live.
- **Clock.** The run starts from one cell. The moment at which there are 1,472 live cells is taken for the first measurement,
  148.5 h; the first cell is thus at ${firstCellAt.toFixed(1).replace("-", "−")} h on the experiment's clock.
- The measured numbers do not quite fit each other: at 148.5 h there are 7,200 µm³ of spheroid a cell, at 463 h 3,000 µm³. No
  model with cells of one size can meet both curves; this one was fitted to the diameters first.

## The model

Cells go through G0/G1 (of random length), S, G2 and M (of fixed length). Entry into S rises with oxygen and falls with
pressure, by Hill curves; live cells turn necrotic at low oxygen, swell, burst and shrink. All cells but for the numbers
below are the standard cell of PhysiCell (volume 2494 µm³, repulsion, adhesion, rates of swelling and shrinking). One model
and one set of numbers holds for the whole curve.

The medium is stirred, as in the experiment: oxygen is held at its value in every voxel (20 µm) that is more than one voxel away
from all that hold a cell, which leaves an unstirred layer of 20 to 40 µm. The held voxels follow the spheroid every 4 h, and
the box grows with it. With medium that is not stirred, the benchmark's own diffusion and decay would use up the oxygen within
140 µm. Fields are solved every 12 min with an error of 10⁻³ of the largest density a step, mechanics in steps of at most 0.5 min
by error and stiffness, the cycle every 12 min, for speed; in steps of 6 min the spheroid had 1.7 % fewer cells at 220.5 h.

| number | value | unit | meaning | evidence | source |
|---|---|---|---|---|---|
${numbers.join("\n")}

The numbers marked as fitted were chosen for this curve; the others were set before. So the table shows that one mechanism can follow the
whole curve, not that the model predicts it.
`;
}

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
