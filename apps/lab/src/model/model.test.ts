import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  mathMlText,
  microenvironmentParameters,
  parseFormula,
  printMathMl,
  references,
  symbolsOf,
} from "../../../../src/index.ts";
import { sourcePieces } from "./citations.ts";
import { expectedRange } from "./expected-range.ts";
import { bulletsOf, paragraphsOf, sectionOf, tableOf } from "./markdown.ts";
import { mathPieces } from "./math-pieces.ts";
import { modules, parameterEntries } from "./model-data.ts";
import { moduleWords } from "./module-words.ts";
import { filtered } from "./parameter-filter.ts";
import { rulesOf } from "./process-rules.ts";
import { processWords } from "./process-words.ts";
import { itemId, itemLink, readRoute } from "./route.ts";
import { balanceOf } from "./state-balance.ts";

const repository = join(import.meta.dirname, "../../../..");
const textOf = (path: string) => readFileSync(join(repository, path), "utf8");
const processes = readdirSync(join(repository, "src/models/microenvironment/processes")).map((file) =>
  file.replace(".ts", ""),
);
const code = Object.fromEntries([
  ...processes.map((name) => [name, textOf(`src/models/microenvironment/processes/${name}.ts`)]),
  ...["border", "micro", "body-formulas", "substances"].map((name) => [
    `models/microenvironment/${name}`,
    textOf(`src/models/microenvironment/${name}.ts`),
  ]),
  ...readdirSync(join(repository, "src/engine/microenvironment"))
    .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
    .map((file) => [`engine/microenvironment/${file}`, textOf(`src/engine/microenvironment/${file}`)]),
]);
const entries = parameterEntries(code);

describe("who uses a parameter", () => {
  test("every parameter of the tissue is read by a process, the engine or a substance", () => {
    const unused = entries.filter(({ layer, uses }) => layer === "tissue" && uses.length === 0);
    expect(unused.map(({ name }) => name)).toEqual([]);
    expect(entries.filter(({ layer }) => layer === "tissue")).toHaveLength(
      Object.keys(microenvironmentParameters).length,
    );
  });

  test("every parameter of the body is read by an equation", () => {
    const unused = entries.filter(
      ({ layer, uses }) => layer === "body" && uses.every(({ kind }) => kind === "process"),
    );
    expect(unused.map(({ name }) => name)).toEqual([]);
  });

  test("names the right reader", () => {
    const uses = entries.find(({ id }) => id === "cytotoxicity")!.uses;
    expect(uses).toContainEqual({ kind: "formula", name: "cd8Killing", place: "killing" });
    expect(entries.find(({ id }) => id === "killHits")!.uses.map(({ name }) => name)).toContain("hit");
  });

  test("ids are unique", () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});

describe("equations", () => {
  test("every formula of the body is set, with as many names as it has", () => {
    for (const { formulas = {} } of modules) {
      for (const { formula } of Object.values(formulas)) {
        const parsed = parseFormula(formula);
        const text = mathMlText(printMathMl(parsed));
        expect(text).not.toContain("undefined");
        expect(text.match(/<mi>|<msub>/g)?.length ?? 0).toBeGreaterThanOrEqual(symbolsOf(parsed).length);
      }
    }
  });

  test("pieces of a long formula are all of it, in order", () => {
    const bare = (text: string) => text.replace(/<\/?mrow>| form="infix"/g, "");
    for (const formula of ["a + b * c - d", "a / b * (c + d) * 2", "min(a, b)", "a"]) {
      const whole = printMathMl(parseFormula(formula));
      expect(bare(mathPieces(whole).map(mathMlText).join(""))).toBe(bare(mathMlText(whole)));
    }
    expect(mathPieces(printMathMl(parseFormula("a + b * c")))).toHaveLength(3);
  });

  test("the balance of a state names every reaction that changes it, with its sign", () => {
    const { formula, reactions } = balanceOf("cd8Effector", modules)!;
    for (const { reactions: all = {} } of modules) {
      for (const [name, { changes }] of Object.entries(all)) {
        expect(reactions.includes(name)).toBe(changes.cd8Effector !== undefined);
      }
    }
    expect(() => parseFormula(formula)).not.toThrow();
    expect(balanceOf("nothing", modules)).toBeUndefined();
  });
});

describe("words", () => {
  test("every module of the body has plain words, and no words are left over", () => {
    expect(Object.keys(moduleWords).toSorted()).toEqual(modules.map(({ name }) => name).toSorted());
  });

  test("every process has plain words, and its rules are read from its code", () => {
    expect(Object.keys(processWords).toSorted()).toEqual(processes.toSorted());
    expect(rulesOf(code.dock).map(({ name }) => name)).toEqual(["dock", "recognised", "bystanderBrake"]);
    expect(rulesOf(code.dock)[0].words).toMatch(/^A killer looks for a target/);
    expect(rulesOf(code.dock)[0].words).not.toContain("@param");
  });

  test("what is left out stands in the pages that the view quotes", () => {
    for (const [page, heading] of [
      ["README.md", "What it does not do"],
      ["docs/explain/model.md", "What the model leaves out as a whole"],
      ["docs/explain/microenvironment.md", "What is left out, or thin"],
      ["docs/explain/tissue.md", "What is left out"],
      ["docs/explain/credibility.md", "Limits"],
      ["docs/explain/credibility.md", "Uncertainty"],
    ]) {
      const section = sectionOf(textOf(page), heading);
      expect([...bulletsOf(section), ...paragraphsOf(section)].length, `${page}: ${heading}`).toBeGreaterThan(0);
    }
  });

  test("a table of a page is read by row, its marks taken off", () => {
    expect(tableOf("x\n| a | b |\n|---|---|\n| `c` | [d](e) |\n\ny")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});

describe("sources and claims", () => {
  test("every source of a parameter is a known work or an assumption", () => {
    for (const { name, source } of entries) {
      const known = sourcePieces(source).some((piece) => "key" in piece);
      expect(known || source.startsWith("assumed:"), `${name}: ${source}`).toBe(true);
    }
    expect(sourcePieces("halle-2016, 2 to 16")).toEqual([
      { key: "halle-2016", work: references["halle-2016"] },
      { text: ", 2 to 16" },
    ]);
  });

  test("the expected range of every claim is read, and verdicts agree with it", () => {
    for (const { id, expected, verdict, lo, hi } of JSON.parse(textOf("docs/evidence/claims.json")).claims) {
      const range = expectedRange(expected);
      expect(range, id).toBeDefined();
      if (verdict === "holds" && range![0] === Number.NEGATIVE_INFINITY) expect(hi, id).toBeLessThan(range![1]);
      if (verdict === "holds" && range![1] === Number.POSITIVE_INFINITY) expect(lo, id).toBeGreaterThan(range![0]);
    }
  });
});

describe("addresses", () => {
  test("lead to the view of an item and to the item", () => {
    expect(readRoute("#parameter=killHits")).toEqual({ view: "parameters", item: "parameter-killHits" });
    expect(readRoute(itemLink("module", "dendritic cells"))).toEqual({
      view: "equations",
      item: itemId("module", "dendritic cells"),
    });
    expect(readRoute("#view=claims")).toEqual({ view: "claims" });
  });

  test("that mean nothing lead to the overview", () => {
    for (const odd of ["", "#", "#view=nowhere", "#parameter=", "#%E0%A4%A", "#view=constructor"])
      expect(readRoute(odd)).toEqual({ view: "overview" });
  });
});

test("a search wants every word, in whatever column", () => {
  const found = filtered(entries, { search: "weigelin hits", evidence: "fitted", place: "tissue" });
  expect(found.map(({ name }) => name)).toEqual(["killHits"]);
});
