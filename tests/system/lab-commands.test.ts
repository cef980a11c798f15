/**
 * What the lab says "as a command" comes to what the lab shows, to the last bit: runs, and forks that change treatments
 * and tumour cells. Needs the built command; `npm test` builds first.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { forkName, type LabDocument, runningStudy, studyText } from "../../apps/lab/src/document/lab-document.ts";
import { ArmRun } from "../../apps/lab/src/engine/arm-run.ts";
import type { Answer } from "../../apps/lab/src/engine/messages.ts";
import { planOf } from "../../apps/lab/src/engine/plan-of.ts";
import { commandFiles } from "../../apps/lab/src/share/command-line.ts";

const immunarium = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "immunarium-lab-commands-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const nivolumab = { therapy: "nivolumab", dose: "240 mg" };
const study = {
  microenvironment: "It's small & quick",
  duration: "3 days",
  seed: 5,
  tumour: "1e8 cell",
  antigens: [
    { name: "gp100", kind: "shared", "on-healthy": 0.1 },
    { name: "flag", kind: "tumour-only" },
  ],
  clones: [{ name: "wild", antigens: { gp100: 0.8, flag: 1 } }],
  receptors: [{ antigen: "flag" }],
  patches: [
    {
      name: "tumour",
      kind: "inflamed",
      size: ["160 um", "160 um"],
      cells: { tumour: 30, healthy: 10, vessel: 2, "CD8 effector": 12, "M2 macrophage": 2 },
    },
  ],
  states: { cd8Blood: "1e8 cell" },
  arms: { plain: {}, "drug, twice": { treatments: [{ ...nivolumab, days: [1, 2] }] } },
};
const of = (arm: string, beside?: LabDocument["beside"]): LabDocument => ({
  version: 1,
  study,
  arm,
  ...(beside && { beside }),
});

/** The digest that the lab shows of the run on the screen, or of the fork beside it. */
function digestInLab(document: LabDocument, side: "main" | "beside" = "main"): string | undefined {
  const { arm, beside } = document;
  const text = studyText(runningStudy(document));
  const fork =
    beside?.kind === "fork" ? { of: arm, day: beside.day, ...(beside.gene && { gene: beside.gene }) } : undefined;
  const plan = side === "main" ? planOf(text, "scenario", arm) : planOf(text, "scenario", forkName, fork);
  let digest: string | undefined;
  const run = new ArmRun(plan, (answer: Answer) => {
    if (answer.tell === "ended") digest = answer.digest.all;
  });
  while (run.advance(Number.POSITIVE_INFINITY));
  return digest;
}

/** Does what the lab says, in a shell, beside the file that it saves. */
function typed(document: LabDocument): void {
  const [scenario, command] = commandFiles(document);
  writeFileSync(join(place, scenario.path), scenario.text);
  const script = command.text.replaceAll("npx immunarium", `"${process.execPath}" "${immunarium}"`);
  const quiet = script.replaceAll(/(?<=^".*)$/gm, " -q --write series");
  execFileSync("/bin/sh", ["-ec", quiet], { cwd: place });
}

const digestIn = (folder: string): string =>
  JSON.parse(readFileSync(join(place, "results", "it-s-small-quick", folder, "run.json"), "utf8")).digest.all;

test("a run", () => {
  const document = of("drug, twice");
  typed(document);
  expect(digestIn("drug-twice")).toBe(digestInLab(document));
});

test("a fork in which tumour cells lose an antigen and half of their MHC-I, with the doses as they were", () => {
  const changes = { treatments: study.arms["drug, twice"].treatments };
  const document = of("drug, twice", { kind: "fork", day: 1.5, changes, gene: { antigens: { flag: 0 }, mhc: 0.5 } });
  typed(document);
  expect(digestIn("drug-twice-fork")).toBe(digestInLab(document, "beside"));
  expect(digestIn("drug-twice-fork")).not.toBe(digestInLab(document));
});

test("a fork with another dose and more PD-L1", () => {
  const changes = { treatments: [{ ...nivolumab, days: [2] }] };
  const document = of("plain", { kind: "fork", day: 1.5, changes, gene: { pdl1: 4 } });
  typed(document);
  expect(digestIn("plain-fork")).toBe(digestInLab(document, "beside"));
});

test("a fork without further treatment, in which the drug that is in the body stays what it is", () => {
  const document = of("drug, twice", { kind: "fork", day: 1.5, changes: { treatments: [] } });
  typed(document);
  expect(digestIn("drug-twice-fork")).toBe(digestInLab(document, "beside"));
});

test("a fork that changes nothing, which is the run itself", () => {
  const document = of("plain", { kind: "fork", day: 1.5, changes: { treatments: [] }, gene: { mhc: 1 } });
  typed(document);
  expect(digestIn("plain-fork")).toBe(digestInLab(document, "beside"));
  expect(digestIn("plain-fork")).toBe(digestIn("plain"));
});

test("what the command cannot scale is told with what it can, and what it did is verified", () => {
  const run = (...words: string[]) => {
    try {
      execFileSync(process.execPath, [immunarium, "fork", "results/it-s-small-quick/plain", "--at", "1.5", ...words], {
        cwd: place,
        stdio: "pipe",
      });
      return "";
    } catch (error) {
      return String((error as { readonly stderr: Buffer }).stderr);
    }
  };
  expect(run("--scale", "antigen gp10=0")).toContain("did you mean gp100?");
  expect(run("--scale", "MHC-I=less")).toContain("a factor from 0 up");
  expect(run("--scale", "mhc-i=0.5", "--scale", "MHC-I=2")).toContain("MHC-I twice");
  expect(run("--scale", "PD-L1=0", "-q", "--write", "series", "-o", "none")).toBe("");
  execFileSync(process.execPath, [immunarium, "verify", "none", "-q"], { cwd: place });
});
