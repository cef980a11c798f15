import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { table } from "../foundation/table.ts";
import type { DrawingDocument } from "./chart.ts";
import { type DayCourse, dayCourse } from "./day-course.ts";

const { document } = parseHTML("<html></html>");
const course: DayCourse = {
  id: "tumour",
  title: "Tumour cells",
  description: "They grow.",
  unit: "cells",
  logarithmic: false,
  duration: 10,
  lines: [
    { label: "A <control>", days: [0, 5, 10], values: [10, Number.NaN, 40], colour: "#226BEB", dash: "none" },
    {
      label: "B",
      days: [0, 5, 10],
      values: [10, 12, 0],
      colour: "#D1F2CA",
      dash: "7 4",
      marker: { d: "M0,-5 5,0 0,5 -5,0Z" },
    },
  ],
  bands: [],
  doses: [2, 7],
  table: table("tumour", []),
};
const drawn = (change: Partial<DayCourse> = {}) =>
  dayCourse({ ...course, ...change }).draw(document as unknown as DrawingDocument);

describe("lines over days as a picture", () => {
  test("text is text, with names escaped, and the picture says what it is", () => {
    const svg = drawn();
    expect(svg).toContain("A &lt;control&gt;");
    expect(svg).toContain("<desc");
    expect(svg).toMatch(/<text[^>]*>[^<]*Tumour cells \(cells\)|>Tumour cells \(cells\)</);
    expect(svg).not.toContain("NaN");
  });

  test("there is a wedge a dose, under its day", () => {
    const wedges = (svg: string) => svg.match(/l4\.5,8h-9Z/g)?.length ?? 0;
    expect(wedges(drawn())).toBe(2);
    expect(wedges(drawn({ doses: [] }))).toBe(0);
  });

  test("the legend has its own order, whatever lies above", () => {
    const [a, b] = course.lines;
    const svg = drawn({
      lines: [
        { ...b, order: 1 },
        { ...a, order: 0 },
      ],
    });
    expect(svg.indexOf("A &lt;control&gt;")).toBeLessThan(svg.search(/>B</));
  });

  test("a line with a shape has an edge in ink; on a logarithmic axis 0 is left out", () => {
    expect(drawn()).toContain("#D1F2CA");
    expect(drawn().match(/stroke-width="3\.4"/g)?.length).toBeGreaterThan(0);
    expect(drawn({ logarithmic: true })).not.toMatch(/NaN|Infinity/);
  });
});
