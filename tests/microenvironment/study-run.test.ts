/** `immunarium run`, `verify` and `fork` with microenvironments: files, words, and that pauses and threads do not show. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, type Ended, workplace } from "../system/tissue-files.ts";
import { tinyStudy } from "./tiny-study.ts";

const { place, env, immunarium, file } = workplace("study-run");
const text = (path: string) => readFileSync(join(place, path), "utf8");
/** Fields of CSV: in quotes where they hold a comma. */
const rows = (path: string) =>
  text(path)
    .trimEnd()
    .split("\r\n")
    .map((row) => Array.from(row.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g), ([, quoted, bare]) => quoted ?? bare));
/** Columns of a CSV file by name. */
const columns = (path: string) => {
  const [head, ...data] = rows(path);
  return Object.fromEntries(head.map((name, at) => [name, data.map((row) => row[at])]));
};
const filesIn = (folder: string) =>
  readdirSync(join(place, folder), { recursive: true })
    .map(String)
    .filter((name) => statSync(join(place, folder, name)).isFile())
    .sort();

const written = "svg@end,png@end,cells-csv@end,simularium,multicellds@end,ledger,lineage";
const ran = ["run", "tiny.yaml", "-o", "whole", "--write", written, "--spatial"];
let whole: Ended;

beforeAll(async () => {
  file("tiny.yaml", tinyStudy);
  whole = await immunarium(...ran, "-q", "--json");
  expect(`${whole.code} ${whole.err}`).toBe("0 ");
});

describe("run", () => {
  test("each arm has a folder, each patch one within, and run.json and the JSON document tell of them", () => {
    const { arms } = JSON.parse(whole.out);
    expect(Object.keys(arms)).toEqual(["control", "nivolumab"]);
    expect(arms.control).toMatchObject({ status: "done", time: 1, warnings: [] });
    expect(arms.control.digest).toBe(JSON.parse(text("whole/control/run.json")).digest.all);
    expect(arms.control.digest).not.toBe(arms.nivolumab.digest);
    const files = filesIn("whole/control");
    for (const patch of ["left-lung", "liver"]) {
      for (const name of ["tissue_final.svg", "tissue_final.png", "cells_final.csv", "lineage.csv", "spatial.csv"]) {
        expect(files).toContain(`${patch}/${name}`);
      }
    }
    expect(files.filter((name) => !name.includes("/"))).toEqual([
      "ledger.csv",
      "run.json",
      "scenario.json",
      "series.csv",
      "series_columns.csv",
    ]);
  });

  test("series.csv has every column by patch, and its codebook their units and meanings", () => {
    const series = columns("whole/nivolumab/series.csv");
    expect(series.day).toEqual(["0", "0.5", "1"]);
    expect(series["left lung: tumour"][0]).toBe("30");
    expect(Number(series["body: antiPD1Concentration"][2])).toBeGreaterThan(0);
    const meanings = rows("whole/nivolumab/series_columns.csv").slice(1);
    expect(meanings.map(([, name]) => name)).toEqual(Object.keys(series));
    expect(meanings.every(([, , , unit, label]) => unit !== "" && label !== "")).toBe(true);
  });

  test("cells are told in the words of the file: levels of antigens, clones, receptors", () => {
    const cells = columns("whole/control/left-lung/cells_final.csv");
    expect(Object.keys(cells)).toEqual(expect.arrayContaining(["level of neoantigen", "level of gp100", "clone"]));
    expect(Object.keys(cells).filter((name) => /antigen \d|heading|engaged/.test(name))).toEqual([]);
    const of = (kind: string, column: string) => new Set(cells[column].filter((_, row) => cells.type[row] === kind));
    expect(of("tumour", "clone")).toEqual(new Set(["wild", "bare"]));
    expect(of("NK", "clone")).toEqual(new Set([""]));
    expect([...of("CD8 effector", "receptor")]).toEqual(["neoantigen"]);
  });

  test("the picture tells tumour cells with few antigens from others, in words", () => {
    const picture = text("whole/control/left-lung/tissue_final.svg");
    expect(picture).toContain("tumour, few antigens");
    expect(picture).toContain("Two patches: control, left lung");
    expect(picture).toMatch(/\d µm/);
  });

  test("the words on the terminal hold arms side by side, and what ended", async () => {
    const { out } = await immunarium("run", "tiny.yaml", "-o", "whole", "--write", written, "--spatial", "--resume");
    expect(out).toMatch(/tumour cells, start +60 +60/);
    expect(out).toMatch(/anti-PD-1 in blood, peak \[mg\/L\] +0 +\d/);
    expect(out).toContain(`digest ${JSON.parse(whole.out).arms.nivolumab.digest}`);
  });

  test("wrong words are answered with what there is", async () => {
    const arm = await immunarium("run", "tiny.yaml", "--arm", "nivo", "-o", "none");
    expect(`${arm.code} ${arm.err}`).toMatch(/^2 --arm nivo.*control, nivolumab/);
    const numerics = await immunarium("run", "tiny.yaml", "--numerics", "accurate");
    expect(`${numerics.code} ${numerics.err}`).toMatch(/^2 .*microenvironment/);
  });
});

describe("the ledger", () => {
  test("counts what the series counts, in each patch", () => {
    const ledger = columns("whole/control/ledger.csv");
    const series = columns("whole/control/series.csv");
    const count = (patch: string, keep: (row: number) => boolean) =>
      ledger.kind.filter((_, row) => ledger.patch[row] === patch && keep(row)).length;
    for (const patch of ["left lung", "liver"]) {
      const end = (name: string) => Number(series[`${patch}: ${name}`].at(-1));
      const is = (kind: string) => (row: number) => ledger.kind[row] === kind;
      expect(count(patch, (row) => is("born")(row) && ledger.value[row] === "0")).toBe(end("tumour births"));
      expect(count(patch, is("inhibited"))).toBe(end("docks stopped by PD-1"));
      const killed = ["T cells", "NK cells", "antibody", "macrophages"].reduce(
        (n, who) => n + end(`kills by ${who}`),
        0,
      );
      const deaths = end("tumour deaths, other") + end("immune deaths") + end("healthy cells killed") + killed;
      const died = count(patch, (row) => ledger.kind[row].startsWith("died"));
      // Fibroblasts die uncounted, and a macrophage that eats a living cell leaves no death, but a meal.
      expect(died).toBeGreaterThanOrEqual(deaths - end("kills by macrophages") - end("kills by antibody"));
      expect(count(patch, (row) => is("entered")(row) && Number(ledger.time[row]) > 0)).toBeGreaterThanOrEqual(
        end("T cells entered") + end("NK cells entered") + end("regulatory cells entered"),
      );
    }
  });

  test("goes on in time, and whoever was let go was bound so long before", () => {
    const ledger = columns("whole/control/ledger.csv");
    const time = ledger.time.map(Number);
    expect(time.every((t, row) => row === 0 || t >= time[row - 1])).toBe(true);
    const bound = new Map<string, number>();
    let released = 0;
    ledger.kind.forEach((kind, row) => {
      const pair = `${ledger.patch[row]} ${ledger.cell[row]} ${ledger.other[row]}`;
      if (kind === "bound") bound.set(pair, time[row]);
      if (kind !== "released") return;
      released++;
      expect(Number(ledger.value[row])).toBe(time[row] - (bound.get(pair) ?? Number.NaN));
    });
    expect(released).toBeGreaterThan(0);
    // Within a phenotype step of an hour.
    expect(time.some((t) => t % 60 !== 0)).toBe(true);
  });

  test("a cell that a T cell killed was attacked by it in the same moment", () => {
    const { kind, cell, time, other, patch } = columns("whole/control/ledger.csv");
    const attacked = new Set(kind.flatMap((name, row) => (name === "attacked" ? [`${patch[row]} ${cell[row]}`] : [])));
    const killed = kind.flatMap((name, row) =>
      name === "released" && kind[row - 1] === "died-apoptosis" && cell[row - 1] === cell[row] ? [row] : [],
    );
    expect(killed.length).toBeGreaterThan(0);
    for (const row of killed) {
      expect(attacked.has(`${patch[row]} ${cell[row]}`)).toBe(true);
      expect([kind[row - 2], cell[row - 2], other[row - 2], time[row - 2]]).toEqual([
        "attacked",
        cell[row],
        other[row],
        time[row],
      ]);
    }
  });
});

describe("the same bytes", () => {
  test("verify finds the same numbers on two threads, and a changed file out", async () => {
    const { code, out } = await immunarium("verify", "whole", "--workers", "2", "-q", "--json");
    expect(code).toBe(0);
    expect(Object.values(JSON.parse(out)).map((one) => (one as { same: boolean }).same)).toEqual([true, true]);
    const record = text("whole/control/run.json");
    file("changed/run.json", record.replace(/("rows": \[\s+\[\s+0,\s+)30/, "$131"));
    file("changed/scenario.json", text("whole/control/scenario.json"));
    const changed = await immunarium("verify", "changed", "--json");
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.out)).toMatchObject({ same: false, tablesAgree: false });
  });

  test("a run that was stopped by Ctrl-C in the middle and goes on writes the same files, byte for byte", async () => {
    const again = [...ran.map((word) => (word === "whole" ? "parts" : word)), "--arm", "control"];
    const stopped = await interrupted(["--checkpoint", "0"], again);
    expect(stopped.code).toBe(130);
    expect(stopped.err).toMatch(/Stopped on day [\d.]+ of 1, in control/);
    const { code, err } = await immunarium(...again, "--checkpoint", "0", "--resume", "-q", "--workers", "2");
    expect(`${code} ${err}`).toBe("0 ");
    const names = filesIn("whole/control");
    expect(filesIn("parts/control")).toEqual(names);
    const bytes = (folder: string, name: string) => readFileSync(join(place, folder, "control", name));
    for (const name of names) expect(bytes("parts", name).equals(bytes("whole", name)), name).toBe(true);
  });
});

/** Stops the command when it first says how far it is. */
function interrupted(more: readonly string[], typed: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...typed, ...more], { cwd: place, env });
    let [out, err, asked] = ["", "", false];
    child.stdout.on("data", (said) => {
      out += said;
    });
    child.stderr.on("data", (said) => {
      err += said;
      if (!asked) asked = child.kill("SIGINT");
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

describe("replicates", () => {
  test("series of all, and their means with bands by arm and day; the first is the run itself", async () => {
    const { code, err } = await immunarium(
      "run",
      "tiny.yaml",
      "--until",
      "0.5",
      "--replicates",
      "3",
      "--workers",
      "1",
      "--arm",
      "control",
      "-q",
      "-o",
      "many",
    );
    expect(`${code} ${err}`).toBe("0 ");
    expect(filesIn("many")).toEqual([
      ...["control/notes.txt", "control/series.csv", "control/series_columns.csv"],
      ...["study.json", "summary.csv", "summary_columns.csv"],
    ]);
    const series = columns("many/control/series.csv");
    const atNoon = series["liver: tumour"].flatMap((value, row) => (series.day[row] === "0.5" ? [Number(value)] : []));
    expect(atNoon).toHaveLength(3);
    expect(atNoon[0]).toBe(Number(columns("whole/control/series.csv")["liver: tumour"][1]));
    const told = rows("many/summary.csv").find(
      ([arm, name, , day]) => arm === "control" && name === "liver: tumour" && day === "0.5",
    );
    expect(Number(told?.[5])).toBeCloseTo(atNoon.reduce((sum, n) => sum + n, 0) / 3, 9);
    const verified = await immunarium("verify", "many", "--workers", "2", "-q");
    expect(verified.code).toBe(0);
  });
});

describe("fork", () => {
  test("where nothing differs the fork is the run, to the bit; with another arm's treatments it is that arm's luck", async () => {
    const same = await immunarium(
      "fork",
      "whole/control",
      "--at",
      "0.5",
      "--set",
      "killHits=1",
      "--write",
      "series",
      "-q",
      "--json",
      "-o",
      "same",
    );
    expect(`${same.code} ${same.err}`).toBe("0 ");
    const digest = (out: string) => Object.values(JSON.parse(out).arms as Record<string, { digest: string }>)[0].digest;
    const { control, nivolumab } = JSON.parse(whole.out).arms;
    expect(digest(same.out)).toBe(control.digest);
    // The dose falls on the day of the fork, and until then both arms are one.
    const treated = await immunarium(
      "fork",
      "whole/control",
      "--at",
      "0.5",
      "--arm",
      "nivolumab",
      "--write",
      "series",
      "-q",
      "--json",
      "-o",
      "treated",
    );
    const series = (name: string) => columns(`${name}/series.csv`)["liver: tumour"];
    expect(series("treated")).toEqual(series("whole/nivolumab"));
    expect(digest(treated.out)).not.toBe(control.digest);
    expect(digest(treated.out)).toBe(nivolumab.digest);
    const comparison = columns("treated/comparison.csv");
    expect(comparison.day).toEqual(["0", "0.5", "1"]);
    expect(Number(comparison["forked:body: antiPD1Concentration"][2])).toBeGreaterThan(0);
    expect(Number(comparison["original:body: antiPD1Concentration"][2])).toBe(0);
    expect((await immunarium("verify", "treated", "-q")).code).toBe(0);
  });

  test("doses that lie before the fork are no change, and the message says how to count them from it", async () => {
    const late = await immunarium("fork", "whole/control", "--at", "0.75", "--arm", "nivolumab", "-o", "none");
    expect(`${late.code} ${late.err}`).toMatch(/^2 .*day 0.5, before the fork.*--shift/);
  });

  test("a moment at which tissue and body do not meet is refused, with the nearest one", async () => {
    const { code, err } = await immunarium("fork", "whole/control", "--at", "0.6", "--set", "killHits=2");
    expect(`${code} ${err}`).toMatch(/^2 .*day 0.5\b/);
  });
});
