import { expect, test } from "vitest";
import { cellType, patch, smallTissue, substance } from "../../../tests/tissue/small-tissue.ts";
import { linearMemory } from "../../numerics/memory.ts";
import { memoryNeed } from "./memory-need.ts";
import { TissueRun } from "./tissue-run.ts";

test.each([
  ["cells", 60, 300, 0, 2],
  ["voxels in the plane", 2, 4000, 3, 2],
  ["voxels in space", 2, 600, 2, 3],
] as const)(
  "what is foreseen for %s is within a half of what a run then takes",
  (_, rows, half, substances, dimensions) => {
    const scenario = smallTissue(
      {
        types: [cellType("tumour")],
        cells: patch("tumour", rows, 9),
        half,
        dimensions,
        substances: Array.from({ length: substances }, (_, i) => substance(`s${i}`)),
      },
      { duration: 6 },
    );
    const memory = linearMemory(1 << 20, false);
    new TissueRun(scenario, { memory }).advance();
    const ratio = memoryNeed(scenario).bytes / memory.buffer.byteLength;
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
  },
);

test("cells that chance strews count like listed ones, and are not made", () => {
  const scenario = smallTissue({ types: [cellType("tumour")], cells: [] });
  const crowd = { ...scenario, strewn: [{ type: "tumour", count: 1e9 }] };
  expect(memoryNeed(crowd)).toMatchObject({ cells: 1e9 });
  expect(memoryNeed(crowd).bytes).toBeGreaterThan(3e11);
});
