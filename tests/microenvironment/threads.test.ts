/** A patch on one thread and on two. Runs on the built files, because worker threads load JavaScript. */
import { expect, test } from "vitest";
import { MicroenvironmentRun, tissuesOf } from "../../dist/src/engine/microenvironment/microenvironment-run.js";
import { sharedOf } from "../../dist/src/engine/tissue/tissue.js";
import { referenceModel } from "../../dist/src/experiments/model.js";
import { layerScenario } from "../../dist/src/experiments/small-steps/plans.js";
import { digestNumbers } from "../../dist/src/foundation/digest.js";
import { linearMemory } from "../../dist/src/numerics/memory.js";
import { startCrew } from "../../dist/src/platform/node-crew.js";

async function digestsOn(threads: number): Promise<string[]> {
  // Cells and voxels enough for loops in several pieces.
  const scenario = layerScenario(2500, 0.5);
  const memory = linearMemory(1 << 20, threads > 1);
  const crew = await startCrew(threads, "tissue", sharedOf(tissuesOf(scenario, referenceModel)[0]), memory);
  expect(crew.threads).toBe(threads);
  try {
    const run = new MicroenvironmentRun(scenario, referenceModel, { memory: () => memory, crew: () => crew });
    while (run.status.code === "running") run.advance();
    expect(run.status).toEqual({ code: "done" });
    const [{ arrays }] = run.save().patches;
    return Object.entries(arrays).map(([name, values]) => `${name} ${digestNumbers(Float64Array.from(values))}`);
  } finally {
    crew.close();
  }
}

test("a patch comes to the same bytes on one thread and on two", async () => {
  const alone = await digestsOn(1);
  expect(alone.length).toBeGreaterThan(20);
  expect(await digestsOn(2)).toEqual(alone);
});
