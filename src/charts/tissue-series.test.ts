import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { type Table, table } from "../foundation/table.ts";
import type { DrawingDocument } from "./chart.ts";
import { tissueSeries } from "./tissue-series.ts";

function seriesOf(time: number[], counts: Readonly<Record<string, readonly number[]>>): Table {
  const column = (name: string, values: readonly number[]) => ({
    name,
    unit: "",
    label: name,
    values: Float64Array.from(values),
  });
  return table("series", [
    column("time_min", time),
    ...Object.entries(counts).map(([name, values]) => column(name, values)),
  ]);
}

const document = parseHTML("<html></html>").document as unknown as DrawingDocument;
const two = seriesOf([0, 60, 720], {
  "live:tumour <1>": [100, 120, 90],
  "dead:tumour <1>": [0, 10, 50],
  "live:CD8": [5, 5, 8],
  "dead:CD8": [0, 0, 0],
  "live:NK": [0, 0, 0],
  "dead:NK": [0, 0, 0],
});

test("the description tells the counts at the start and the end, and the caption who never was there", () => {
  const chart = tissueSeries(two);
  expect(chart.description).toContain(
    "After 12 hours. tumour <1>: 100 live at the start, 90 live and 50 dead at the end",
  );
  expect(chart.caption).toContain("Without a cell at any time: NK.");
});

test("types that were there have a line among the live, and those that died one among the dead", () => {
  const svg = tissueSeries(two).draw(document);
  expect(svg.match(/aria-label="line"/g)).toHaveLength(3);
  expect(svg).toContain("tumour &lt;1&gt;");
  expect(svg).toContain("Time (hours)");
});

test("twelve types differ in colour or dashes", () => {
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`live:${i}`, [1, 2]] as const).flatMap(([name, values]) => [
      [name, values],
      [name.replace("live", "dead"), [0, 0]],
    ]),
  );
  const svg = tissueSeries(seriesOf([0, 6], many as never)).draw(document);
  const samples = svg.match(/<path [^>]*h24[^>]*>/g)!;
  const styles = samples.map((sample) => sample.match(/stroke="[^"]*"/)![0] + sample.match(/dasharray="[^"]*"/)![0]);
  expect(new Set(styles).size).toBe(12);
});

test("a run of one frame and a tissue without cells can be drawn", () => {
  expect(tissueSeries(seriesOf([0], { "live:a": [0], "dead:a": [0] })).draw(document)).toContain("<svg");
});
