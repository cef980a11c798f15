/**
 * The R script of a bundle, run by R where there is one: what it derives from ADTTE and ADRS is what the engine found.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rFiles } from "../../src/formats/trial-output/trial-files.ts";
import { smallTrial } from "../system/small-trial.ts";

const hasSurvival = spawnSync("Rscript", ["-e", "library(survival)"]).status === 0;

describe.skipIf(!hasSurvival)("rederive.R", () => {
  const folder = mkdtempSync(join(tmpdir(), "immunarium-r-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const derive = () =>
    new Promise<{ code: number | string; out: string }>((resolve) => {
      execFile("Rscript", ["rederive.R"], { cwd: folder }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out: out + err }),
      );
    });

  beforeAll(async () => {
    for (const { path, content } of rFiles(await smallTrial())) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });

  test("derives every figure of a real trial to 1e-6", async () => {
    const { code, out } = await derive();
    const [, agreeing, all] = /(\d+) of (\d+) figures agree/.exec(out) ?? [];
    expect({ code, agreeing }, out).toEqual({ code: 0, agreeing: all });
    expect(Number(all)).toBeGreaterThan(25);
  });

  test("says NO and ends with 1 where a figure was changed", async () => {
    const figures = join(folder, "engine-figures.csv");
    const text = readFileSync(figures, "utf8");
    writeFileSync(figures, text.replace(/^(rate,ORR,nivolumab,,,)[\d.]+/m, "$10.999"));
    const { code, out } = await derive();
    expect(code).toBe(1);
    expect(out.match(/ NO *$/gm)).toHaveLength(1);
  });
});
