import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runMicroenvironment } from "../../src/experiments/microenvironment/replicate.ts";
import { readStudy } from "../../src/formats/microenvironment-file.ts";
import { type TypicalTissue, typicalTissues } from "../../src/models/microenvironment/typical.ts";

const folder = new URL("../../scenarios/microenvironment/typical/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const studies = files.map((file) => readStudy(readFileSync(new URL(file, folder), "utf8"), file));

test("there is a typical tissue for each of the nine cancers", () => {
  expect(files).toHaveLength(9);
  const names = studies.map(({ title }) => title.toLowerCase());
  for (const cancer of Object.keys(typicalTissues)) {
    expect(
      names.some((name) => name.startsWith(cancer.toLowerCase())),
      cancer,
    ).toBe(true);
  }
});

describe.each(studies.map((study) => [study.title, study] as const))("%s", (title, study) => {
  const [name, tissue] = Object.entries<TypicalTissue>(typicalTissues).find(([cancer]) =>
    title.toLowerCase().startsWith(cancer.toLowerCase()),
  )!;
  const [untreated, treated] = Object.values(study.arms);

  test("has the cells of the typical tissue beside its tumour cells, to rounding", () => {
    const [{ cells, kind }] = untreated.patches;
    expect(kind).toBe(tissue.patch.kind);
    for (const [what, { value }] of Object.entries(tissue.cells)) {
      const all = what === "vessel" || what === "fibroblast" ? 2.4 : 1;
      const expected = (all * value * (cells.tumour ?? 0)) / 1000;
      expect(Math.abs((cells[what as "NK"] ?? 0) - expected), `${name}: ${what}`).toBeLessThanOrEqual(1);
    }
  });

  test("begins, treated, and goes through a day in its body", () => {
    const { status } = runMicroenvironment({ ...treated, duration: 1 });
    expect(status.code).toBe("done");
    expect(treated.host.doses.length).toBeGreaterThan(0);
  });
});
