import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { growthPicture } from "../spheroid/growth-picture.ts";
import { bru1998, type ColonyPoint } from "./data.ts";
import type { MonolayerValues, monolayerParameters } from "./model.ts";

/** A look at the colony. */
export interface ColonyRecord extends ColonyPoint {
  readonly cells: number;
  /** Part of the cells that is in S, G2 or M. */
  readonly cycling: number;
}

/** All that a run leaves behind. */
export interface MonolayerResult {
  readonly parameters: typeof monolayerParameters;
  readonly values: MonolayerValues;
  readonly seed: number;
  readonly threads: number;
  /** h on the experiment's clock at which there was one cell. */
  readonly firstCellAt: number;
  /** s. */
  readonly wall: number;
  readonly cpu: number;
  readonly records: readonly ColonyRecord[];
}

/** Writes monolayer.md and monolayer.svg, from what a run left behind, into its folder. */
export function writePage(folder: string, result: MonolayerResult): void {
  const { records } = result;
  const described = rowsOf(records)
    .map(({ hours, diameter, seen }) => `${hours} h: model ${seen.diameter.toFixed(0)} µm, measured ${diameter} µm.`)
    .join(" ");
  const svg = growthPicture("Diameter of a tumour colony, model and experiment", described, [
    {
      title: "Diameter (µm)",
      xLabel: "Hours",
      logarithmic: false,
      x: [300, 660],
      y: [0, 3500],
      xTicks: [300, 400, 500, 600],
      yTicks: [0, 500, 1000, 1500, 2000, 2500, 3000, 3500],
      series: [
        {
          name: "model",
          marks: false,
          points: records.filter(({ hours }) => hours >= 300).map(({ hours, diameter }) => [hours, diameter]),
        },
        { name: "measured", marks: true, points: bru1998.map(({ hours, diameter }) => [hours, diameter]) },
      ],
    },
  ]);
  writeFileSync(join(folder, "monolayer.svg"), svg);
  writeFileSync(join(folder, "monolayer.md"), page(result));
}

function rowsOf(records: readonly ColonyRecord[]) {
  return bru1998
    .filter(({ hours }) => hours <= records[records.length - 1].hours)
    .map((point) => {
      const after = Math.max(
        1,
        records.findIndex((record) => record.hours >= point.hours),
      );
      const [a, b] = [records[after - 1], records[after]];
      const share = (point.hours - a.hours) / (b.hours - a.hours);
      const mix = (name: "diameter" | "cells" | "cycling") => a[name] + share * (b[name] - a[name]);
      return { ...point, seen: { diameter: mix("diameter"), cells: mix("cells"), cycling: mix("cycling") } };
    });
}

/** Slope of the least-squares line, µm/h. */
function speedOf(points: readonly ColonyPoint[]): number {
  const mean = (value: (point: ColonyPoint) => number) =>
    points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const [t, d] = [mean(({ hours }) => hours), mean(({ diameter }) => diameter)];
  const above = points.reduce((sum, point) => sum + (point.hours - t) * (point.diameter - d), 0);
  return above / points.reduce((sum, point) => sum + (point.hours - t) ** 2, 0);
}

function page(result: MonolayerResult): string {
  const { records, parameters, values, threads, wall, cpu } = result;
  const rows = rowsOf(records);
  const table = rows.map(
    ({ hours, diameter, seen }) =>
      `| ${hours} | ${diameter} | ${seen.diameter.toFixed(0)} | ${((seen.diameter / diameter - 1) * 100).toFixed(1)} % | ${Math.round(seen.cells).toLocaleString("en")} | ${(100 * seen.cycling).toFixed(0)} % |`,
  );
  const numbers = Object.entries(parameters).map(
    ([name, { unit, meaning, evidence, source }]) =>
      `| ${name} | ${values[name as keyof typeof values]} | ${unit} | ${meaning} | ${evidence} | ${source} |`,
  );
  const model = speedOf(rows.map(({ hours, seen }) => ({ hours, diameter: seen.diameter })));
  return `# A monolayer of tumour cells, beside the experiment

Use case 8 of the PerMedCoE observatory benchmark (OpenEBench OEBC009): a colony on a dish, held against the colony of Brú et
al. (1998). Made by \`immunarium bench monolayer\`; every number is in [monolayer.json](monolayer.json).

![Diameter of the colony over time, model and experiment](monolayer.svg)

| h | measured diameter, µm | model | off by | cells of the model | in S, G2, M |
|---|---|---|---|---|---|
${table.join("\n")}

The front moves so that the diameter grows by **${model.toFixed(2)} µm/h** in the model and **${speedOf(bru1998).toFixed(2)} µm/h** in the experiment
(least squares over the six times). The run took ${Math.round(wall)} s of wall time and ${Math.round(cpu)} s of processor time on ${threads === 1 ? "one thread" : `${threads} threads`} of a
machine that others used as well.

- **Diameter.** That of the even disc whose cells have the same radius of gyration, 2√2 times that.
- **Clock.** The run starts from one cell; the moment at which the colony is 1140 µm wide is taken for the first measurement, 336 h.
  The first row thus agrees by choice, and one number was fitted; that the front moves evenly over 13 days, as it was measured to,
  is the model's own.
- **Model.** Cells go through G0/G1 (of random length), S, G2 and M (of fixed length); entry into S falls with pressure by a Hill
  curve, which is all the contact inhibition there is. All else is the standard cell of PhysiCell. No substance diffuses.

| number | value | unit | meaning | evidence | source |
|---|---|---|---|---|---|
${numbers.join("\n")}
`;
}
