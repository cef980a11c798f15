import { join } from "node:path";
import {
  type ConformanceMeans,
  InputError,
  readPhysicellProject,
  seriesRow,
  sharedOf,
  type Table,
  table,
} from "../../src/index.ts";
import { readBytes, readText, startCrew, threadObstacle } from "../../src/platform/node.ts";

const LARGEST = 100_000_000;

/** What the cases need: projects and results of PhysiCell in a folder, and threads. */
export function conformanceMeans(folder: string, seeds: number): ConformanceMeans {
  return {
    seeds,
    series: seriesRow,
    async project(name) {
      const path = join(folder, name, "config", "PhysiCell_settings.xml");
      const text = await present(readText(path, LARGEST));
      if (text === undefined) return undefined;
      const read = (file: string) => present(readBytes(file));
      return (await readPhysicellProject({ settings: { path, text }, read })).scenario;
    },
    async table(project, file) {
      const text = await present(readText(join(folder, project, file), LARGEST));
      return text === undefined ? undefined : numberTable(file, text);
    },
    ...(threadObstacle() === undefined && {
      crew: (threads, scenario, memory) => startCrew(threads, "tissue", sharedOf(scenario), memory),
    }),
  };
}

/** What was read, or nothing where there is no such file. */
async function present<Content>(reading: Promise<Content>): Promise<Content | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof InputError && error.found === "no such file") return undefined;
    throw error;
  }
}

/** A file of numbers in columns with names. */
function numberTable(name: string, text: string): Table {
  const [heading, ...lines] = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(","));
  return table(
    name,
    heading.map((label, k) => ({
      name: label,
      unit: "",
      label,
      values: Float64Array.from(lines, (line) => Number(line[k])),
    })),
  );
}
