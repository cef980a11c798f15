import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { readTissueScenario } from "../tissue-file.ts";
import { readPhysicellProject } from "./read-project.ts";
import { encodeUtf8 } from "./utf8.ts";
import { writePhysicellProject } from "./write-project.ts";

/** The scenario that is read from what is written of it. */
async function back(scenario: TissueScenario) {
  const { files, warnings } = writePhysicellProject(scenario);
  const folder = scenario.model.name;
  const text = files.get("config/PhysiCell_settings.xml")!;
  const read = await readPhysicellProject({
    settings: { path: `${folder}/config/PhysiCell_settings.xml`, text },
    read: (path) => {
      const content = files.get(path.slice(folder.length + 1));
      return content === undefined ? undefined : encodeUtf8(content);
    },
  });
  return { ...read, text, files, lost: warnings };
}

describe("PhysiCell's reference projects", () => {
  const cases = new URL("../../../../shared/cases/physicell/", import.meta.url);
  if (!existsSync(cases)) {
    console.warn("PhysiCell's reference projects are not here: writing them was left out.");
    test.skip("PhysiCell's projects, written and read again", () => {});
    return;
  }
  test.each(readdirSync(cases))(
    "%s is the same after it was written and read again, and nothing is lost",
    async (name) => {
      const path = `${fileURLToPath(cases)}${name}/config/PhysiCell_settings.xml`;
      const { scenario } = await readPhysicellProject({
        settings: { path, text: readFileSync(path, "utf8") },
        read: (file) => (existsSync(file) ? readFileSync(file) : undefined),
      });
      const again = await back(scenario);
      expect(again.scenario).toEqual(scenario);
      expect(again.lost).toEqual([]);
      // What is written must be known to the reader, tag by tag.
      expect(again.warnings.filter((warning) => /unknown|not read/.test(warning))).toEqual([]);
    },
  );
});

const ours = `tissue: ours
duration: 1 h
domain: { x: [0 um, 40 um], y: [0 um, 20 um], z: [0 um, 20 um], voxel: 20 um }
substances:
  - { name: a & b, unit: mmHg, diffusion: 1e5 um^2/min, fixed: { x-minimum: 38, z-maximum: 2 } }
cell-types:
  - name: tumour
    mechanics: { adhesion-affinities: { T cell: 0.5 } }
    custom: [{ name: clone, value: 3, unit: none, conserved: true }]
    distributions: [{ behaviour: volume, shape: log-normal, mean: 7, deviation: 0.1, lower-bound: 100 }]
  - name: T cell
    motility: { speed: 2 um/min, sensitivities: { a & b: -1 }, normalise-each-gradient: true }
    interactions: { attack: { tumour: 0.1 1/min }, phagocytosis: { live: { tumour: 0.2 1/min } }, attack-duration: 2 min }
    transformations: { tumour: 0.01 1/min }
    asymmetric-division: { tumour: 0.25 }
    custom: [{ name: clone, value: 4, unit: none, conserved: true }]
rules:
  - { cells: tumour, signal: a & b, increases: "custom:clone", to: 5, half-maximum: 2, power: 1.5, applies-to-dead: true }
  - { cells: tumour, signal: volume, decreases: chemotactic response to a & b, to: -1, half-maximum: 2000 um^3, power: 4 }
cells:
  - { type: T cell, at: [1 um, 2.5 um, 3 um], values: { volume: 900 um^3, migration speed: 0.1 um/min } }
strewn: [{ type: tumour, count: 7 }, { type: T cell, count: 7 }]
numerics: physicell
`;

const own = () => readTissueScenario(ours, "ours.yaml", () => undefined);

test("a tissue of our own is the same after it was written as a project and read again", async () => {
  const scenario = await own();
  const again = await back(scenario);
  const { sharedDeathPhases, ...model } = again.scenario.model;
  expect({ ...again.scenario, model }).toEqual(scenario);
  expect(sharedDeathPhases?.apoptosis).toEqual(scenario.model.cellTypes[1].apoptosis.changes);
  expect(again.lost).toEqual([]);
});

test("densities come back voxel by voxel, gaps filled and told", async () => {
  const scenario = await own();
  const fields = [{ substance: "a & b", values: Float64Array.of(Number.NaN, 0.1) }];
  const again = await back({ ...scenario, fields });
  expect(again.scenario.fields).toEqual([{ substance: "a & b", values: Float64Array.of(0, 0.1) }]);
  expect(again.lost).toEqual(["voxels without a density of a & b have its initial value"]);
});

test("what PhysiCell's files cannot say is told", async () => {
  const scenario = await own();
  const [tumour, immune] = scenario.model.cellTypes;
  const changed: TissueScenario = {
    ...scenario,
    numerics: "accurate",
    strewn: [{ type: "tumour", count: 7, within: { centre: [0, 0, 0], radius: 5 } }],
    held: [{ substance: "a & b", values: Float64Array.of(1, Number.NaN) }],
    model: {
      ...scenario.model,
      cellTypes: [
        { ...tumour, releasedAtDeath: { "a & b": 1 }, mechanics: { ...tumour.mechanics, movable: false } },
        { ...immune, custom: [], interactions: { ...immune.interactions, immunogenicity: { tumour: 2 } } },
      ],
    },
  };
  expect(writePhysicellProject(changed).warnings).toEqual([
    "PhysiCell computes with its own numerics, not the accurate ones",
    "strewn cells are left out: PhysiCell strews as many of every type, over the whole box",
    "held densities of a & b inside of the box are in held.csv, which PhysiCell 1.14 does not read",
    "tumour: what it releases at death is left out",
    "tumour: it moves: files cannot say that forces do not move a type",
    "T cell: its immunogenicity is left out",
    "T cell: it has clone, as the first type does",
  ]);
});

test("a name with a comma is refused, since PhysiCell's files know no quotes", async () => {
  const scenario = await own();
  const cells = [{ type: "T cell, small", position: [0, 0, 0] as const }];
  expect(() => writePhysicellProject({ ...scenario, cells })).toThrow("a name without commas");
});

test("a custom value whose name cannot be a tag is refused", async () => {
  const scenario = await own();
  const custom = [{ name: "two words", unit: "", value: 1, conserved: false }];
  const model = { ...scenario.model, cellTypes: scenario.model.cellTypes.map((type) => ({ ...type, custom })) };
  expect(() => writePhysicellProject({ ...scenario, model })).toThrow("a name that can be an XML tag");
});
