import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { MicroenvironmentRun, readStudy, referenceModel, seriesEntries } from "../../../../src/index.ts";
import { deskTasks } from "./desk-tasks.ts";

const text = `microenvironment: small
cancer: melanoma
duration: 1 days
tumour: 1e8 cell
clones: [{ name: wild }]
patches: [{ name: p, kind: desert, size: [100 um, 100 um], cells: { tumour: 5 } }]
arms:
  control: {}
  drug: { treatments: [{ therapy: nivolumab, dose: 240 mg, days: [0] }] }
`;

describe("the desk", () => {
  test("reads a study as data, with its arms in their order", () => {
    expect(deskTasks.read({ text, file: "a.yaml" })).toEqual({
      is: "study",
      study: parse(text),
      arms: ["control", "drug"],
    });
  });

  test("tells faults by the lines of the file that people have", () => {
    const read = deskTasks.read({ text: text.replace("1e8 cell", "lots"), file: "a.yaml" });
    if (read.is !== "refused") throw new Error(read.is);
    expect(read.faults[0]).toMatchObject({ place: "a.yaml:4: tumour", found: '"lots"' });
    const other = deskTasks.read({ text: "tissue: x", file: "b.yaml" });
    if (other.is !== "refused") throw new Error(other.is);
    expect(other.faults[0].expected).toContain("microenvironment:");
  });

  test("YAML comes back as the same study", () => {
    expect(parse(deskTasks.yaml({ study: parse(text) }))).toEqual(parse(text));
  });

  test("series have a line a row, the columns of the last row, and a meaning a column", () => {
    const scenario = readStudy(text).arms.drug;
    const row = seriesEntries(new MicroenvironmentRun(scenario, referenceModel));
    const rows = [row.slice(0, 3), row];
    const lines = deskTasks.csv({ rows, scenario }).trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1].split(",")).toHaveLength(row.length);
    expect(deskTasks.codebook({ rows, scenario }).trimEnd().split("\r\n")).toHaveLength(row.length + 1);
  });

  test("works of a study are those of its model, its cancer and its drugs", () => {
    const json = JSON.stringify(parse(text));
    const all = deskTasks.cite({ text: json, style: "bibtex" });
    const without = deskTasks.cite({
      text: JSON.stringify({ ...parse(text), arms: { control: {} } }),
      style: "bibtex",
    });
    expect(all).toContain("@misc{bajaj-2017");
    expect(all.length).toBeGreaterThan(without.length);
  });
});
