/** Fields at the edges of what numbers can say. */
import { expect, test } from "vitest";
import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { apart, cellType, smallTissue, substance } from "./small-tissue.ts";

test("a substance that is washed out fades to nothing, and the run goes on to its end", () => {
  // Held at 0 on one side and gone with 2/min besides: after a few hours, less than the smallest number is left.
  const drug = substance("drug", { diffusion: 1e5, decay: 2, initial: 30, fixed: { yMinimum: 0 } });
  const cells = apart("a", 4);
  const scenario = smallTissue({ types: [cellType("a")], cells, substances: [drug], half: 30 }, { duration: 600 });
  const run = new TissueRun(scenario);
  while (run.status.code === "running") run.advance();
  expect(run.status).toEqual({ code: "done" });
  const left = run.frame().fields[0].values;
  expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...left)).toBeLessThan(1e-200);
});
