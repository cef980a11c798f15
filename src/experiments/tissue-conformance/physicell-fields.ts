import { TissueRun } from "../../engine/tissue/tissue-run.ts";
import { numbers, type Table } from "../../foundation/table.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { ConformanceCase, ConformanceMeans, Finding, Skipped } from "./conformance-case.ts";

const projects = ["diffusion_dir_o2", "diffusion_dir_o2_dt001", "diffusion_dir_slow", "diffusion_sinks"];

/** What a case that compares with PhysiCell says where its results are not there. */
export const noReference: Skipped = { skipped: "PhysiCell's projects and results are not beside the checkout" };

/** Largest difference from PhysiCell's densities at all times that it saved, of the largest. */
function worst(scenario: TissueScenario, reference: Table): number {
  const [times, x, y, c] = ["time_min", "x", "y", "c"].map((name) => numbers(reference, name));
  const { minimum, maximum, spacing } = scenario.model.domain;
  const nx = Math.round((maximum[0] - minimum[0]) / spacing[0]);
  const voxel = (row: number) =>
    Math.floor((x[row] - minimum[0]) / spacing[0]) + nx * Math.floor((y[row] - minimum[1]) / spacing[1]);
  let [most, size] = [0, 0];
  const compare = (time: number, density: Float64Array) => {
    for (let row = 0; row < times.length; row++) {
      if (Math.abs(times[row] - time) > 1e-6) continue;
      most = Math.max(most, Math.abs(density[voxel(row)] - c[row]));
      size = Math.max(size, Math.abs(c[row]));
    }
  };
  const saved = [...new Set(times)];
  const run = new TissueRun({ ...scenario, numerics: "physicell" });
  const look = () => {
    if (saved.some((time) => Math.abs(time - run.time) < 1e-6)) compare(run.time, run.frame().fields[0].values);
  };
  while (run.status.code === "running") run.advance(look);
  look();
  return most / size;
}

async function findings(means: ConformanceMeans): Promise<Finding[] | Skipped> {
  const found: Finding[] = [];
  for (const project of projects) {
    const [scenario, reference] = await Promise.all([means.project(project), means.table(project, "field.csv")]);
    if (!scenario || !reference) return noReference;
    const what = `${project}: largest difference, of the largest density`;
    found.push({ what, value: worst(scenario, reference), unit: "", limit: { most: 1e-9 } });
  }
  return found;
}

export const physicellFields: ConformanceCase = {
  name: "physicell-fields",
  title: "Numerics `physicell`: densities are PhysiCell's",
  source: "unmodified PhysiCell 1.14.2 on the same projects",
  quick: true,
  run: findings,
};
