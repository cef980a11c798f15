/** Bad input for tissues, as its users meet it: an exit code, a place, what was found, and nothing written. */
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { hunt, project, workplace } from "./tissue-files.ts";

const { place, immunarium, file } = workplace("tissue-errors");

const settings = project["config/PhysiCell_settings.xml"];
const [rules, cells] = ["config/rules.csv", "config/cells.csv"];

/** A change of the good project, and the whole message that it leads to. */
const projects: readonly (readonly [name: string, change: Readonly<Record<string, string | null>>, message: RegExp])[] =
  [
    [
      "no-cells-file",
      { [cells]: null },
      /PhysiCell_settings\.xml:32:5: .*cell_positions: found no file `\.\/config\/cells\.csv`/,
    ],
    [
      "no-rules-file",
      { [rules]: null },
      /PhysiCell_settings\.xml:\d+:\d+: .*ruleset: found no file `\.\/config\/rules\.csv`/,
    ],
    [
      "unknown-substance",
      { [rules]: "tumour,oxigen,decreases,cycle entry,0,1,4,0\n" },
      /rules\.csv:1:8: signal: found the unknown signal `oxigen`.*did you mean oxygen/,
    ],
    [
      "unknown-type",
      { [rules]: "tumor,pressure,decreases,cycle entry,0,1,4,0\n" },
      /rules\.csv:1:1: .*found the unknown cell type `tumor`.*did you mean tumour/,
    ],
    [
      "columns",
      { [rules]: "tumour,pressure,decreases,cycle entry,0,1,4,0\ntumour,oxygen,decreases,necrosis,0\n" },
      /rules\.csv:2: found a rule with 5 columns/,
    ],
    ["na", { [cells]: "x,y,z,type\n0,NA,0,tumour\n" }, /cells\.csv:2:3: y: found `NA`/],
    ["zero-voxel", { settings: settings.replace("<dx>20<", "<dx>0<") }, /settings\.xml:4:\d+: domain\/dx: found `?0`?/],
    [
      "negative",
      { settings: settings.replace(">100000<", ">-1<") },
      /settings\.xml:14:\d+: .*diffusion_coefficient: found `?-1/,
    ],
    [
      "text",
      { settings: settings.replace(">0.1</decay", ">fast</decay") },
      /settings\.xml:14:\d+: .*decay_rate: found `fast`/,
    ],
    [
      "zero-step",
      { settings: settings.replace(">0.01</dt", ">0</dt") },
      /settings\.xml:8:\d+: overall\/dt_diffusion: found `?0/,
    ],
    ["truncated", { settings: settings.slice(0, 900) }, /settings\.xml:\d+:\d+: found no valid XML/],
    [
      "not-physicell",
      { settings: "<html><body/></html>" },
      /settings\.xml:1:\d+: .*found <html>; expected <PhysiCell_settings>/,
    ],
    ["empty", { settings: "" }, /settings\.xml:1:\d+: found no valid XML/],
    ["binary-cells", { [cells]: "\u0000\u0001" }, /cells\.csv:1/],
    [
      "custom-code",
      {
        "custom_modules/custom.cpp":
          "void hunt(Cell* pCell, Phenotype& phenotype, double dt)\n{ pCell->position[0] += 1; }\n\ncell_defaults.functions.custom_cell_rule = hunt;\n",
      },
      /custom\.cpp:4: found custom_cell_rule = hunt, a function of the project itself; expected .*not run/,
    ],
  ];

/** A change of the good scenario. */
const scenarios: readonly (readonly [name: string, text: string, message: RegExp])[] = [
  [
    "substance",
    hunt.replace("signal: damage", "signal: dammage"),
    /^substance\.yaml:20: rules\[0\]\.signal: .*did you mean damage/,
  ],
  [
    "cell-type",
    hunt.replace("attack: { tumour:", "attack: { tumor:"),
    /^cell-type\.yaml:18: cell-types\[1\]\.interactions\.attack\.tumor: .*did you mean tumour/,
  ],
  [
    "unit",
    hunt.replace("4 um/min", "4 um"),
    /^unit\.yaml:17: cell-types\[1\]\.motility\.speed: found "4 um"; expected a speed/,
  ],
  [
    "voxel",
    hunt.replace("voxel: 20 um", "voxel: 0 um"),
    /^voxel\.yaml:5: domain\.voxel: found 0; expected a length above 0/,
  ],
  ["beside", `${hunt}cells: absent.csv\n`, /^beside\.yaml:24: cells: found no file `absent\.csv`/],
  ["cells-outside", `${hunt}cells: [{ type: tumour, at: [900 um, 0 um] }]\n`, /^cells-outside\.yaml:24: cells\[0\]/],
  ["key", hunt.replace("decay:", "dekay:"), /^key\.yaml:7: substances\[0\]\.dekay: found an unknown key/],
  ["power", hunt.replace("power: 2", "power: -2"), /^power\.yaml:20: rules\[0\]\.power: found -2/],
  ["cut-off", hunt.slice(0, 400), /^cut-off\.yaml:\d+: found no valid YAML/],
];

beforeAll(() => {
  file("hunt.yaml", hunt);
  file("own/scenario.yaml", hunt);
  for (const [name, change] of projects) {
    const files = { ...project, "config/PhysiCell_settings.xml": change.settings ?? settings, ...change };
    for (const [path, content] of Object.entries(files)) {
      if (path !== "settings" && content !== null) file(`${name}/${path}`, content);
    }
  }
  for (const [name, text] of scenarios) file(`${name}.yaml`, text);
});

describe("a bad file ends with 2, says where and what, and writes nothing; check ends with 1", () => {
  const all = [
    ...projects.map(([name, , message]) => [name, `${name}/config/PhysiCell_settings.xml`, message] as const),
    ...scenarios.map(([name, , message]) => [name, `${name}.yaml`, message] as const),
  ];

  test.each(all)("%s", async (name, path, message) => {
    const { code, out, err } = await immunarium("run", path, "-o", `from-${name}`);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n {4}at |fault of Immunarium/);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(existsSync(join(place, `from-${name}`))).toBe(false);
  });

  test("check tells all of them at once", async () => {
    const { code, out, err } = await immunarium("check", ...all.map(([, path]) => path), "--json");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const verdicts = JSON.parse(out) as { ok: boolean; errors: { place: string; found: string; expected: string }[] }[];
    verdicts.forEach(({ ok, errors }, at) => {
      expect(ok, all[at][0]).toBe(false);
      const texts = errors.map((error) => `${error.place}: found ${error.found}; expected ${error.expected}.`);
      expect(texts.join("\n"), all[at][0]).toMatch(all[at][2]);
    });
  });
});

describe("wrong use", () => {
  test.each([
    [["run", "absent.yaml"], /^absent\.yaml: found no such file/],
    [["run", "absent.xml"], /^absent\.xml: found no such file/],
    [["run", "hunt.yaml", "--write", "serie"], /--write has no serie \(did you mean series\?\)/],
    [["run", "hunt.yaml", "--write", "svg,svg@end"], /--write names svg twice/],
    [["run", "hunt.yaml", "--write", "svg@often"], /--write svg@/],
    [["run", "hunt.yaml", "--until", "-5"], /--until/],
    [["run", "hunt.yaml", "--every", "3 um"], /--every 3 um: expected a time above 0, such as 360/],
    [["run", "hunt.yaml", "--until", "1 wek"], /--until 1 wek: expected a time .*\(did you mean week or wk\?\)/],
    [["run", "hunt.yaml", "--until", "NaN"], /--until NaN: expected a time above 0/],
    [["run", "hunt.yaml", "--numerics", "exact"], /--numerics exact: expected accurate, physicell/],
    [["run", "hunt.yaml", "--substance", "oxigen"], /--substance oxigen.*did you mean oxygen/],
    [["run", "hunt.yaml", "--range", "5,1"], /--range 5,1: expected two numbers/],
    [["run", "hunt.yaml", "--events", "birth"], /--events has no birth/],
    [["run", "hunt.yaml", "--spatial", "--tumour", "tumor"], /--tumour tumor \(did you mean tumour\?\): no such cell/],
    [["run", "hunt.yaml", "-o", "hunt.yaml"], /^hunt\.yaml: found a file; expected a folder/],
    [["run", "hunt.yaml", "--days", "5"], /--days says nothing to a tissue/],
    [["run", "kuznetsov-1994", "--until", "5"], /--until says nothing to a model of equations/],
    [["run", "hunt.yaml", "--seed", "1.5"], /--seed 1\.5: expected a whole number/],
    [["fork", "hunt.yaml", "--at", "5", "--seed", "1"], /run\.json: found no such file/],
    [["convert", "hunt.yaml"], /Name what to convert, and what to write/],
    [["convert", "hunt.yaml", "out.xml"], /a project is a folder/],
    [["run", "columns"], /^columns is no model .*: name columns\/config\/PhysiCell_settings\.xml/],
    [["run", "own/scenario.yaml", "-o", "own"], /would be written over own\/scenario\.yaml/],
    [["convert", "hunt.yaml", "./hunt.yaml"], /would be written over itself/],
    [["conformance", "trials"], /trials has no references here\. There is tissue/],
  ])("%j is refused with 2", async (typed, message) => {
    const { code, out, err } = await immunarium(...typed);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n {4}at |fault of Immunarium/);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("what is odd but no error", () => {
  test("a tissue without cells runs in both numerics, and says that it is empty", async () => {
    file("none.yaml", hunt.slice(0, hunt.indexOf("strewn:")));
    for (const numerics of ["accurate", "physicell"]) {
      const typed = ["run", "none.yaml", "--until", "12", "--numerics", numerics, "--spatial", "-o", numerics];
      const { code, out } = await immunarium(
        ...typed,
        "--write",
        "series,svg,png,simularium,cells-parquet,gml,multicellds",
      );
      expect(code).toBe(0);
      expect(out).toContain("There are no cells in this tissue.");
    }
  });

  test.each([
    ["outside", "x,y,z,type\n0,0,0,tumour\n500,0,0,tumour\n", /cells\.csv:3.*outside|cells\.csv:3.*500/, 2],
    ["stranger", "x,y,z,type\n0,0,0,tumour\n9,0,0,B cell\n", /cells\.csv:3.*B cell/, 1],
  ])("in a project, as with PhysiCell, %s is a warning with its line", async (name, text, warning, count) => {
    for (const [path, content] of Object.entries({ ...project, [cells]: text })) file(`${name}/${path}`, content);
    for (const numerics of ["accurate", "physicell"]) {
      const typed = [
        "run",
        `${name}/config/PhysiCell_settings.xml`,
        "--until",
        "6",
        "--numerics",
        numerics,
        "--json",
        "-q",
      ];
      const { code, out } = await immunarium(...typed);
      const { warnings, series } = JSON.parse(out);
      expect({ code, count: series.values.n_total[0] }).toEqual({ code: 0, count });
      expect(warnings.join("\n")).toMatch(warning);
    }
  });

  test("a tissue that no memory holds is refused with numbers, before it is begun", async () => {
    file("crowd.yaml", hunt.replace("count: 12", "count: 1000000000"));
    const { code, out, err } = await immunarium("run", "crowd.yaml", "-o", "crowd");
    expect(err).toMatch(
      /^crowd\.yaml: size: found 1000000004 cells and 100 voxels, which need about \d+ GB; expected .* GB/,
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(existsSync(join(place, "crowd"))).toBe(false);
    expect(await immunarium("check", "crowd.yaml")).toMatchObject({ code: 1 });
  });

  test("forces that no step resolves end the run with a hint and 1; what was done is kept", async () => {
    file(
      "burst.yaml",
      hunt.replace("    apoptosis: {", "    mechanics: { repulsion-strength: 1e100 um/min }\n    apoptosis: {"),
    );
    const { code, out, err } = await immunarium("run", "burst.yaml", "-o", "burst", "--json", "-q");
    expect(code).toBe(1);
    expect(err).toMatch(/The numerics failed at 1 min: .*unstable; take weaker repulsion/);
    expect(JSON.parse(out)).toMatchObject({ status: "failed", digest: null });
    expect(JSON.parse(readFileSync(join(place, "burst/run.json"), "utf8"))).toMatchObject({
      status: "failed",
      time: 1,
    });
    expect(readFileSync(join(place, "burst/series.csv"), "utf8").trimEnd().split("\r\n")).toHaveLength(2);
  });

  test("a snapshot that is cut off, changed, or of another run is refused by fork", async () => {
    await immunarium("run", "hunt.yaml", "--until", "30", "--snapshots", "12", "-o", "kept", "-q");
    const snapshot = join(place, "kept/snapshots/00000012.000.snapshot");
    const whole = readFileSync(snapshot);
    const forked = () => immunarium("fork", "kept", "--at", "12", "--seed", "9", "-o", "forked");
    truncateSync(snapshot, whole.length - 100);
    expect((await forked()).err).toMatch(/00000012\.000\.snapshot: found a file cut off after \d+ bytes/);
    const changed = Uint8Array.from(whole);
    changed[whole.length >> 1] ^= 1;
    writeFileSync(snapshot, changed);
    expect(await forked()).toMatchObject({ code: 2, err: expect.stringContaining("do not fit their SHA-256") });
    await immunarium("run", "hunt.yaml", "--until", "30", "--snapshots", "12", "-o", "other", "-q", "--seed", "4");
    writeFileSync(snapshot, readFileSync(join(place, "other/snapshots/00000012.000.snapshot")));
    expect(await forked()).toMatchObject({
      code: 2,
      err: expect.stringContaining("found the snapshot of another run"),
    });
    expect(existsSync(join(place, "forked"))).toBe(false);
  });
});
