/**
 * A monolayer of tumour cells from one cell to a colony of 3 mm, beside what was measured: use case 8 of the PerMedCoE
 * observatory benchmark.
 *
 *   immunarium bench monolayer -- [--threads N] [--out FOLDER] [--seed N] [--pressure P] [--until HOURS] [--page]
 *
 * Writes monolayer.json, monolayer.md and monolayer.svg into the folder; `--page` only makes the last two from the first.
 * Needs `npm run build`: threads are started from dist.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sharedOf, TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import { linearMemory } from "../../src/numerics/memory.ts";
import { bru1998 } from "./data.ts";
import { monolayerModel, monolayerParameters, monolayerValues } from "./model.ts";
import { type MonolayerResult, writePage } from "./page.ts";

const { values: options } = parseArgs({
  options: {
    threads: { type: "string", default: "2" },
    out: { type: "string", default: "docs/evidence" },
    seed: { type: "string", default: "1" },
    pressure: { type: "string" },
    until: { type: "string", default: "650" },
    page: { type: "boolean", default: false },
  },
});
const threads = Number(options.threads);
const seed = Number(options.seed);
const values = { ...monolayerValues, ...(options.pressure && { pressureOfCycle: Number(options.pressure) }) };

/** h between looks. */
const LOOK = 2;
/** h; a colony that has not reached its last diameter by then will not. */
const LONGEST = 2000;

const scenario: TissueScenario = {
  model: monolayerModel(values),
  cells: [{ position: [0, 0, 0], type: "tumour" }],
  strewn: [],
  fields: [],
  held: [],
  duration: 60 * LONGEST,
  steps: { diffusion: 0.01, mechanics: 0.1, phenotype: 6, fields: 6 },
  saveEvery: 60 * LOOK,
  seed,
  numerics: "accurate",
};

/** µm: of the even disc with the same radius of gyration; 2√2 times that. */
function diameterOf(body: ArrayLike<number>, cells: number): number {
  let [x, y, square] = [0, 0, 0];
  for (let i = 0; i < 8 * cells; i += 8) {
    x += body[i];
    y += body[i + 1];
    square += body[i] ** 2 + body[i + 1] ** 2;
  }
  return Math.sqrt(8 * Math.max(0, square / cells - (x / cells) ** 2 - (y / cells) ** 2));
}

/** The colony's own clock is set to the experiment's where it has the first measured diameter. */
async function simulate(): Promise<MonolayerResult> {
  const { startCrew } = (await import(
    new URL("../../dist/src/platform/node-crew.js", import.meta.url).href
  )) as typeof import("../../src/platform/node-crew.ts");
  const memory = linearMemory(1 << 20, true);
  const crew = await startCrew(threads, "tissue", sharedOf(scenario), memory);
  const started = performance.now();
  const run = new TissueRun(scenario, { memory, crew });
  const records: { hours: number; cells: number; diameter: number; cycling: number }[] = [];
  let firstCellAt = Number.NaN;
  while (run.status.code === "running") {
    run.advance();
    if (Math.round(run.time) % (60 * LOOK) !== 0) continue;
    const { arrays } = run.save();
    const cells = arrays.life.length;
    const diameter = diameterOf(arrays.body, cells);
    const cycling = Array.from(arrays.phase).filter((phase) => phase > 0).length / cells;
    const before = records.at(-1);
    records.push({ hours: run.time / 60, cells, diameter, cycling });
    if (records.length % 10 === 0) console.log(records.at(-1), ((performance.now() - started) / 1000).toFixed(0), "s");
    const [first] = bru1998;
    if (Number.isNaN(firstCellAt) && before && diameter >= first.diameter) {
      const share = (first.diameter - before.diameter) / (diameter - before.diameter);
      firstCellAt = first.hours - (before.hours + share * LOOK);
    }
    if (run.time / 60 + firstCellAt >= Number(options.until) || run.time / 60 >= LONGEST) break;
  }
  if (run.status.code === "failed") throw new Error(run.status.hint);
  crew.close();
  const { user, system } = process.cpuUsage();
  return {
    parameters: monolayerParameters,
    values,
    seed,
    threads,
    firstCellAt,
    wall: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
    records: records.map((record) => ({ ...record, hours: record.hours + firstCellAt })),
  };
}

mkdirSync(options.out, { recursive: true });
const file = join(options.out, "monolayer.json");
if (!options.page) writeFileSync(file, `${JSON.stringify(await simulate(), undefined, 1)}\n`);
writePage(options.out, JSON.parse(readFileSync(file, "utf8")) as MonolayerResult);
