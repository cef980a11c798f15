import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { numbers, table, texts } from "../foundation/table.ts";
import { daysPerMonth } from "./quantities.ts";
import { survivalChart, survivalCurves } from "./survival.ts";
import { survivalText } from "./terminal.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

// Freireich et al. (1963): weeks in remission, as printed in textbooks; here a week stands for a month.
const mercaptopurine = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const mercaptopurineCensored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

/** `shift` moves every time off the whole months, where a count just before and one at a time differ. */
function freireich(shift = 0) {
  const rows = [
    ...mercaptopurine.map((month) => ({ arm: "6-MP", month, event: 1 })),
    ...mercaptopurineCensored.map((month) => ({ arm: "6-MP", month, event: 0 })),
    ...placebo.map((month) => ({ arm: "Placebo", month, event: 1 })),
  ];
  return table("subjects", [
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    {
      name: "pfsDay",
      unit: "day",
      label: "PFS",
      values: Float64Array.from(rows, (row) => (row.month + shift) * daysPerMonth),
    },
    { name: "pfsEvent", unit: "", label: "Event", values: Float64Array.from(rows, (row) => row.event) },
    { name: "osDay", unit: "day", label: "OS", values: Float64Array.from(rows, () => 100 * daysPerMonth) },
    { name: "osEvent", unit: "", label: "Event", values: new Float64Array(rows.length) },
  ]);
}

const curves = survivalCurves(freireich(), "PFS");
const chart = survivalChart(curves, { id: "remission", title: "Remission", axis: "In remission" });

describe("survival chart", () => {
  test("Freireich 1963: medians 23 and 8, events 9 of 21 and 21 of 21, as in the textbooks", () => {
    expect(chart.description).toContain("6-MP: 9 events in 21 patients, median 23.0 months");
    expect(chart.description).toContain("Placebo: 21 events in 21 patients, median 8.0 months");
  });

  test("Freireich 1963: the table twin gives 44.8 % beyond 23, with the patients at risk", () => {
    const months = numbers(chart.table, "month");
    const row = texts(chart.table, "arm").findIndex((arm, i) => arm === "6-MP" && months[i] === 24);
    expect(numbers(chart.table, "surviving")[row]).toBeCloseTo(44.817, 2);
    // Textbooks print 44.8 for S(23).
    expect(numbers(chart.table, "atRisk")[row]).toBe(5);
    expect(numbers(chart.table, "events")[row]).toBe(9);
    expect(numbers(chart.table, "censored")[row]).toBe(7);
  });

  test("at risk, censored and events add up to all patients at every time", () => {
    const about = { id: "shifted", title: "Remission", axis: "In remission" };
    const shifted = survivalChart(survivalCurves(freireich(0.5), "PFS"), about).table;
    const [atRisk, censored, events] = ["atRisk", "censored", "events"].map((name) => numbers(shifted, name));
    for (let row = 0; row < shifted.rows; row++) expect(atRisk[row] + censored[row] + events[row]).toBe(21);
  });

  test("the counts below the curve are the table's, under their months", () => {
    const svg = chart.draw(document as never);
    const drawn = [...svg.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map((match) => match[1]);
    const rows = [
      ...numbers(chart.table, "atRisk"),
      ...numbers(chart.table, "censored"),
      ...numbers(chart.table, "events"),
    ];
    expect(drawn.slice(-rows.length)).toEqual(rows.map(String));
    expect(svg.startsWith("<svg")).toBe(true);
    expect(svg).toContain("Remission</title>");
    expect(svg).toContain("median 23.0 mo");
  });

  test("drawing twice gives the same bytes", () => {
    expect(chart.draw(document as never)).toBe(chart.draw(document as never));
  });
});

describe("survival curve in the terminal", () => {
  const lines = survivalText(curves, "Remission", { width: 68, height: 11, ascii: true }).split("\n");
  const rowOf = (share: string) => lines.find((line) => line.startsWith(share)) ?? "";

  test("starts at 100 % and the placebo arm ends at 0 %", () => {
    expect(rowOf("100 %")[7]).toMatch(/[12]/);
    expect(rowOf("  0 %")).toContain("2");
    expect(rowOf("  0 %")).not.toContain("1");
  });

  test("each arm crosses the line at one half where its median lies", () => {
    // 60 columns for 0 to 35 months: 8 falls on column 13, 23 on column 38; the curve is at or below one half from there.
    const half = rowOf(" 50 %").slice(7);
    expect(half.lastIndexOf("2")).toBeLessThanOrEqual(Math.ceil((8 / 35) * 59) + 1);
    expect(half).toContain(".");
    const below = lines[7].slice(7) + lines[8].slice(7);
    expect(below.includes("1") || half.lastIndexOf("1") >= Math.floor((23 / 35) * 59) - 1).toBe(true);
  });

  test("says the medians and the patients at risk", () => {
    const text = lines.join("\n");
    expect(text).toContain("2 222 Placebo: 21 events in 21, median 8.0 months");
    expect(text).toMatch(/\n {2}1 +21 /);
  });

  test("box drawing and colours are for terminals that can", () => {
    const coloured = survivalText(curves, "Remission", { colour: true });
    expect(coloured).toContain("\u001b[34m");
    expect(coloured).toContain("┗");
    expect(survivalText(curves, "Remission", { ascii: true })).toMatch(/^[\n\u00a0 -~–]*$/);
  });
});
