/**
 * The built command as its users meet it: what it prints, how it ends, what it leaves on the disk. Needs `npm run
 * build`; `npm test` does that first.
 */
import { execFile, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "immunarium-cli-"));
const environment = { ...process.env, IMMUNARIUM_CACHE: join(place, "cache"), NO_COLOR: "1", FORCE_COLOR: "" };
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Ended {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

function immunarium(...typed: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...typed],
      { cwd: place, env: environment, maxBuffer: 1e8 },
      (error, out, err) => resolve({ code: error ? (error.code ?? error.signal ?? null) : 0, out, err }),
    );
  });
}

const small = `title: A small trial
source: made up for this test
cancer: melanoma
arms:
  - name: nivolumab
    size: 100
    treatments:
      - { therapy: nivolumab, dose: 3 mg/kg, every: 2 weeks }
  - name: ipilimumab
    size: 100
    treatments:
      - { therapy: ipilimumab, dose: 3 mg/kg, every: 3 weeks, times: 4 }
follow-up: 1 year
visits: { first: 12 weeks, every: 6 weeks }
landmarks: [6 months]
contrasts:
  - { arm: nivolumab, reference: ipilimumab }
published:
  - { arm: ipilimumab, endpoint: ORR, value: 11 %, source: made up, checked: true }
patients: 40
`;

function file(name: string, text: string): string {
  writeFileSync(join(place, name), text);
  return name;
}

describe("talking to the user", () => {
  test.concurrent("help shows examples before anything else, every verb, and the safety sentence", async () => {
    const { code, out } = await immunarium("help");
    expect(code).toBe(0);
    expect(out.split("\n")[2]).toMatch(/^ {2}immunarium trial trials\/checkmate-067\.yaml/);
    for (const verb of ["check", "run", "trial", "report", "explain", "cite", "verify", "bench", "help", "version"]) {
      expect(out).toMatch(new RegExp(`^ {2}${verb} +\\S`, "m"));
    }
    expect(out).toContain("Results here are not evidence about a real treatment.");
  });

  test.concurrent("the version is the package's", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await immunarium("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test.concurrent.each([
    [["trail", "x.yaml"], /Unknown verb trail \(did you mean trial\?\)/],
    [["trial"], /Name a trial file/],
    [["trial", "a.yaml", "--wokers", "2"], /no option --wokers \(did you mean --workers\?\)/],
    [["trial", "a.yaml", "--seed", "1.5"], /--seed 1\.5: expected a whole number/],
    [["trial", "a.yaml", "--write", "bundel"], /--write has no bundel \(did you mean bundle\?\)/],
    [["trial", "a.yaml", "--alpha", "0.01"], /--arm-size and --alpha belong to --operating/],
    [["trial", "a.yaml", "--operating", "9", "--alpha", "5"], /--alpha 5: expected a number between 0 and 1/],
    [["trial", "absent.yaml"], /absent\.yaml: found no such file/],
    [["explain", "nivolumb"], /Nothing is called nivolumb \(did you mean nivolumab\?\)/],
    [["run", "kuznetsov-1994", "--set", "grwth=1"], /grwth.*did you mean growth/],
  ])("%j is refused with 2 and a way out", async (typed, message) => {
    const { code, out, err } = await immunarium(...typed);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n {4}at /);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("bad trial files", () => {
  const bad: [name: string, text: string, message: RegExp][] = [
    [
      "drug",
      small.replace("nivolumab, dose", "nivolumb, dose"),
      /^drug\.yaml:8: arms\[0\]\.treatments\[0\]\.therapy: .*did you mean nivolumab/,
    ],
    [
      "dimension",
      small.replace("3 mg/kg, every: 2", "3 weeks, every: 2"),
      /^dimension\.yaml:8: arms\[0\]\.treatments\[0\]\.dose: found "3 weeks"; expected an amount/,
    ],
    [
      "late",
      small.replace("times: 4", "times: 40"),
      /^late\.yaml:12: .*ipilimumab's last dose \(week 117\) is after follow-up ends/,
    ],
    [
      "negative",
      small.replace("size: 100", "size: -1"),
      /^negative\.yaml:6: arms\[0\]\.size: found -1; expected at least 1/,
    ],
    [
      "endpoint",
      small.replace("[6 months]", "[6 months, 3 years]"),
      /^endpoint\.yaml:15: landmarks\[1\]: .*a time within follow-up/,
    ],
    [
      "empty-arm",
      small.replace(/treatments:\n {6}- { therapy: nivo.*\n/, "treatments: []\n"),
      /^empty-arm\.yaml:7: arms\[0\]\.treatments: found an empty list/,
    ],
    ["formula", `${small}eligibility: ["wieght > 50"]\n`, /^formula\.yaml:21: eligibility\[0\]: .*did you mean weight/],
    ["nan", small.replace("patients: 40", "patients: .nan"), /^nan\.yaml:20: patients: found NaN/],
    ["truncated", small.slice(0, small.indexOf("visits") + 20), /^truncated\.yaml:14: found no valid YAML/],
    [
      "key",
      small.replace("landmarks", "landmraks"),
      /^key\.yaml:15: landmraks: found an unknown key, .*did you mean landmarks/,
    ],
    ["binary", "\u0000\u0001\u0002", /^binary\.yaml:1: /],
    ["nothing", "", /^nothing\.yaml:1: found nothing; expected keys with values/],
  ];

  beforeAll(() => {
    for (const [name, text] of bad) file(`${name}.yaml`, text);
  });

  test("check tells what is wrong with each, where, and ends with 1", async () => {
    const names = bad.map(([name]) => `${name}.yaml`);
    const { code, out, err } = await immunarium("check", ...names);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(bad.length);
    bad.forEach(([, , message], index) => {
      expect(lines[index]).toMatch(message);
    });
    const json = await immunarium("check", ...names, "--json");
    expect(JSON.parse(json.out).map((one: { file: string; ok: boolean }) => [one.file, one.ok])).toEqual(
      names.map((name) => [name, false]),
    );
  });

  test.concurrent.each(bad.slice(0, 2))(
    "trial refuses %s.yaml with 2 and writes nothing",
    async (name, _text, message) => {
      const folder = `from-${name}`;
      const { code, out, err } = await immunarium("trial", `${name}.yaml`, "-o", folder);
      expect(err).toMatch(message);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(existsSync(join(place, folder))).toBe(false);
    },
  );

  test("a file of 100 MB is refused unread", async () => {
    truncateSync(join(place, file("huge.yaml", small)), 100_000_000);
    const { code, err } = await immunarium("trial", "huge.yaml");
    expect(err).toMatch(/^huge\.yaml: found 100000000 bytes; expected at most 1000000 bytes/);
    expect(code).toBe(2);
  });
});

describe("a trial, from file to report", () => {
  interface Printed {
    readonly digest: string;
    readonly trial: {
      readonly arms: readonly Record<string, never>[];
      readonly contrasts: readonly Record<string, never>[];
    };
  }
  let printed: Printed;

  beforeAll(async () => {
    file("small.yaml", small);
    const { code, out, err } = await immunarium("trial", "small.yaml", "--workers", "1", "--json");
    expect(`${code} ${err.slice(0, 500)}`).toMatch(/^0 /);
    printed = JSON.parse(out);
  }, 120_000);

  test("--json prints one document with the promised fields, times in months", () => {
    expect(Object.keys(printed)).toEqual(["trial", "digest", "manifest"]);
    const [arm] = printed.trial.arms;
    expect(Object.keys(arm)).toEqual(["name", "n", "orr", "cr", "dcr", "pfs", "os", "toxicity"]);
    expect(arm).toMatchObject({ name: "nivolumab", n: 40 });
    expect(Object.keys(arm.orr)).toEqual(["x", "n", "rate", "lo", "hi"]);
    expect(Object.keys(arm.pfs)).toEqual(["n", "events", "median", "lo", "hi", "landmarks", "rmst"]);
    const { landmarks } = arm.os as { landmarks: { months: number }[] };
    expect(landmarks.map(({ months }) => months)).toEqual([6]);
    const names = ["endpoint", "arm", "reference", "hr", "lo", "hi", "p", "proportional"];
    expect(printed.trial.contrasts.map((one) => Object.keys(one))).toEqual([names, names]);
  });

  test("the folder has the report, every table with its codebook, and the design as it was run", async () => {
    const folder = join(place, "results", "small");
    const tables = ["subjects", "visits", "courses", "kinetics", "flow"].map((name) => `${name}.csv`);
    const others = ["codebook.csv", "report.html", "result.json", "summary.json", "trial.yaml"];
    expect(readdirSync(folder).sort()).toEqual([...tables, ...others].sort());
    expect(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"))).toEqual(printed);
    const rows = readFileSync(join(folder, "subjects.csv"), "utf8").trimEnd().split("\r\n");
    expect(rows).toHaveLength(1 + 2 * 40);
    const html = readFileSync(join(folder, "report.html"), "utf8");
    expect(html).toContain("Results here are not evidence about a real treatment.");
    expect(html).toContain(printed.digest.slice(0, 8));
    expect(await immunarium("check", join(folder, "trial.yaml"))).toMatchObject({ code: 0 });
  });

  test("two threads, and the design that was written back, give the same digest", async () => {
    const again = await immunarium("trial", "results/small/trial.yaml", "--workers", "2", "--json", "-o", "again");
    expect(JSON.parse(again.out).digest).toBe(printed.digest);
  });

  test("another seed gives another digest", async () => {
    const other = await immunarium("trial", "small.yaml", "--seed", "2", "--patients", "8", "--json", "-o", "other");
    expect(JSON.parse(other.out).digest).not.toBe(printed.digest);
  });

  test("--write and --operating leave exports beside the usual files; report writes the same bundle each time", async () => {
    const asked = ["--patients", "12", "--operating", "20", "--arm-size", "10", "--write", "r,bundle"];
    const { code, out } = await immunarium(
      "trial",
      "small.yaml",
      ...asked,
      "--workers",
      "2",
      "--json",
      "-o",
      "exported",
    );
    expect(code).toBe(0);
    const { operating } = JSON.parse(out);
    expect(operating).toMatchObject({ trials: 20, stopped: false, alpha: 0.05 });
    expect(operating.rows).toHaveLength(6);
    const names = readdirSync(join(place, "exported"), { recursive: true });
    expect(names).toEqual(
      expect.arrayContaining(["operating.csv", "rederive.R", "adam/adtte.csv", "engine-figures.csv", "small.zip"]),
    );
    expect(names).not.toContain("adam/adtte.json");
    await immunarium("report", "exported", "--write", "bundle,dataset-json", "-q");
    expect(readdirSync(join(place, "exported/adam"))).toContain("adtte.json");
    const again = readFileSync(join(place, "exported/small.zip"));
    await immunarium("report", "exported", "--write", "bundle", "-q");
    expect(again.equals(readFileSync(join(place, "exported/small.zip")))).toBe(true);
  });

  test("the terminal gets figures, curves, the place of the report and the safety sentence, without colour codes", async () => {
    const { code, out, err } = await immunarium("report", "results/small");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/nivolumab +\d+\s%\s\(/);
    expect(out).toContain("Overall survival");
    expect(out).toMatch(/PFS, nivolumab against ipilimumab +\d/);
    expect(out).toContain("Report: results/small/report.html");
    expect(out).toContain("Results here are not evidence about a real treatment.");
    expect(out).not.toContain("\u001b");
  });

  test("the report made from the stored result has the same bytes", async () => {
    await immunarium("report", "results/small", "-o", "page.html", "-q");
    const pages = ["page.html", "results/small/report.html"].map((name) => readFileSync(join(place, name), "utf8"));
    const body = (page: string) => page.replace(/immunarium trial [^<\n]*/g, "");
    expect(body(pages[0])).toBe(body(pages[1]));
  });

  test("verify says yes to the result, and no to one with a changed number", async () => {
    expect(await immunarium("verify", "results/small", "-q")).toMatchObject({ code: 0, out: "", err: "" });
    const stored = readFileSync(join(place, "results/small/result.json"), "utf8");
    mkdirSync(join(place, "spoilt"));
    const spoilt = stored.replace(/("name":"weight".*?"numbers":\[)[\d.]+/, "$180");
    expect(spoilt).not.toBe(stored);
    writeFileSync(join(place, "spoilt/result.json"), spoilt);
    const { code, out } = await immunarium("verify", "spoilt", "--json");
    expect(JSON.parse(out)).toMatchObject({ same: false, tablesAgree: false, stored: printed.digest });
    expect(code).toBe(1);
  });

  test("cite names the works behind the result", async () => {
    const { code, out } = await immunarium("cite", "results/small", "--format", "bibtex");
    expect(code).toBe(0);
    expect(out).toContain("@misc{bajaj-2017,");
  });

  test.each(["SIGINT", "SIGKILL"] as const)(
    "after %s in the middle, --resume gives the same digest",
    async (signal) => {
      const folder = `stopped-by-${signal}`;
      const ended = await stopped(["trial", "small.yaml", "--workers", "1", "-o", folder], join(place, folder), signal);
      if (signal === "SIGINT") {
        expect(ended.code).toBe(130);
        expect(ended.err).toMatch(
          /Stopped after \d of 5 parts\. Go on with:\n {2}immunarium trial small\.yaml .*--resume/,
        );
      }
      expect(readdirSync(join(place, folder))).toEqual([".parts"]);
      const resumed = await immunarium("trial", "small.yaml", "--workers", "1", "-o", folder, "--resume", "--json");
      expect(JSON.parse(resumed.out).digest).toBe(printed.digest);
      expect(existsSync(join(place, folder, ".parts"))).toBe(false);
    },
  );
});

/**
 * Runs the command and sends it a signal when its first part is done. A polite signal may come as soon as that is said,
 * since the part will still be stored; a rude one only when the part is on the disk.
 */
function stopped(typed: string[], folder: string, signal: NodeJS.Signals): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...typed], { cwd: place, env: environment });
    let out = "";
    let err = "";
    const stop = () => {
      clearInterval(watch);
      child.kill(signal);
    };
    const watch = setInterval(() => {
      const parts = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
      if (parts.some((name) => /-0\.part$/.test(name))) stop();
    }, 2);
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => {
      err += text;
      if (signal === "SIGINT" && /treating patients: 8 /.test(String(text))) stop();
    });
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({ code, out, err });
    });
  });
}

describe("models and their sources", () => {
  test.concurrent("run gives Kuznetsov's mice their dormant tumour: day 0 as published, and CSV that other programs read", async () => {
    const { code, out } = await immunarium("run", "kuznetsov-1994", "--days", "10", "--format", "csv");
    const rows = out
      .trimEnd()
      .split("\r\n")
      .map((row) => row.split(","));
    expect(code).toBe(0);
    expect(rows[0]).toEqual(["day", "effector", "tumour"]);
    expect(rows).toHaveLength(202);
    expect(rows[1].map(Number)).toEqual([0, 3.2e5, 5e6]);
    expect(Number(rows[201][0])).toBeCloseTo(10, 12);
  });

  test.concurrent("a tumour that nothing kills grows as the logistic equation says", async () => {
    const settings = ["killing=0", "tumour=1e6"].flatMap((text) => ["--set", text]);
    const { out } = await immunarium("run", "kuznetsov-1994", "--days", "50", ...settings, "--json");
    const { values } = JSON.parse(out) as { values: { day: number[]; tumour: number[] } };
    const [growth, capacity] = [0.18, 5e8];
    values.day.forEach((day, row) => {
      const exact = capacity / (1 + (capacity / 1e6 - 1) * Math.exp(-growth * day));
      expect(Math.abs(values.tumour[row] / exact - 1)).toBeLessThan(1e-6);
    });
  });

  test.concurrent("a scenario file's doses enter when it says, and its mistakes have a line", async () => {
    const text =
      "model: kuznetsov-1994\nduration: 4 days\nevery: 1 day\ndoses:\n  - { into: effector, amount: 1e7, at: 2 days }\n";
    const { out } = await immunarium("run", file("dosed.yaml", text), "--json");
    const { values } = JSON.parse(out) as { values: { effector: number[] } };
    expect(values.effector[3]).toBeGreaterThan(values.effector[1] + 8e6);
    const { code, err } = await immunarium("run", file("late-dose.yaml", text.replace("2 days }", "9 days }")));
    expect(err).toMatch(/^late-dose\.yaml:5: doses\[0\]\.at: found day 9, after the run ends; expected at most day 4/);
    expect(code).toBe(2);
  });

  test.concurrent("explain prints equations as text, Markdown and TeX", async () => {
    const [text, markdown, tex] = await Promise.all(
      ["text", "markdown", "tex"].map((style) => immunarium("explain", "kuznetsov-1994", "--format", style)),
    );
    expect(text.out).toMatch(/d\(tumour\)\/dt = growth\*tumour\*\(1 - crowding\*tumour\)/);
    expect(markdown.out).toMatch(/^\| growth +\| 0\.18 +\| 1\/day +\|/m);
    expect(tex.out).toMatch(/\\frac\{\\mathrm\{d\}\\,\\mathrm\{tumour\}\}\{\\mathrm\{d\}t\} = /);
  });

  test.concurrent("everything that explain lists can be explained and cited", async () => {
    const { out } = await immunarium("explain", "--json");
    const names = Object.values(JSON.parse(out) as Record<string, string[]>).flat();
    expect(names.length).toBeGreaterThan(30);
    const picked = names.filter((_, index) => index % 12 === 0);
    for (const name of picked) {
      const explained = await immunarium("explain", name);
      expect(`${name} ${explained.code} ${explained.err}`).toBe(`${name} 0 `);
      expect((await immunarium("cite", name)).code).toBe(0);
    }
  });
});
