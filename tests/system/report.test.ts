import { createHash } from "node:crypto";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { cox } from "../../src/analysis/cox.ts";
import { kaplanMeier, medianSurvival, survivalAt } from "../../src/analysis/kaplan-meier.ts";
import { exactRate } from "../../src/analysis/rate.ts";
import type { TrialResult } from "../../src/experiments/result.ts";
import { filterRows, numbers, table, texts } from "../../src/foundation/table.ts";
import { script, scriptDigest } from "../../src/report/script.ts";
import { trialReport } from "../../src/report/trial-report.ts";
import { exampleParameters, exampleTrial } from "./example-trial.ts";

const result = exampleTrial();
const report = trialReport(result, {
  parameters: exampleParameters(),
  command: "immunarium trial example.yaml --seed 11",
});
const { document } = parseHTML(report);

/** Rows of the table with this caption, as texts. */
function rowsOf(page: Document, caption: string): string[][] {
  const found = [...page.querySelectorAll("table")].find(
    (each) => each.querySelector("caption")?.textContent === caption,
  );
  if (!found) throw new Error(`no table with the caption ${caption}`);
  return [...found.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent ?? ""));
}

/** Tags that were not closed, or were closed without having been opened. */
function unbalanced(page: string): string[] {
  const empty = /^(meta|br|hr|img|input|link)$/;
  const open: string[] = [];
  const wrong: string[] = [];
  const bare = page.replace(/<script>[\s\S]*?<\/script>/g, "").replace(/<style>[\s\S]*?<\/style>/g, "");
  for (const [, slash, name, rest] of bare.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (slash === "/") {
      if (open.pop() !== name) wrong.push(`</${name}>`);
    } else if (!rest.endsWith("/") && !empty.test(name)) open.push(name);
  }
  return [...wrong, ...open];
}

describe("a trial report stands alone", () => {
  test("nothing is fetched: no source, no style sheet, no address but those of citations", () => {
    expect(document.querySelectorAll("[src], link, iframe, object, embed, base, form")).toHaveLength(0);
    for (const each of document.querySelectorAll("[href]")) {
      const address = each.getAttribute("href") ?? "";
      expect(each.tagName).toBe("A");
      expect(address).toMatch(/^(#|https:\/\/)/);
    }
    expect(report.match(/@import|url\((?!#)|xlink:href|srcset/g)).toBeNull();
  });

  test("its policy forbids the network and admits one script, by its digest", () => {
    const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(scriptDigest).toBe(createHash("sha256").update(script, "utf8").digest("base64"));
    expect(policy).toContain(`script-src 'sha256-${scriptDigest}'`);
    expect(document.querySelectorAll("script")).toHaveLength(1);
    expect(document.querySelector("script")?.textContent).toBe(script);
  });

  test("the same result gives the same bytes", () => {
    const [first, second] = [1, 2].map(() => trialReport(exampleTrial({ patients: 30 })));
    expect(first === second).toBe(true);
  });

  test("600 patients in three arms stay below 3 MB", () => {
    const large = trialReport(exampleTrial({ patients: 600 }));
    expect(Buffer.byteLength(large)).toBeLessThan(3e6);
    expect(large.includes("150 patients per arm are drawn; the table counts all")).toBe(true);
  });
});

describe("a trial report can be read by everyone", () => {
  test("every figure has a title, alternative text with numbers, and its table", () => {
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBeGreaterThanOrEqual(17);
    for (const figure of figures) {
      const svg = figure.querySelector("svg[role=img]");
      const said = (svg?.getAttribute("aria-labelledby") ?? "")
        .split(" ")
        .map((id) => figure.querySelector(`#${id}`)?.textContent ?? "");
      expect(said[0].length, figure.id).toBeGreaterThan(3);
      expect(said[1], figure.id).toMatch(/\d/);
      expect(said[1].length, figure.id).toBeGreaterThan(40);
      expect(svg?.getAttribute("viewBox")).toMatch(/^0 0 820 \d+$/);
      expect(figure.querySelectorAll("details table tbody tr").length, figure.id).toBeGreaterThan(0);
    }
  });

  test("every table has a caption and headings with a scope", () => {
    for (const each of document.querySelectorAll("table")) {
      expect(each.querySelector("caption")?.textContent).not.toBe("");
      for (const heading of each.querySelectorAll("th")) expect(heading.getAttribute("scope")).toMatch(/^(col|row)$/);
    }
  });

  test("one main, one h1, no level of heading is skipped, the skip link and the contents lead somewhere", () => {
    expect(document.querySelectorAll("main, h1")).toHaveLength(2);
    let level = 1;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
      const own = Number(heading.tagName[1]);
      expect(own).toBeLessThanOrEqual(level + 1);
      level = own;
    }
    const targets = [...document.querySelectorAll('a[href^="#"]')].map((each) => each.getAttribute("href") ?? "");
    expect(targets[0]).toBe("#main");
    expect(targets.length).toBeGreaterThan(15);
    for (const target of targets) expect(document.getElementById(target.slice(1)), target).not.toBeNull();
  });

  test("ids are unique and every reference to one is met, in the pictures too", () => {
    const ids = [...document.querySelectorAll("[id]")].map((each) => each.getAttribute("id") ?? "");
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of report.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
    for (const [, id] of report.matchAll(/aria-labelledby="([^" ]+)/g)) expect(ids).toContain(id);
  });

  test("every tag is closed in order", () => {
    expect(unbalanced("<p><b></p>")).not.toEqual([]);
    expect(unbalanced(report)).toEqual([]);
  });
});

describe("a trial report says what it is", () => {
  test("context of use and limits come before any result, with the safety wording to the letter", () => {
    const headings = [...document.querySelectorAll("h2")].map((each) => each.textContent);
    expect(headings.slice(0, 3)).toEqual(["Context of use and limits", "Question and answer", "Participant flow"]);
    expect(headings.at(-1)).toBe("Reproducibility");
    for (const text of [
      "Virtual patients are computer-made. Results here are not evidence about a real treatment.",
      "This is a learning model. It is not medical advice. It cannot tell what will happen to you or to anyone you know.",
      "Real drugs help some people and not others, and can have serious side effects. This page shows how the idea works, not how well it works for a person.",
    ]) {
      expect(report.indexOf(text)).toBeGreaterThan(0);
      expect(report.indexOf(text)).toBeLessThan(report.indexOf("Question and answer</h2>"));
    }
    expect(document.querySelector("footer")?.textContent).toContain("not medical advice");
  });

  test("no word of promise or of war, and no missing number in disguise", () => {
    const prose = document.querySelector("body")?.textContent?.replace(script, "") ?? "";
    expect(prose).not.toMatch(
      /\b(cures?|miracle|breakthrough|game-changer|battle|fight|enemy|weapon|superior|effective|best treatment)\b/i,
    );
    expect(prose.match(/NaN|undefined|Infinity|\[object/)).toBeNull();
  });

  test("assumed parameters and failed runs are counted among the limits", () => {
    const limits = document.querySelector(".limits")?.textContent ?? "";
    expect(limits).toContain("1 of the 2 parameters of this model are assumed");
    expect(limits).toContain("3 runs failed numerically and are not analysed");
  });

  test("published figures: misses before hits, and an unchecked figure is nowhere", () => {
    const checked = result.comparisons.filter((entry) => entry.published !== 0.987);
    const missed = checked.filter((entry) => !entry.inside).length;
    expect(missed).toBeGreaterThan(0);
    expect(report).toContain(`${missed} of ${checked.length} checked published figures lie outside`);
    expect(rowsOf(document, "Published and simulated endpoints")).toHaveLength(checked.length);
    const section = document.querySelector('section[aria-labelledby="published"]')?.textContent ?? "";
    expect(section).toContain("40.0 %");
    expect(section).not.toContain("98.7");
  });

  test("parameters are shown with the work they come from, and the work is in the references", () => {
    const rows = rowsOf(document, "Parameters: tumour");
    expect(rows[0]).toEqual([
      "tumourGrowth",
      "0.0123",
      "1/day",
      "net growth of a small tumour",
      "fitted",
      "Kuznetsov 1994, Table 1",
    ]);
    const cited = [...document.querySelectorAll('section[aria-labelledby="references"] a')].map((each) =>
      each.getAttribute("href"),
    );
    expect(cited).toContain("https://doi.org/10.1007/BF02460644");
    expect(cited).toContain("https://doi.org/10.1080/01621459.1958.10501452");
  });

  test("the manifest has the command, the seed and the digests", () => {
    const manifest = document.querySelector('section[aria-labelledby="manifest"]')?.textContent ?? "";
    for (const text of ["immunarium trial example.yaml --seed 11", result.digest, result.manifest.model, "Rodas5P"]) {
      expect(manifest).toContain(text);
    }
  });
});

describe("a trial report's numbers are those of the analysis", () => {
  const { subjects } = result.tables;
  const arm = "Nivolumab";
  const mine = filterRows(subjects, (row) => texts(subjects, "arm")[row] === arm);
  const months = (name: string) => Array.from(numbers(mine, name), (day) => day / 30.4375);
  const key = new Map(rowsOf(document, "Key results, by arm").map(([name, ...values]) => [name, values[1]]));

  test("objective response: counted again from the subjects, with the exact interval", () => {
    const x = texts(mine, "bestResponse").filter((best) => best === "CR" || best === "PR").length;
    const { rate, lo, hi } = exactRate(x, mine.rows);
    const said = `${(rate * 100).toFixed(1)} % (${(lo * 100).toFixed(1)} to ${(hi * 100).toFixed(1)}), ${x} of ${mine.rows}`;
    expect(key.get("Objective response")).toBe(said);
    const total = rowsOf(document, "Best overall response: patients, percent and exact 95 % interval")
      .slice(0, 5)
      .reduce((sum, row) => sum + Number.parseInt(row[2], 10), 0);
    expect(total).toBe(mine.rows);
  });

  test("median and landmark of overall survival, in the key results and in the table below the curve", () => {
    const curve = kaplanMeier({ time: months("osDay"), event: numbers(mine, "osEvent") });
    const { value, lo, hi } = medianSurvival(curve);
    expect(key.get("Median overall survival, months")).toBe(
      `${value.toFixed(1)} (${lo.toFixed(1)} to ${hi.toFixed(1)})`,
    );
    const year = survivalAt(curve, 12);
    expect(key.get("Alive at 12 months")).toContain((year.value * 100).toFixed(1));
    const row = rowsOf(document, "Overall survival").find(([name, month]) => name === arm && month === "12");
    expect(row?.[5]).toBe((year.value * 100).toFixed(1));
    expect(Number(row?.[2])).toBe(months("osDay").filter((time) => time >= 12).length);
  });

  test("hazard ratio of progression: a fit of our own gives the figure in the forest's picture and table", () => {
    const reference = "Ipilimumab";
    const both = filterRows(subjects, (row) => [arm, reference].includes(texts(subjects, "arm")[row]));
    const data = {
      time: Array.from(numbers(both, "pfsDay"), (day) => day / 30.4375),
      event: numbers(both, "pfsEvent"),
    };
    const [{ value, lo, hi }] = cox(data, [texts(both, "arm").map((name) => (name === arm ? 1 : 0))]).hazardRatios;
    const picture = document.querySelector("#figure-hazard-ratios svg")?.textContent ?? "";
    expect(picture).toContain(`${value.toFixed(2)} (${lo.toFixed(2)}–${hi.toFixed(2)})`);
    const row = rowsOf(document, "Hazard ratios").find(
      ([endpoint, name]) => endpoint.startsWith("Progression") && name === `${arm} against ${reference}`,
    );
    expect(Number(row?.[3])).toBeCloseTo(value, 3);
  });

  test("waterfall: a row and a bar for each patient with a scan after baseline", () => {
    const measured = Array.from(numbers(subjects, "bestChange")).filter(Number.isFinite).length;
    expect(rowsOf(document, "Best change of target lesions")).toHaveLength(measured);
    const paths = [...document.querySelectorAll("#figure-waterfall svg path.bars")].map(
      (path) => path.getAttribute("d") ?? "",
    );
    expect(paths.join("").match(/M/g)).toHaveLength(measured);
  });

  test("reasons for stopping add up to the patients of the arm", () => {
    const rows = rowsOf(document, "Why treatment ended, by arm: virtual patients");
    expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(mine.rows);
  });
});

describe("texts from files cannot break a report", () => {
  const nasty = `<script>alert(1)</script> & "A" 'b' </svg></table>`;

  test("an arm's name and a title with markup are shown as they were written", () => {
    const arms = [nasty, "Ipilimumab"];
    const page = trialReport(exampleTrial({ arms, title: nasty, patients: 40 }), { command: nasty });
    const parsed = parseHTML(page).document;
    expect(page.includes("<script>alert")).toBe(false);
    expect(parsed.querySelectorAll("script")).toHaveLength(1);
    expect(parsed.querySelector("h1")?.textContent).toBe(nasty);
    expect(parsed.querySelector("pre")?.textContent).toBe(nasty);
    expect(rowsOf(parsed as unknown as Document, "Treatments, by arm")[0][0]).toBe(nasty);
    expect(unbalanced(page)).toEqual([]);
  });

  test("an address that is not one becomes text, not a link", () => {
    const reference = { authors: "A B", year: 2000, title: "T", where: "J", link: "javascript:alert(1)" };
    const page = trialReport(exampleTrial({ patients: 30 }), {
      parameters: exampleParameters(),
      references: { "kuznetsov-1994": reference },
    });
    expect(page).toContain("javascript:alert(1)");
    expect(page).not.toContain('href="javascript');
  });
});

describe("a report of a poor trial is still a report", () => {
  const complete = (poor: TrialResult) => {
    const page = trialReport(poor);
    expect(unbalanced(page)).toEqual([]);
    expect(parseHTML(page).document.querySelector("body")?.textContent?.replace(script, "")).not.toMatch(
      /NaN|undefined|Infinity/,
    );
    return page;
  };

  test("one arm, nothing to compare with", () => {
    const page = complete(exampleTrial({ arms: ["Nivolumab"], comparisons: false, patients: 30 }));
    expect(page).not.toContain("Hazard ratios</h2>");
    expect(page).toContain("nothing here has been compared with a clinic");
  });

  test("six arms", () => {
    complete(exampleTrial({ arms: ["A", "B", "C", "D", "E", "F"], patients: 25 }));
  });

  test("nobody responded, nobody was scanned, no drug was measured, nothing could be estimated", () => {
    const trial = exampleTrial({ patients: 20 });
    const { subjects, kinetics, visits } = trial.tables;
    const missing = new Float64Array(subjects.rows).fill(Number.NaN);
    const changed: Record<string, Float64Array | readonly string[]> = {
      bestChange: missing,
      responseDay: missing,
      bestResponse: texts(subjects, "arm").map(() => "NE"),
    };
    const none = { x: 0, n: 20, rate: 0, lo: 0, hi: 0.168 };
    const lost = {
      n: 20,
      events: 0,
      median: null,
      lo: null,
      hi: null,
      landmarks: [],
      rmst: { tau: 1, mean: 1, error: 0 },
    };
    complete({
      ...trial,
      tables: {
        ...trial.tables,
        subjects: table(
          "subjects",
          subjects.columns.map((entry) => ({ ...entry, values: changed[entry.name] ?? entry.values })),
        ),
        visits: filterRows(visits, () => false),
        kinetics: filterRows(kinetics, () => false),
      },
      arms: trial.arms.map((each) => ({ ...each, orr: none, cr: none, dcr: none, pfs: lost, os: lost })),
      contrasts: trial.contrasts.map((each) => ({
        ...each,
        hr: Number.NaN,
        lo: Number.NaN,
        hi: Number.NaN,
        proportional: Number.NaN,
      })),
      comparisons: trial.comparisons.map((each) => ({ ...each, simulated: null, lo: null, hi: null, inside: false })),
    });
  });
});
