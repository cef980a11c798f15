import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { numbers } from "../../foundation/table.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";
import { vtkCells, vtkFields } from "./vtk.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Elements in their order; throws where the file is not well-formed XML. */
function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (text) => {
    if (open.length > 0) open[open.length - 1].text += text;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return found;
}

function numbersOf(all: readonly Element[], name: string): number[] {
  const { attributes, text } = all.find((one) => one.name === "DataArray" && one.attributes.Name === name)!;
  if (attributes.format === "ascii") return text.trim() === "" ? [] : text.trim().split(/\s+/).map(Number);
  const block = all
    .find((one) => one.name === "AppendedData")!
    .text.trim()
    .slice(1)
    .slice(Number(attributes.offset));
  const length = Number(Buffer.from(block.slice(0, 12), "base64").readBigUInt64LE(0));
  const bytes = Uint8Array.from(Buffer.from(block.slice(0, 4 * Math.ceil((8 + length) / 3)), "base64")).slice(8);
  expect(bytes).toHaveLength(length);
  if (attributes.type === "Float64") return [...new Float64Array(bytes.buffer)];
  return attributes.type === "Int64"
    ? Array.from(new BigInt64Array(bytes.buffer), Number)
    : [...new Int32Array(bytes.buffer)];
}

function namesOf(all: readonly Element[], name: string): string[] {
  const { text } = all.find((one) => one.name === "Array" && one.attributes.Name === name)!;
  const codes = Uint8Array.from(text.trim().split(/\s+/), Number);
  return new TextDecoder().decode(codes).split("\0").slice(0, -1);
}

const frame = sampleFrame(30);

test.each(["ascii", "appended"] as const)("%s: cells come back with their places, numbers and types", (encoding) => {
  const all = elements(vtkCells(frame, encoding));
  expect(all.find((one) => one.name === "Piece")!.attributes).toMatchObject({
    NumberOfPoints: "24",
    NumberOfVerts: "24",
  });
  const points = numbersOf(all, "Points");
  expect(points.filter((_, i) => i % 3 === 1)).toEqual([...numbers(frame.cells, "y")]);
  expect(numbersOf(all, "pressure")).toEqual([...numbers(frame.cells, "pressure")]);
  expect(numbersOf(all, "id")).toEqual([...numbers(frame.cells, "id")]);
  expect(numbersOf(all, "connectivity")).toEqual([...Array(24).keys()]);
  expect(numbersOf(all, "offsets").at(-1)).toBe(24);
  expect(numbersOf(all, "type").slice(0, 4)).toEqual([0, 1, 2, 0]);
  expect(namesOf(all, "type_names")).toEqual(frame.cellTypes);
  expect(numbersOf(all, "TimeValue")).toEqual([30]);
});

test.each(["ascii", "appended"] as const)("%s: densities come back on the voxels of the box", (encoding) => {
  const all = elements(vtkFields(frame, encoding));
  const image = all.find((one) => one.name === "ImageData")!.attributes;
  expect(image).toEqual({ WholeExtent: "0 10 0 10 0 1", Origin: "-100 -100 -10", Spacing: "20 20 20" });
  expect(numbersOf(all, "<IL-2> & co")).toEqual([...frame.fields[1].values]);
  expect(namesOf(all, "<IL-2> & co_unit")).toEqual(["ng/mL"]);
});

test("a tissue without cells is a data set without points", () => {
  expect(numbersOf(elements(vtkCells(frameOf({ cells: [] }))), "Points")).toEqual([]);
});

test("two substances of one name are refused", () => {
  const twice = frameOf({ cells: [], fields: ["a", "a"].map((substance) => ({ substance, unit: "", density: 0 })) });
  expect(() => vtkFields(twice)).toThrow('found two arrays "a"');
});
