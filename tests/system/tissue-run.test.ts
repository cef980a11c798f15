/** `immunarium run` with tissues: what it writes, what it prints, and that threads and pauses do not show in it. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, type Ended, hunt, project, workplace } from "./tissue-files.ts";

const { place, env, immunarium, file } = workplace("tissue-run");
const text = (path: string) => readFileSync(join(place, path), "utf8");
const rows = (path: string) =>
  text(path)
    .trimEnd()
    .split("\r\n")
    .map((row) => row.split(","));

beforeAll(() => {
  file("hunt.yaml", hunt);
  for (const [path, content] of Object.entries(project)) file(`project/${path}`, content);
});

describe("a scenario", () => {
  interface Printed {
    readonly status: string;
    readonly digest: string;
    readonly cells: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly series: { readonly values: Readonly<Record<string, readonly number[]>> };
    readonly files: readonly string[];
  }
  let printed: Printed;
  const all =
    "series,cells-csv,cells-parquet@1h,fields-csv@end,fields-parquet,simularium,simularium-binary,svg@end,png@end,vtk,ome-tiff@end,gml,multicellds,movie,ledger,lineage";

  beforeAll(async () => {
    const { code, out, err } = await immunarium("run", "hunt.yaml", "--json", "-q", "--write", all, "--spatial");
    expect(`${code} ${err}`).toBe("0 ");
    printed = JSON.parse(out);
  }, 60_000);

  test("--json prints one document with status, cells, series and digest", () => {
    expect(Object.keys(printed)).toEqual([
      "version",
      "status",
      "numerics",
      "seed",
      "time",
      "cells",
      "series",
      "digest",
      "warnings",
      "files",
    ]);
    expect(printed).toMatchObject({ status: "done", numerics: "accurate", seed: 3, time: 120 });
    const total = Object.values(printed.cells).flatMap((states) => Object.values(states));
    const { values } = printed.series;
    expect(total.reduce((sum, count) => sum + count, 0)).toBe(values.n_total.at(-1));
    expect(values.time_min).toEqual([0, 30, 60, 90, 120]);
  });

  test("series.csv holds the same numbers under the columns of the reference cases", () => {
    const [head, ...data] = rows("results/hunt/series.csv");
    expect(head.slice(0, 10).join()).toBe(
      "time_min,n_total,n_live,n_dead,n_apoptotic,n_necrotic,live:tumour,dead:tumour,live:T cell,dead:T cell",
    );
    for (const [at, name] of head.entries()) {
      const printedValues = printed.series.values[name].map((value) => (value === null ? "" : String(value)));
      expect(
        data.map((row) => row[at]),
        name,
      ).toEqual(printedValues);
    }
  });

  test("every output is there as often as was said, and run.json lists all of them", () => {
    const folder = join(place, "results/hunt");
    const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
    expect(found.filter((name) => name !== "run.json").sort()).toEqual([...printed.files]);
    const count = (pattern: RegExp) => printed.files.filter((name) => pattern.test(name)).length;
    expect(count(/^cells_\d{8}\.csv$/)).toBe(5);
    expect(count(/^cells_\d{8}\.parquet$/)).toBe(3);
    expect(count(/^fields_\d{8}\.parquet$/)).toBe(5);
    expect(count(/^fields_final\.csv$|^tissue_final\.(svg|png|ome\.tiff)$/)).toBe(4);
    expect(count(/\.gml$/)).toBe(10);
    expect(count(/\.vt[pi]$/)).toBe(10);
    expect(count(/^multicellds\/output\d{8}\.xml$/)).toBe(5);
    expect(count(/^tissue(_binary)?\.simularium$/)).toBe(2);
    expect(existsSync(join(folder, ".parts"))).toBe(false);
  });

  test("the ledger tells of every birth and death that the series counts", () => {
    const kinds = rows("results/hunt/ledger.csv").map(([, kind]) => kind);
    const count = (...names: string[]) => kinds.filter((kind) => names.includes(kind)).length;
    const { values } = printed.series;
    expect(count("entered")).toBe(values.n_total[0]);
    expect(count("entered", "born") - count("removed", "eaten", "fused")).toBe(values.n_total.at(-1));
    expect(count("died-apoptosis", "died-necrosis") - count("removed")).toBe(values.n_dead.at(-1));
    expect(count("born")).toBeGreaterThan(0);
    expect(count("bound")).toBeGreaterThan(0);
    const trees = text("results/hunt/lineage.nwk").trimEnd().split("\n");
    expect(trees).toHaveLength(values.n_total[0]);
    expect(rows("results/hunt/lineage.csv")).toHaveLength(1 + count("entered", "born"));
  });

  test("statistics of the last look name the types that they are about", () => {
    const table = rows("results/hunt/spatial.csv");
    expect(table.slice(1, 3).map((row) => row[2])).toEqual(["tumour", "T cell"]);
  });

  test("another number of threads, other looks and the scenario that was written back end in the same state", async () => {
    const digests = (folder: string) => JSON.parse(text(`${folder}/run.json`)).digest;
    const again = ["run", "results/hunt/scenario.yaml", "-q", "-o"];
    expect(await immunarium(...again, "again", "--workers", "2")).toMatchObject({ code: 0, out: "", err: "" });
    await immunarium(...again, "often", "--every", "3.5");
    expect(digests("again")).toEqual(digests("results/hunt"));
    expect(digests("often").end).toBe(digests("results/hunt").end);
    expect(digests("often").series).not.toBe(digests("results/hunt").series);
  });

  test("verify says yes, and no where a number or the scenario was changed", async () => {
    expect(await immunarium("verify", "again", "-q")).toEqual({ code: 0, out: "", err: "" });
    const record = text("again/run.json");
    file("again/run.json", record.replace(/(^ {4}60,\n {4})\d+/m, "$199"));
    expect(text("again/run.json")).not.toBe(record);
    const spoilt = await immunarium("verify", "again", "--json");
    expect(JSON.parse(spoilt.out)).toMatchObject({ same: false, tablesAgree: false });
    expect(spoilt.code).toBe(1);
    file("again/run.json", record);
    file("again/scenario.yaml", text("again/scenario.yaml").replace("seed: 3", "seed: 4"));
    const other = await immunarium("verify", "again");
    expect(other).toMatchObject({ code: 1 });
    expect(other.out).toContain("What differs: again/scenario.yaml");
  });

  test("the terminal shows curves, cells, the folder and the digest", async () => {
    const { code, out, err } = await immunarium(
      "run",
      "hunt.yaml",
      "-o",
      "shown",
      "--write",
      "series",
      "--until",
      "1 h",
    );
    expect(code).toBe(0);
    expect(err).toMatch(/simulating: 60 of 60 min, \d+ cells/);
    expect(out).toMatch(/^Hunt, 60 min\n/);
    expect(out).toMatch(/live:tumour +\S+ +12 → \d+/);
    expect(out).toMatch(/^T cell: 4 live/m);
    expect(out).toContain("It is not medical advice.");
    expect(out).toMatch(/Results: shown \(3 files\)\nDigest: [0-9a-f]{64}/);
    expect(readdirSync(join(place, "shown")).sort()).toEqual(["run.json", "scenario.yaml", "series.csv"]);
  });

  test("a run into the same folder takes away what the earlier one wrote, and nothing else", async () => {
    file("shown/mine.txt", "notes");
    await immunarium("run", "hunt.yaml", "-o", "shown", "--write", "svg@end", "--until", "6", "-q");
    expect(readdirSync(join(place, "shown")).sort()).toEqual([
      "mine.txt",
      "run.json",
      "scenario.yaml",
      "tissue_final.svg",
    ]);
  });

  test("after Ctrl-C, --resume ends at the same digest; other options are refused", async () => {
    const typed = ["run", "hunt.yaml", "-o", "stopped", "--write", "series,simularium,ledger,cells-csv"];
    const whole = await immunarium(...typed, "-o", "whole", "-q");
    expect(whole.code).toBe(0);
    const ended = await stopped(typed, /simulating/);
    expect(ended.code).toBe(130);
    expect(ended.err).toMatch(/Stopped at \d+ of 120 min\. Go on with:\n {2}immunarium run hunt\.yaml .*--resume/);
    expect(existsSync(join(place, "stopped/run.json"))).toBe(false);
    const forked = await immunarium("fork", "stopped", "--at", "6", "--seed", "2");
    expect(forked.err).toMatch(/^stopped: found a run that is not finished/);
    const changed = await immunarium(...typed, "--resume", "--seed", "9");
    expect(changed.code).toBe(2);
    expect(changed.err).toContain("found the checkpoint of another run");
    expect(await immunarium(...typed, "--resume", "-q")).toMatchObject({ code: 0 });
    const names = readdirSync(join(place, "whole"));
    expect(readdirSync(join(place, "stopped"))).toEqual(names);
    for (const name of names) expect(text(`stopped/${name}`), name).toBe(text(`whole/${name}`));
  });
});

/** Runs the command and sends it Ctrl-C when it says something. */
function stopped(typed: string[], when: RegExp): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...typed], { cwd: place, env });
    let out = "";
    let err = "";
    let asked = false;
    child.stdout.on("data", (said) => (out += said));
    child.stderr.on("data", (said) => {
      err += said;
      if (!asked && when.test(err)) asked = child.kill("SIGINT");
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

describe("a PhysiCell project", () => {
  const settings = "project/config/PhysiCell_settings.xml";

  test("runs by its settings, accurately if not said otherwise, into a folder of its name", async () => {
    const { code, out, err } = await immunarium("run", settings, "--json", "-q", "--write", "series");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ status: "done", numerics: "accurate", time: 60, warnings: [] });
    expect(readdirSync(join(place, "results/project")).sort()).toEqual(["run.json", "scenario.yaml", "series.csv"]);
    const own = await immunarium("run", settings, "--json", "-q", "--numerics", "physicell", "-o", "as-physicell");
    expect(JSON.parse(own.out)).toMatchObject({ numerics: "physicell" });
    expect(JSON.parse(own.out).digest).not.toBe(JSON.parse(out).digest);
  });

  test("runs from within its folder config as well", async () => {
    const { code } = await immunarium("run", "project/config/../config/PhysiCell_settings.xml", "-q", "-o", "within");
    expect(code).toBe(0);
  });

  test("becomes a scenario of the same run, and a project again", async () => {
    const there = await immunarium("convert", settings, "converted/cells.yaml");
    expect(there).toMatchObject({ code: 0, out: "converted/cells.yaml\n", err: "" });
    const back = await immunarium("convert", "converted/cells.yaml", "back", "--json");
    const { files, warnings } = JSON.parse(back.out);
    expect(files).toContain("back/config/PhysiCell_settings.xml");
    expect(warnings).toEqual(["PhysiCell computes with its own numerics, not the accurate ones"]);
    for (const [from, folder] of [
      ["converted/cells.yaml", "c1"],
      ["back/config/PhysiCell_settings.xml", "c2"],
    ]) {
      expect(await immunarium("run", from, "-q", "-o", folder)).toMatchObject({ code: 0 });
      expect(JSON.parse(text(`${folder}/run.json`)).digest).toEqual(
        JSON.parse(text("results/project/run.json")).digest,
      );
    }
  });

  test("is told in words, and found good", async () => {
    const told = await immunarium("explain", settings);
    expect(told.out).toContain(
      "in tumour cells, pressure decreases cycle entry from 0.01 to 0 1/min, half at 1, power 4",
    );
    const { code, out } = await immunarium("check", settings, "hunt.yaml");
    expect(code).toBe(0);
    expect(out).toBe(
      `${settings}: good. PhysiCell project, 1 cell type, 1 substance, 1 rule, 3 cells at the start, 60 min\n` +
        "hunt.yaml: good. tissue, 2 cell types, 2 substances, 1 rule, 16 cells at the start, 120 min\n",
    );
  });
});

const reference = new URL("../../../shared/cases/physicell/tumour_o2_2d/", import.meta.url);

test("the reference project tumour_o2_2d gives the columns of PhysiCell's own series, and with its numerics its oxygen", async () => {
  if (!existsSync(reference)) {
    console.warn("skipped: the reference cases are not beside this checkout");
    return;
  }
  const settings = new URL("config/PhysiCell_settings.xml", reference).pathname;
  const typed = ["run", settings, "--numerics", "physicell", "--until", "240", "-o", "o2", "--write", "series", "-q"];
  expect(await immunarium(...typed)).toMatchObject({ code: 0 });
  const [head, , ...ours] = rows("o2/series.csv");
  const [wanted, , ...theirs] = readFileSync(new URL("seed_1.csv", reference), "utf8")
    .trimEnd()
    .split(/\r?\n/)
    .map((row) => row.split(","));
  expect(head).toEqual(wanted);
  const oxygen = head.indexOf("mean:oxygen");
  for (const [row, values] of ours.entries()) {
    expect(values[0]).toBe(String(Number(theirs[row][0])));
    expect(Math.abs(Number(values[oxygen]) / Number(theirs[row][oxygen]) - 1)).toBeLessThan(0.01);
  }
}, 60_000);
