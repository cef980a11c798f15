import { expect, test } from "vitest";
import { references } from "../foundation/references.ts";
import { kuznetsov1994 } from "../models/published/kuznetsov-1994.ts";
import { therapies } from "../models/therapy/index.ts";
import { bibliography, citedKeys, modelSources, therapySources } from "./bibliography.ts";
import { type Block, escapeTex, writeDocument } from "./document.ts";
import { explainModel } from "./explain-model.ts";
import { parameterTable } from "./explain-parameters.ts";
import { explainTherapy } from "./explain-therapy.ts";

const blocks: Block[] = [
  { kind: "heading", level: 1, text: "Growth & decay" },
  {
    kind: "equation",
    name: "tumour",
    rate: true,
    formula: "growth * tumour * (1 - tumour / 2)",
    note: "tumour [cell]",
  },
  {
    kind: "table",
    headings: ["name", "value"],
    rows: [
      ["k_1", "50 %"],
      ["a|b", "2"],
    ],
  },
  { kind: "code", text: "a: 1\n\nb: 2" },
];

test("one text in three styles", () => {
  expect(writeDocument(blocks, "text")).toBe(
    "Growth & decay\n==============\n\n  d(tumour)/dt = growth*tumour*(1 - tumour/2)\n      tumour [cell]\n\n" +
      "  name  value\n  k_1   50 %\n  a|b   2\n\n  a: 1\n\n  b: 2\n",
  );
  const markdown = writeDocument(blocks, "markdown");
  expect(markdown).toContain("# Growth & decay\n\n$$\\frac{\\mathrm{d}\\,\\mathrm{tumour}}{\\mathrm{d}t} = ");
  expect(markdown).toContain("| name | value |\n| ---- | ----- |\n| k_1  | 50 %  |\n| a\\|b | 2     |");
  const tex = writeDocument(blocks, "tex");
  expect(tex).toContain("\\section{Growth \\& decay}");
  expect(tex).toContain("  k\\_1 & 50 \\% \\\\\n");
});

test("signs that TeX reads as commands are set literally", () => {
  expect(escapeTex("a_b {50 %} \\ ~ ^ # $ &")).toBe(
    "a\\_b \\{50 \\%\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\# \\$ \\&",
  );
});

test("an explained model shows every state, equation and parameter with its source", () => {
  const text = writeDocument(explainModel(kuznetsov1994), "text");
  for (const name of [...Object.keys(kuznetsov1994.states), ...Object.keys(kuznetsov1994.parameters)]) {
    expect(text).toMatch(new RegExp(`^ {2}${name} `, "m"));
  }
  for (const { source, meaning } of Object.values(kuznetsov1994.parameters)) {
    expect(text).toContain(source);
    expect(text).toContain(meaning);
  }
});

test("every shipped therapy can be explained in every style, with all its regimens", () => {
  for (const therapy of Object.values(therapies)) {
    for (const style of ["text", "markdown", "tex"] as const) {
      const text = writeDocument(explainTherapy(therapy), style);
      for (const { meaning } of Object.values(therapy.regimens)) {
        expect(text).toContain(style === "tex" ? escapeTex(meaning) : meaning);
      }
    }
  }
});

test("a parameter table has one row a parameter and the columns that reports want", () => {
  const table = parameterTable(kuznetsov1994);
  expect(table.columns.map(({ name }) => name)).toEqual("name value unit meaning evidence source module".split(" "));
  expect(table.rows).toBe(Object.keys(kuznetsov1994.parameters).length);
});

test("works are found in sources that name several, and words that are no keys are left alone", () => {
  const known = { "bajaj-2017": references["bajaj-2017"], "feng-2014": references["feng-2014"] };
  const sources = ["bajaj-2017, Table 3: mean 79.1; feng-2014", "assumed: as for bajaj-2017", "assumed: months"];
  expect(citedKeys(sources, known)).toEqual(["bajaj-2017", "feng-2014"]);
  expect(citedKeys(["not-bajaj-2017"], known)).toEqual([]);
});

test("every source of every model and drug names a work that is known, or says that it is assumed", () => {
  const sources = [...modelSources(kuznetsov1994), ...Object.values(therapies).flatMap(therapySources)];
  const homeless = sources.filter((source) => citedKeys([source]).length === 0 && !source.startsWith("assumed"));
  expect([...new Set(homeless)]).toEqual([]);
});

test("BibTeX entries have balanced braces, one for each work, and authors joined by and", () => {
  const keys = Object.keys(references);
  const text = bibliography(keys, "bibtex");
  const entries = text.trim().split(/\n\n(?=@)/);
  expect(entries.map((entry) => /^@misc\{([^,]+),/.exec(entry)?.[1])).toEqual(keys);
  for (const entry of entries) {
    let depth = 0;
    for (const sign of entry.replace(/\\[{}]/g, "")) {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
  expect(bibliography(["kuznetsov-1994"], "bibtex")).toContain("author = {Kuznetsov, V. A. and Makalkin, I. A. and ");
});
