import { describe, expect, test } from "vitest";
import { type TissueFrame, table, tissueSvg } from "../../../../src/index.ts";
import { buffersOf, lookAt } from "./look-at.ts";
import type { ReadTissue } from "./messages.ts";
import { projectFrame } from "./project-frame.ts";
import { cellsCsv, substratesCsv } from "./project-tables.ts";

const number = (name: string, unit: string, ...values: number[]) => ({
  name,
  unit,
  label: name,
  values: Float64Array.from(values),
});
const text = (name: string, ...values: string[]) => ({ name, unit: "", label: name, values });
const frame: TissueFrame = {
  time: 60,
  domain: { minimum: [-40, -20, -20], maximum: [40, 20, 20], spacing: [20, 20, 20], dimensions: 3 },
  cellTypes: ["tumour", "T"],
  cells: table("cells", [
    number("id", "", 3, 7),
    number("parent", "", 0, 3),
    text("type", "T", "tumour"),
    text("state", "live", "apoptotic"),
    text("phase", "G1", "S"),
    number("x", "um", -10, 20),
    number("y", "um", 5, -5),
    number("z", "um", 0, 1),
    number("radius", "um", 5, 8),
    number("nuclear_radius", "um", 4, 5),
    number("volume", "um^3", 500, 2000),
    number("oncoprotein", "", 0.5, 1.5),
  ]),
  fields: [
    // 4 × 2 × 2 voxels; the layer in the middle is the upper one.
    { substance: "oxygen", unit: "mmHg", values: Float64Array.from({ length: 16 }, (_, i) => i) },
  ],
  graphs: [],
};
const tissue: ReadTissue = {
  name: "x",
  warnings: [],
  cellTypes: frame.cellTypes,
  colours: ["#FE6311", "#226BEB"],
  minimum: frame.domain.minimum,
  maximum: frame.domain.maximum,
  isFlat: false,
  substances: ["oxygen"],
  duration: 60,
  seed: 0,
};
const look = lookAt(frame);

describe("what the page keeps of a PhysiCell run", () => {
  test("custom data of each cell, by name and unit", () => {
    expect(look.data?.names).toEqual(["parent", "nuclear_radius", "volume", "oncoprotein"]);
    expect(look.data?.units[2]).toBe("um^3");
    expect([...(look.data?.values ?? [])].slice(4)).toEqual([3, 5, 2000, 1.5]);
    expect(look.phases[look.phase[1]]).toBe("S");
    expect(look.counts).toEqual([0, 1]);
  });

  test("of a substrate the middle layer, its most, and the mean over the whole box", () => {
    const [oxygen] = look.fields;
    expect(oxygen).toMatchObject({ substance: "oxygen", unit: "mmHg", size: [4, 2], most: 15, mean: 7.5 });
    expect([...oxygen.values]).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
  });

  test("goes over to the page without copies: each buffer once", () => {
    const buffers = buffersOf(look);
    expect(new Set(buffers).size).toBe(buffers.length);
    expect(buffers).toContain(look.fields[0].values.buffer);
  });

  test("tables have custom data and substrates", () => {
    expect(cellsCsv(tissue, look).split("\r\n")[0]).toMatch(/^id,type,state,phase,x,y,z,radius,parent,.*oncoprotein$/);
    expect(cellsCsv(tissue, look)).toContain("7,tumour,apoptotic,S,20,-5,1,8,3,5,2000,1.5");
    expect(substratesCsv(tissue, [look])).toBe("time_min,mean_oxygen\r\n60,7.5\r\n");
  });

  test("a picture of vectors has its cells and the chosen substrate with its unit", () => {
    const svg = tissueSvg(projectFrame(tissue, look), {
      title: "x",
      view: "section",
      substance: "oxygen",
      range: { least: 0, largest: 20 },
    });
    expect(svg).toContain("oxygen (mmHg)");
    expect(svg).toContain('aria-label="T, live"');
    expect(svg).not.toContain("NaN");
  });
});
