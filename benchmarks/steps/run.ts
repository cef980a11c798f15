/**
 * The microenvironment with its usual steps, with these halved, and with small ones, over replicates:
 *
 *   immunarium bench steps -- [--replicates 24] [--cells 400] [--workers 2] [--out docs/evidence] [--page] [--json]
 *
 * Writes microenvironment-steps.json and .md into the folder; `--page` only makes the second from the first. Needs
 * `npm run build`: workers are started from dist.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compareSteps } from "../../src/experiments/small-steps/compare-steps.ts";
import { stepPlans } from "../../src/experiments/small-steps/plans.ts";
import { type StepsResult, stepsPage } from "./page.ts";

const { values: options } = parseArgs({
  options: {
    replicates: { type: "string", default: "24" },
    cells: { type: "string", default: "400" },
    days: { type: "string", default: "5,10,15" },
    workers: { type: "string", default: "2" },
    out: { type: "string", default: "docs/evidence" },
    page: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const json = join(options.out, "microenvironment-steps.json");

async function measure(): Promise<StepsResult> {
  const { workers } = (await import(new URL("../../dist/src/platform/node.js", import.meta.url).href)) as {
    readonly workers: typeof import("../../src/platform/node.ts").workers;
  };
  const map = workers(Number(options.workers));
  const study = { cells: Number(options.cells), days: options.days.split(",").map(Number) };
  const replicates = Number(options.replicates);
  const differences = await compareSteps(study, ["usual", "halved"], replicates, map);
  return { ...study, replicates, plans: stepPlans, differences };
}

const result = options.page ? (JSON.parse(readFileSync(json, "utf8")) as StepsResult) : await measure();
if (options.json) console.log(JSON.stringify(result, null, 1));
else {
  if (!options.page) writeFileSync(json, `${JSON.stringify(result, null, 1)}\n`);
  const page = stepsPage(result);
  writeFileSync(join(options.out, "microenvironment-steps.md"), page);
  console.log(page);
}
process.exit(0);
