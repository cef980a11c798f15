import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { InvalidFile } from "./invalid-file.ts";
import { readPhysicellProject } from "./physicell/read-project.ts";
import { encodeUtf8 } from "./physicell/utf8.ts";
import { isTissueFile, readTissueScenario } from "./tissue-file.ts";
import { tissueJsonSchema } from "./tissue-json-schema.ts";
import { writeTissueScenario } from "./tissue-write.ts";

const small = `tissue: demo
duration: 1 h
domain:
  x: [0 um, 40 um]
  y: [0 um, 20 um]
  voxel: 20 um
substances:
  - name: oxygen
    diffusion: 1e5 um^2/min
cell-types:
  - name: tumour
`;

const read = (text: string, files: Readonly<Record<string, string>> = {}) =>
  readTissueScenario(text, "demo.yaml", (name) => (name in files ? encodeUtf8(files[name]) : undefined));

async function faults(text: string, files?: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const outcome = await read(text, files).then(
    () => [],
    (error: unknown) => {
      if (error instanceof InvalidFile) return error.message.split("\n");
      throw error;
    },
  );
  return outcome;
}

async function there(scenario: Awaited<ReturnType<typeof read>>) {
  const { text, files } = writeTissueScenario(scenario, "demo");
  return { text, files, scenario: await read(text, Object.fromEntries(files)) };
}

const shipped = new URL("../../scenarios/tissue/", import.meta.url);

describe.each(readdirSync(shipped))("scenarios/tissue/%s", (name) => {
  const text = readFileSync(new URL(name, shipped), "utf8");

  test("is read, is seen to be a tissue file, and fits the published schema", async () => {
    const scenario = await read(text);
    expect(scenario.model.cellTypes.length).toBeGreaterThan(0);
    expect(isTissueFile(text)).toBe(true);
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(tissueJsonSchema());
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test("comes back the same from the file that is written of it", async () => {
    const scenario = await read(text);
    expect((await there(scenario)).scenario).toEqual(scenario);
  });
});

describe("PhysiCell's reference projects", () => {
  const cases = new URL("../../../shared/cases/physicell/", import.meta.url);
  if (!existsSync(cases)) {
    console.warn("PhysiCell's reference projects are not here: writing them as tissue files was left out.");
    test.skip("PhysiCell's projects as tissue files", () => {});
    return;
  }
  test.each(readdirSync(cases))("%s comes back the same from a tissue file", async (name) => {
    const path = `${fileURLToPath(cases)}${name}/config/PhysiCell_settings.xml`;
    const { scenario } = await readPhysicellProject({
      settings: { path, text: readFileSync(path, "utf8") },
      read: (file) => (existsSync(file) ? readFileSync(file) : undefined),
    });
    expect((await there(scenario)).scenario).toEqual(scenario);
  });
});

test("a file says only what differs: what it leaves out has the documented defaults", async () => {
  const { model, ...run } = await read(small);
  expect(run).toMatchObject({ duration: 60, saveEvery: 60, seed: 1, numerics: "accurate" });
  expect(run.steps).toEqual({ diffusion: 0.01, mechanics: 0.1, phenotype: 6 });
  expect([model.wall, model.automaticSprings, model.internalised]).toEqual([true, true, false]);
  expect(model.domain.minimum).toEqual([0, 0, -10]);
  expect(model.cellTypes[0].cycle.changes[0].rate).toBe(0);
  expect(model.cellTypes[0].volume.total).toBe(2494);
});

test("units are read at the border: hours, millimetres and seconds mean the same as minutes and micrometres", async () => {
  const other = small
    .replace("1 h", "3600 s")
    .replace("40 um", "0.04 mm")
    .replace("1e5 um^2/min", "1666.6666666666667 µm²/s");
  const { model, duration } = await read(other);
  expect(duration).toBe(60);
  expect(model.domain.maximum[0]).toBeCloseTo(40, 12);
  expect(model.substances[0].diffusion).toBeCloseTo(1e5, 6);
});

test("cells, densities and held densities in files beside the scenario come back the same", async () => {
  const text = `${small}cells: c.csv\nfields: f.csv\nheld: h.csv\n`;
  const scenario = await read(text, {
    "c.csv": "x,y,z,type,volume,oxygen uptake\n1,2,0,tumour,1000.125\n3,4,0,tumour,,0.1\n",
    "f.csv": "x,y,z,oxygen\n10,10,0,5\n30,10,0,0.1\n",
    "h.csv": "x,y,z,oxygen\n10,10,0,\n30,10,0,7\n",
  });
  expect(scenario.cells.map(({ values }) => values)).toEqual([{ volume: 1000.125 }, { "oxygen uptake": 0.1 }]);
  expect(scenario.held).toEqual([{ substance: "oxygen", values: Float64Array.of(Number.NaN, 7) }]);
  const many = { ...scenario, cells: Array.from({ length: 50 }, (_, i) => scenario.cells[i % 2]) };
  const { files, scenario: back } = await there(many);
  expect([...files.keys()]).toEqual(["demo-cells.csv", "demo-fields.csv", "demo-held.csv"]);
  expect(back).toEqual(many);
});

test("all faults are told at once, each with its line and what was meant", async () => {
  const wrong = small.replace(
    "name: tumour",
    "name: tumour\n    motility: { sped: 1 um/min, bias: 2 }\n    volume: { total: 3 min }",
  );
  expect(await faults(`${wrong}walls: true\n`)).toEqual([
    'demo.yaml:12: cell-types[0].motility.sped: found an unknown key, "sped"; expected one of enabled, speed, persistence-time, bias, in-plane, sensitivities, normalise-each-gradient (did you mean speed?).',
    "demo.yaml:12: cell-types[0].motility.bias: found 2; expected at most 1.",
    'demo.yaml:13: cell-types[0].volume.total: found "3 min"; expected a volume such as 2494 um^3.',
    expect.stringMatching(
      /^demo\.yaml:14: walls: found an unknown key, "walls"; expected .*\(did you mean wall\?\)\.$/,
    ),
  ]);
});

test("names that do not exist, and values in wrong units, are refused with their lines", async () => {
  const rule = (more: string) => `${small}rules:\n  - { cells: tumour, power: 2, ${more} }\n`;
  expect(await faults(rule("signal: oxigen, increases: cycle entry, to: 1 1/min, half-maximum: 1"))).toEqual([
    "demo.yaml:13: rules[0].signal: found the unknown signal `oxigen`; expected a signal of the model (did you mean oxygen?).",
  ]);
  expect(await faults(rule("signal: oxygen, increases: cycle entry, to: 0.1, half-maximum: 0"))).toEqual([
    "demo.yaml:13: rules[0].half-maximum: found 0; expected a value above 0.",
    "demo.yaml:13: rules[0].to: found `0.1`; expected a rate such as 0.01 1/min.",
  ]);
  expect(await faults(rule("signal: oxygen, to: 1 1/min, half-maximum: 1"))).toEqual([
    "demo.yaml:13: rules[0]: found neither `increases` nor `decreases`; expected one of them.",
  ]);
});

test("a box of broken voxels, a cell outside and a missing file are refused", async () => {
  expect(await faults(small.replace("40 um", "50 um"))).toEqual([
    "demo.yaml:4: domain.x: found 2.5 voxels along x; expected a whole number: make the box a multiple of the voxel.",
  ]);
  expect(await faults(`${small}cells:\n  - { type: tumour, at: [90 um, 0 um] }\n`)).toEqual([
    "demo.yaml:13: cells[0].at: found x = 90 µm; expected from 0 to 40 µm, inside of the box.",
  ]);
  expect(await faults(`${small}cells: c.csv\n`)).toEqual([
    "demo.yaml:12: cells: found no file `c.csv`; expected one beside this file.",
  ]);
  expect(await faults(`${small}cells: c.csv\n`, { "c.csv": "x,y,z,type\n1,1,0,tumor\n99,1,0,tumour" })).toEqual([
    "c.csv:2:7: type: found a cell of the unknown type `tumor`; expected one of tumour (did you mean tumour?).",
    "c.csv:3: found a cell at 99, 1, 0, outside of the box; expected a place inside.",
  ]);
});

test("a number without its unit is told what it lacks", async () => {
  const found = await faults(small.replace("1 h", "60").replace("[0 um, 40 um]", "[0, 40 um]"));
  expect(found).toEqual([
    "demo.yaml:2: duration: found 60; expected a time such as 6 min or 2 days.",
    "demo.yaml:4: domain.x[0]: found 0; expected a length such as 20 um.",
  ]);
});

test("a ball of strewn cells that reaches out of the box is refused, one that touches it is taken", async () => {
  const strewn = (radius: string) =>
    `${small}strewn:\n  - { type: tumour, count: 3, within: { centre: [10 um, 10 um], radius: ${radius} } }\n`;
  expect(await faults(strewn("10 um"))).toEqual([]);
  const found = await faults(strewn("12 um"));
  expect(found[0]).toBe(
    "demo.yaml:13: strewn[0].within: found a ball that reaches from -2 to 22 µm along x; expected one inside of the box, from 0 to 40 µm.",
  );
});

test("an empty file of cells beside the scenario is refused", async () => {
  expect(await faults(`${small}cells: c.csv\n`, { "c.csv": " \n" })).toEqual([
    "demo.yaml:12: cells: found `c.csv`, which is empty; expected a file with a heading and rows.",
  ]);
});
