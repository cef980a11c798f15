/** `immunarium sensitivity` as its users meet it, and beside the page. Needs the built command; `npm test` builds first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sensitivity } from "../../apps/cli/commands/sensitivity.ts";
import { studyText } from "../../apps/lab/src/document/lab-document.ts";
import { fileStem } from "../../apps/lab/src/export/save-as.ts";
import { sensitivityCommand } from "../../apps/lab/src/scan/sensitivity-command.ts";
import type { StudySensitivity } from "../../apps/lab/src/scan/study-scan.ts";
import {
  emptySensitivity,
  findQuantity,
  type MeasuredRun,
  measureTask,
  parameterQuantities,
  rangeAround,
  readVaried,
  scenarioQuantities,
  sensitivityDigest,
  sensitivityResult,
  studyWith,
} from "../../src/index.ts";
import { fewCells } from "./few-cells.ts";
import { workplace } from "./tissue-files.ts";

const { place, immunarium, file } = workplace("sensitivity");

const study = {
  ...fewCells,
  parameters: { tumourDivision: 0.3 },
};
const arm = "run";
const name = `${fileStem({ study })}.json`;
file(name, studyText(study));

const read = readVaried({ study, arm });
if ("refused" in read) throw new Error(read.refused);
const groups = [...scenarioQuantities({ study, arm }, read.scenario), ...parameterQuantities(read.scenario)];
const around = (key: string) => rangeAround(findQuantity(groups, key), { factor: 1.5, stated: false });
const plan: StudySensitivity = {
  study,
  arm,
  method: "tornado",
  ranges: [around("tumour"), around("tumourDivision"), around("mhc")],
  replicates: 2,
  trajectories: 2,
  seed: 7,
};
const json = (folder: string) => JSON.parse(readFileSync(join(place, folder, "sensitivity.json"), "utf8"));

/** As the page runs it: each run is measured by itself. */
function digestOnPage(of: StudySensitivity): string {
  const { points, runs } = emptySensitivity(of);
  const measured = runs.map(({ point, seed }) => {
    const { quantities, values } = points[point];
    const answer = readVaried({ study: studyWith(of, quantities, values, of.seed), arm });
    if ("refused" in answer) throw new Error(answer.refused);
    return measureTask.prepare([answer.scenario])({ point: 0, seed }) as MeasuredRun;
  });
  return sensitivityDigest(sensitivityResult(of, measured));
}

const words = (of: StudySensitivity) =>
  sensitivityCommand(of)
    .replace(/^npx immunarium /, "")
    .match(/'[^']*'|\S+/g)
    ?.map((word) => word.replaceAll("'", "")) ?? [];

test("the command that the page shows comes to the page's digest, as a tornado on one thread", async () => {
  expect(await immunarium(...words(plan), "-q", "-o", "one", "--workers", "1")).toMatchObject({ code: 0, err: "" });
  expect(json("one").digest).toBe(digestOnPage(plan));
  expect(json("one").sample).toEqual({ points: 6, runs: 12, failed: 0 });
  expect(json("one").effects.verdict).toHaveLength(3);
});

test("and as Morris's screening on two", async () => {
  const morris: StudySensitivity = { ...plan, method: "morris", replicates: 1 };
  const { code, out } = await immunarium(...words(morris), "-o", "two", "--workers", "2");
  expect(code).toBe(0);
  expect(json("two").digest).toBe(digestOnPage(morris));
  expect(out).toContain("10 runs: 2 trajectories, 1 run at each point");
  expect(out).toContain("Other seeds alone move tumour cells at the end by");
  expect(json("two").effects.quantity.at(-1)).toBe("chance alone");
});

test("verify runs them again", async () => {
  expect(await immunarium("verify", "one", "-q")).toMatchObject({ code: 0, err: "" });
  expect(await immunarium("verify", "two", "-q")).toMatchObject({ code: 0, err: "" });
});

test("without a word of what varies, it is what the file sets; pictures and tables say how much was run", async () => {
  const { code, out } = await immunarium("sensitivity", name, "--replicates", "2", "-o", "own", "--until", "1");
  expect(code).toBe(0);
  const { ranges, effects } = json("own");
  const keys = ranges.map(({ place: of }: { readonly place: readonly string[] }) => of.at(-1));
  expect(keys).toEqual(["tumourDivision", "flag", "tumour", "healthy", "vessel", "CD8 effector"]);
  const said = effects.verdict.map((verdict: string) => verdict);
  for (const verdict of said) expect(["moves", "may be chance", "none"]).toContain(verdict);
  expect(out).toMatch(/24 runs: 2 runs at each end and of the scenario as it is/);
  const picture = readFileSync(join(place, "own", "tornado.svg"), "utf8");
  expect(picture).toContain(json("own").digest.slice(0, 8));
  expect(picture.match(/>may be chance</g)?.length ?? 0).toBe(
    said.filter((verdict: string) => verdict === "may be chance").length,
  );
});

test("what cannot be asked is told", async () => {
  const told = (flags: Record<string, string | string[]>) =>
    sensitivity.run({ words: [join(place, name)], flags }).then(String, String);
  expect(await told({ vary: ["homeing"] })).toContain("did you mean homing");
  expect(await told({ vary: ["mhc=0.5:2"] })).toContain("from 0 to 1");
  expect(await told({ group: ["Tisue"] })).toContain("did you mean Tissue");
  expect(await told({ factor: "0.5" })).toContain("above 1");
  expect(await told({ replicates: "1" })).toContain("from 2 to 1000");
  expect(await told({ vary: ["tumour", "cells.tumour"] })).toContain("varied twice");
  expect(await told({ show: "tumour_ends" })).toContain("did you mean tumour_end");
});
