/** `immunarium scan` as its users meet it, and beside the scan page. Needs the built command; `npm test` builds first. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scan } from "../../apps/cli/commands/scan.ts";
import { studyText } from "../../apps/lab/src/document/lab-document.ts";
import { fileStem } from "../../apps/lab/src/export/save-as.ts";
import { scanCommand } from "../../apps/lab/src/scan/scan-command.ts";
import type { StudyScan } from "../../apps/lab/src/scan/study-scan.ts";
import {
  type Axis,
  emptyResult,
  findQuantity,
  keepRun,
  measureTask,
  readVaried,
  scanDigest,
  scenarioQuantities,
  studyWith,
} from "../../src/index.ts";
import { fewCells } from "./few-cells.ts";
import { command, workplace } from "./tissue-files.ts";

const { place, env, immunarium, file } = workplace("scan");

const study = {
  ...fewCells,
  arms: { "as it is": {}, "growing fast": { parameters: { tumourDivision: 1 } } },
  claims: [
    {
      id: "grows",
      statement: "It grows faster.",
      changed: "division",
      arm: "growing fast",
      against: "as it is",
      measured: "tumour",
      reading: "day 1",
      effect: "ratio",
      expected: "above 1",
      replicates: 2,
      source: "assumed: a test",
    },
  ],
};
const arm = "growing fast";
const name = `${fileStem({ study })}.json`;
file(name, studyText(study));

const read = readVaried({ study, arm });
if ("refused" in read) throw new Error(read.refused);
const groups = scenarioQuantities({ study, arm }, read.scenario);
const axis = (key: string, rest: Omit<Axis, "quantity">): Axis => ({ quantity: findQuantity(groups, key), ...rest });
const plan: StudyScan = {
  study,
  arm,
  axes: [
    axis("CD8 effector", { from: 0, to: 20, points: 3, spacing: "even" }),
    axis("mhc", { from: 0.1, to: 1, points: 2, spacing: "factor" }),
  ],
  replicates: 2,
  commonChance: false,
  seed: 7,
};
const json = (folder: string) => JSON.parse(readFileSync(join(place, folder, "scan.json"), "utf8"));

/** As the page runs it: each run is measured by itself, in whatever order. */
function digestOnPage(): string {
  const result = emptyResult(plan);
  const quantities = plan.axes.map(({ quantity }) => quantity);
  for (let run = result.runs.length - 1; run >= 0; run--) {
    const { point, seed } = result.runs[run];
    const answer = readVaried({ study: studyWith(plan, quantities, result.points[point], plan.seed), arm });
    if ("refused" in answer) throw new Error(answer.refused);
    const measured = measureTask.prepare([answer.scenario])({ point: 0, seed });
    keepRun(result, run, measured as Awaited<typeof measured>);
  }
  return scanDigest(result);
}

test("the command that the page shows comes to the page's digest, on one thread and on two", async () => {
  const typed = scanCommand(plan).replace(/^npx immunarium /, "");
  const words = typed.match(/'[^']*'|\S+/g)?.map((word) => word.replaceAll("'", "")) ?? [];
  expect(await immunarium(...words, "-q", "-o", "one", "--workers", "1")).toMatchObject({ code: 0, err: "" });
  expect(await immunarium(...words, "-q", "-o", "two", "--workers", "2")).toMatchObject({ code: 0, err: "" });
  expect(json("one").digest).toBe(digestOnPage());
  for (const written of ["scan.csv", "points.csv", "columns.csv", "scan.svg"]) {
    expect(readFileSync(join(place, "two", written)), written).toEqual(readFileSync(join(place, "one", written)));
  }
  expect(json("two")).toEqual({ ...json("one"), command: expect.stringContaining("--workers 2") });
});

test("the files hold every run, say what was asked, and what came of it", () => {
  const { axes, sample, runs, classes } = json("one");
  expect(axes.map(({ place, values }: { place: string[]; values: number[] }) => [place.join("."), values])).toEqual([
    ["patches.primary.cells.CD8 effector", [0, 10, 20]],
    ["clones.wild.mhc", [0.1, 1]],
  ]);
  expect(sample).toEqual({ points: 6, runs: 12, failed: 0 });
  expect(runs.seed).toHaveLength(12);
  expect(new Set(runs.seed).size).toBe(12);
  for (const outcome of runs.outcome) expect(Object.keys(classes)).toContain(outcome);
  const words = readFileSync(join(place, "one", "scan.md"), "utf8");
  expect(words).toMatch(/^With MHC-I on wild 0\.1: along CD8 effector cells|^With MHC-I on wild 0\.1: most runs/m);
  expect(words).toContain("not medical advice");
  expect(readFileSync(join(place, "one", "scan.svg"), "utf8")).toContain(json("one").digest.slice(0, 8));
});

test("verify runs it again, and sees what was changed since", async () => {
  expect(await immunarium("verify", "one", "-q")).toMatchObject({ code: 0 });
  const changed = json("one");
  changed.runs.tumour_end[0] += 1;
  file("changed/scan.json", JSON.stringify(changed));
  const { code, out } = await immunarium("verify", "changed");
  expect(code).toBe(1);
  expect(out).toContain("the runs in changed/scan.json");
});

test("Ctrl-C keeps what is done, and --resume comes to the same", async () => {
  const words = ["scan", name, "--vary", "tumour=10:40:4", "--replicates", "3", "--workers", "1"];
  const child = spawn(process.execPath, [command, ...words, "-o", "stopped"], { cwd: place, env });
  let said = "";
  const code = await new Promise((resolve) => {
    child.stderr.on("data", (text) => {
      if (!said.includes("runs: 1 of") && `${said}${text}`.includes("runs: 1 of")) child.kill("SIGINT");
      said += text;
    });
    child.on("exit", resolve);
  });
  expect(code).toBe(130);
  expect(said).toContain("--resume");
  expect(await immunarium(...words, "-o", "stopped", "--resume", "-q")).toMatchObject({ code: 0 });
  expect(await immunarium(...words, "-o", "whole", "-q")).toMatchObject({ code: 0 });
  expect(json("stopped").digest).toBe(json("whole").digest);
});

test("a shorter run may not reach the day of a claim, and is run all the same", async () => {
  const words = ["--until", "12 h", "--vary", "tumour=10:20:2", "--replicates", "1", "-q", "-o", "short"];
  expect(await immunarium("scan", name, ...words)).toMatchObject({ code: 0, err: "" });
  expect(json("short").days).toBe(0.5);
});

test("what cannot be varied is told with the key that was read and those near it", async () => {
  const { code, err } = await immunarium("scan", name, "--vary", "tumourDivison=0.1:1:3");
  expect(code).toBe(2);
  expect(err).toContain("did you mean tumourDivision");
  const told = (vary: readonly string[], flags = {}) =>
    scan.run({ words: [join(place, name)], flags: { vary: [...vary], ...flags } }).then(String, String);
  expect(await told(["tumour=1:2"])).toContain("expected KEY=FROM:TO:N");
  expect(await told(["mhc=0.1:2:3"])).toContain("must lie from 0 to 1");
  expect(await told(["tumour=10:90000:2", "tumour=1:2:2"])).toContain("another quantity");
  expect(await told(["tumour=10:20:2"], { arm: "growing" })).toContain("growing fast");
  expect(await told(["tumourDivision=1 cell:2 cell:2"])).toContain("1/day");
  expect(await told([])).toContain("Say what varies");
});

test("a point that the file's checks refuse fails alone, in the reader's words, and the command ends with 1", async () => {
  const { code, out } = await immunarium("scan", name, "--vary", "tumour=10:9000:2", "--replicates", "1", "-o", "full");
  expect(code).toBe(1);
  expect(out).toMatch(/1 run failed and is left out; the first: scenario:\d+: patches/);
  expect(json("full").runs.outcome).toEqual([expect.any(String), "failed"]);
});
