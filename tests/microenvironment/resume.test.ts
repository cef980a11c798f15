/** A run that is saved and goes on, watched or not, comes to the same end, to the bit. */
import { expect, test } from "vitest";
import {
  type MicroenvironmentMemory,
  MicroenvironmentRun,
  microenvironmentDigest,
  microenvironmentSteps,
  readStudy,
  referenceModel,
  refitMemory,
  runMicroenvironment,
  type SeriesEntry,
  seriesEntries,
  seriesTableOf,
} from "../../src/index.ts";
import { tinyStudy } from "./tiny-study.ts";

const study = readStudy(tinyStudy, "tiny.yaml");
const scenario = { ...study.arms.nivolumab, duration: 0.75 };

/** @param pause  exchanges between which the run is taken up anew from its memory */
function digestOf(pause: number, watched = false): string {
  let run = new MicroenvironmentRun(scenario, referenceModel);
  const rows: SeriesEntry[][] = [];
  let seen = Number.NEGATIVE_INFINITY;
  for (let done = false; !done; ) {
    let left = pause;
    for (const due of microenvironmentSteps(run, seen)) {
      if (due) {
        rows.push(seriesEntries(run));
        seen = run.time;
      }
      if (watched) for (const patch of run.patches) patch.frame();
      if (--left < 0) break;
    }
    done = run.status.code !== "running";
    if (!done) {
      const from = structuredClone(run.save()) as MicroenvironmentMemory;
      run = new MicroenvironmentRun(scenario, referenceModel, { from });
    }
  }
  return microenvironmentDigest(seriesTableOf(rows), run.save()).all;
}

test("a run that is taken up from its memory between all exchanges ends as one that was never left", () => {
  const whole = digestOf(Number.POSITIVE_INFINITY);
  expect(digestOf(1)).toBe(whole);
  expect(digestOf(3, true)).toBe(whole);
});

test("a series with looks is that of a replicate", () => {
  const { series } = runMicroenvironment(scenario);
  expect(Array.from(series.columns[0].values as Float64Array)).toEqual([0, 0.5, 0.75]);
});

test("a memory is refitted to other treatments: the drug begins with none, and all else stays", () => {
  const { control, nivolumab } = study.arms;
  const run = new MicroenvironmentRun(control, referenceModel);
  run.advance();
  const memory = run.save();
  const refitted = refitMemory(memory, control, nivolumab, referenceModel);
  const drug = "density of anti-PD-1";
  expect(memory.patches[0].arrays[drug]).toBeUndefined();
  expect(Array.from(refitted.patches[0].arrays[drug]).every((density) => density === 0)).toBe(true);
  expect(refitted.patches[1].arrays.body).toBe(memory.patches[1].arrays.body);
  expect(refitted.host.state).toBe(memory.host.state);
  const on = new MicroenvironmentRun(nivolumab, referenceModel, { from: refitted });
  while (on.time < 1) on.advance();
  expect(on.patches[0].density("anti-PD-1")?.some((density) => density > 0)).toBe(true);
});

test("a parameter of the body that differs holds from the fork on", () => {
  const { control } = study.arms;
  const run = new MicroenvironmentRun(control, referenceModel);
  const other = { ...control, host: { ...control.host, values: { ...control.host.values, homing: 0 } } };
  const on = new MicroenvironmentRun(other, referenceModel, {
    from: refitMemory(run.save(), control, other, referenceModel),
  });
  expect(run.host.parameter("homing")).toBeGreaterThan(0);
  expect(on.host.parameter("homing")).toBe(0);
  const clones = control.clones.slice(1);
  expect(() => refitMemory(run.save(), control, { ...control, clones }, referenceModel)).toThrow(/clones/);
});
