import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { smallTrial } from "../../../tests/system/small-trial.ts";
import type { TrialResult } from "../../experiments/result.ts";
import { digestText } from "../../foundation/digest.ts";
import { safety } from "../../foundation/safety.ts";
import { readStoredResult } from "../stored-result.ts";
import { readTrial } from "../trial-file.ts";
import { trialBundle, zipFiles } from "./bundle.ts";
import type { BundleFile } from "./bundle-file.ts";
import { rScript } from "./r-script.ts";

let result: TrialResult;
let files: readonly BundleFile[];
const textOf = (path: string): string => String(files.find((file) => file.path === path)?.content);
beforeAll(async () => {
  result = await smallTrial();
  files = trialBundle(result, { report: "<!doctype html><title>Report</title>" });
});

describe("a bundle", () => {
  test("holds each kind of file once, and its manifest knows the SHA-256 of all others", () => {
    const paths = files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const wanted = [
      "README.txt",
      "trial.yaml",
      "report.html",
      "adam/adsl.json",
      "adam/adtte.csv",
      "tables/codebook.csv",
    ];
    expect(paths).toEqual(expect.arrayContaining(wanted));
    const manifest = JSON.parse(textOf("manifest.json"));
    expect(manifest).toMatchObject({ simulated: true, digest: result.digest, seed: 1, version: "0.1.0" });
    expect(manifest.files.length).toBe(paths.length - 1);
    for (const { path, sha256 } of manifest.files) expect(sha256, path).toBe(digestText(textOf(path)));
  });

  test("gives back the design and the result that it was made from", () => {
    expect(readTrial(textOf("trial.yaml"), "trial.yaml")).toEqual(result.design);
    expect(readStoredResult(textOf("result.json"), "result.json")).toEqual(result);
  });

  test("opens with the safety wording", () => {
    const readme = textOf("README.txt");
    for (const sentence of Object.values(safety)) expect(readme).toContain(sentence);
    expect(readme.split("\n")[0]).toContain("SIMULATED DATA");
  });

  test("is the same archive in every time zone, and opens to the same texts", () => {
    const before = process.env.TZ;
    const [there, here] = ["Pacific/Auckland", "America/New_York"].map((zone) => {
      process.env.TZ = zone;
      return zipFiles(files, "made-up");
    });
    process.env.TZ = before;
    expect(here).toEqual(there);
    const opened = unzipSync(here);
    expect(Object.keys(opened).sort()).toEqual(files.map(({ path }) => `made-up/${path}`).sort());
    expect(new TextDecoder().decode(opened["made-up/README.txt"])).toBe(textOf("README.txt"));
  });
});

describe("the R script", () => {
  /** The script without comments and texts, where brackets count. */
  const bare = rScript.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/#.*/g, "");

  test("closes every bracket that it opens", () => {
    const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
    const open: string[] = [];
    for (const [mark] of bare.matchAll(/[()[\]{}]/g)) {
      if (mark in pairs) expect(open.pop()).toBe(pairs[mark]);
      else open.push(mark);
    }
    expect(open).toEqual([]);
    expect(bare.split('""').length).toBeGreaterThan(50);
  });

  test("reads files that the bundle has, and columns that they have", () => {
    const sources = {
      adtte: "adam/adtte.csv",
      adrs: "adam/adrs.csv",
      engine: "engine-figures.csv",
      data: "adam/adtte.csv",
    };
    const made = ["months", "event", "arm", "treated"]; // columns that the script makes itself
    for (const path of Object.values(sources)) expect(rScript).toContain(path.split("/").at(-1));
    for (const [variable, path] of Object.entries(sources)) {
      const header = textOf(path).split("\r\n")[0].split(",");
      const used = [...bare.matchAll(new RegExp(String.raw`\b${variable}\$(\w+)`, "g"))].map(([, name]) => name);
      expect(used.length, variable).toBeGreaterThan(0);
      expect(used.filter((name) => !header.includes(name) && !made.includes(name))).toEqual([]);
    }
  });

  test("knows each figure that the engine gives", () => {
    const figures = new Set(
      textOf("engine-figures.csv")
        .trim()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(",")[0]),
    );
    expect(figures.size).toBe(8);
    for (const figure of figures) expect(rScript).toContain(`"${figure}" = `);
  });
});
