/**
 * A virtual trial of 1,000 patients in two arms over five years: seconds with a grown cohort, seconds to grow it, and
 * the most memory the process used. The yardstick in the same run is the same work on one thread.
 *
 *   immunarium bench trial [-- --patients 1000 --json]
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readTrial, runTrial, type Store } from "immunarium";
import { fileStore, inline, workers } from "immunarium/node";

const { values } = parseArgs({
  options: {
    patients: { type: "string", default: "1000" },
    repeats: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    alone: { type: "boolean", default: false },
  },
});

const file = "trials/checkmate-066.yaml";
const design = { ...readTrial(await readFile(file, "utf8"), file), patients: Number(values.patients), duration: 1826 };
const folder = await mkdtemp(join(tmpdir(), "immunarium-bench-"));
const cohort = fileStore(folder);

/** Grown patients are kept from run to run; treated ones are computed anew. */
const keptCohort: Store = {
  get: async (key) => (key.startsWith("grow-") ? cohort.get(key) : undefined),
  put: async (key, value) => {
    if (key.startsWith("grow-")) await cohort.put(key, value);
  },
};

async function seconds(threads: number, store: Store): Promise<{ time: number; digest: string }> {
  const pool = threads === 1 ? undefined : workers(threads);
  const began = performance.now();
  const { digest } = await runTrial(design, { map: pool ?? inline, store });
  const time = (performance.now() - began) / 1000;
  pool?.close();
  return { time, digest };
}

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

try {
  const threads = availableParallelism();
  const first = await seconds(threads, keptCohort);
  const treated = [];
  for (let i = 0; i < Number(values.repeats); i++) treated.push(await seconds(threads, keptCohort));
  const alone = values.alone ? await seconds(1, keptCohort) : undefined;
  const result = {
    patients: design.patients,
    arms: design.arms.length,
    years: design.duration / 365.25,
    threads,
    withGrowthSeconds: first.time,
    grownSeconds: median(treated.map(({ time }) => time)),
    oneThreadSeconds: alone?.time ?? null,
    sameDigest: new Set([first, ...treated, ...(alone ? [alone] : [])].map(({ digest }) => digest)).size === 1,
    memoryMegabytes: process.resourceUsage().maxRSS / 1024,
  };
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else {
    console.log(
      `${result.patients} patients, ${result.arms} arms, ${result.years.toFixed(1)} years, ${threads} threads`,
    );
    console.log(`  from diagnosis       ${result.grownSeconds.toFixed(1)} s (median of ${treated.length})`);
    console.log(`  growing them as well ${result.withGrowthSeconds.toFixed(1)} s`);
    if (alone) console.log(`  on one thread        ${alone.time.toFixed(1)} s`);
    console.log(`  most memory          ${result.memoryMegabytes.toFixed(0)} MB`);
    console.log(`  same digest          ${result.sameDigest ? "yes" : "NO"}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
