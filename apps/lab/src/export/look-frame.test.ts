import { describe, expect, test } from "vitest";
import {
  cellKindNames,
  MicroenvironmentRun,
  readStudy,
  referenceModel,
  tissueLook,
  tissueOutputs,
  tissueSvg,
} from "../../../../src/index.ts";
import { lookFrame } from "./look-frame.ts";

const { arms } = readStudy(`microenvironment: small
duration: 1 days
tumour: 1e8 cell
antigens: [{ name: A, kind: tumour-only }]
clones: [{ name: wild, share: 0.5, antigens: { A: 1 } }, { name: bare, share: 0.5, antigens: {} }]
receptors: [{ antigen: A }]
patches:
  - { name: p, kind: inflamed, size: [160 um, 120 um], cells: { tumour: 20, healthy: 10, vessel: 2, CD8 effector: 5 } }
absent: [NK]
`);
const scenario = arms.run;
const run = new MicroenvironmentRun(scenario, referenceModel);
const look = tissueLook(run.patches[0], scenario, run.time);
const frame = lookFrame(look, scenario);
const exact = run.patches[0].frame();
const column = (of: typeof frame, name: string) => of.cells.columns.find((one) => one.name === name)!.values;

describe("a look as a frame", () => {
  test("has the cells of the tissue, where they are and as they are", () => {
    expect([...column(frame, "id")]).toEqual([...column(exact, "id")]);
    expect(Float32Array.from(column(frame, "x") as Float64Array)).toEqual(
      Float32Array.from(column(exact, "x") as Float64Array),
    );
    expect([...column(frame, "state")]).toEqual([...column(exact, "state")]);
    expect(frame.domain).toMatchObject({
      minimum: exact.domain.minimum,
      maximum: exact.domain.maximum,
      spacing: exact.domain.spacing,
      dimensions: 2,
    });
    const nuclei = [...(column(exact, "nuclear_radius") as Float64Array)];
    (column(frame, "nuclear_radius") as Float64Array).forEach((radius, row) => {
      expect(Math.abs(radius / nuclei[row] - 1)).toBeLessThan(0.12);
    });
  });

  test("has densities within a 255th of their largest", () => {
    frame.fields.forEach(({ substance, values }, f) => {
      const own = exact.fields[f];
      expect(substance).toBe(own.substance);
      const most = Math.max(...own.values);
      values.forEach((value, v) => {
        expect(Math.abs(value - own.values[v])).toBeLessThanOrEqual(most / 500);
      });
    });
  });

  test("sets bare tumour cells apart, and leaves out kinds that the patient does not have", () => {
    const types = column(frame, "type") as readonly string[];
    const level = column(exact, "antigen 1");
    const expected = (column(exact, "type") as readonly string[]).map((type, row) =>
      type === "tumour" && Number(level[row]) < 0.5 ? "tumour, few antigens" : type,
    );
    expect(types).toEqual(expected);
    expect(new Set(types)).toContain("tumour, few antigens");
    expect(frame.cellTypes).not.toContain("NK");
    expect(frame.cellTypes).toHaveLength(cellKindNames.length);
  });

  test("can be drawn, and written for the Simularium viewer", () => {
    expect(tissueSvg(frame, { title: "a & b" })).toContain("a &amp; b");
    const writer = tissueOutputs.simularium.begin({ title: "x", frames: 2 });
    const later = lookFrame({ ...look, day: 0.5 }, scenario);
    const text = [...writer.frame(frame), ...writer.frame(later), ...writer.end()]
      .map(({ content }) => content)
      .join("");
    expect(JSON.parse(text).trajectoryInfo).toMatchObject({ totalSteps: 2, timeStepSize: 720 });
  });
});
