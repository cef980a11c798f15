import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPhysicellProject } from "../../../../src/index.ts";
import { readZip, writeZip, type ZipFile } from "../share/zip.ts";
import { isOfProject, projectOf } from "./project-source.ts";

const settings = { bytes: new TextEncoder().encode('<?xml version="1.0"?>\n<PhysiCell_settings version="1">') };
const other = { bytes: new TextEncoder().encode("<MultiCellDS/>") };

describe("files of a PhysiCell project", () => {
  test("settings of the usual name come first, the highest of several, and no results of runs", () => {
    const files = [
      { path: "p/config/old/PhysiCell_settings.xml", ...settings },
      { path: "p/config/a.xml", ...settings },
      { path: "p/config/PhysiCell_settings.xml", ...settings },
      { path: "p/initial.xml", ...other },
    ];
    expect(projectOf(files).settings).toBe("p/config/PhysiCell_settings.xml");
    expect(projectOf(files.slice(1, 2)).settings).toBe("p/config/a.xml");
  });

  test("something else is told in words, with what to choose", () => {
    expect(() => projectOf([{ path: "a.xml", ...other }])).toThrow("the one that holds config");
  });

  test("programs, results and libraries are left where they are", () => {
    const paths = ["config/cells.csv", "custom_modules/custom.cpp", "output/cells.csv", "BioFVM/a.h", "project.exe"];
    expect(paths.filter(isOfProject)).toEqual(["config/cells.csv", "custom_modules/custom.cpp"]);
  });
});

const cases = join(import.meta.dirname, "../../../../../shared/cases/physicell");

describe.skipIf(!existsSync(cases))("projects of PhysiCell", () => {
  for (const name of ["tumour_o2_2d", "rules_sample"]) {
    test(`${name} is read from a ZIP of its folder`, async () => {
      const folder = join(cases, name);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => /\.(csv|xml|txt)$/.test(path))
        .map((path): ZipFile => ({ path: `${name}/${path}`, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
      const archive = new Uint8Array(await (await writeZip(files)).arrayBuffer());
      const project = projectOf(await readZip(archive, isOfProject));
      const byPath = new Map(project.files.map(({ path, bytes }) => [path, bytes]));
      const text = new TextDecoder().decode(byPath.get(project.settings));
      const { scenario } = await readPhysicellProject({
        settings: { path: project.settings, text },
        read: (path) => byPath.get(path),
      });
      expect(scenario.model.name).toBe(name);
      expect(scenario.cells.length).toBeGreaterThan(10);
    });
  }
});
