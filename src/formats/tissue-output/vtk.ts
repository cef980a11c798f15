import { InputError } from "../../foundation/errors.ts";
import { type Column, numbers, texts } from "../../foundation/table.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { base64, joinBytes, utf8 } from "./bytes.ts";
import { cellStates, type FrameCells, readFrame } from "./read-frame.ts";
import { asciiText } from "./xml-text.ts";

export type VtkEncoding = "ascii" | "appended";

interface DataArray {
  readonly name: string;
  readonly values: Float64Array | Int32Array | BigInt64Array;
  readonly components?: number;
}

const typeNames = { Float64Array: "Float64", Int32Array: "Int32", BigInt64Array: "Int64" } as const;

/**
 * Cells as VTK PolyData (`.vtp`): a vertex a cell, with all columns of the frame as point arrays. `type`, `state` and
 * other texts are codes; the field arrays `type_names`, `state_names` … say what they stand for.
 *
 * @param encoding  numbers as text, or as base64 behind the description (a quarter of the time and half of the size)
 * @throws {InputError} as `readFrame` does, and where two columns share a name
 */
export function vtkCells(frame: TissueFrame, encoding: VtkEncoding = "appended"): Uint8Array<ArrayBuffer> {
  const cells = readFrame(frame);
  const body = new Body(encoding);
  const coded = codedTexts(frame, cells);
  const velocity = interleaved(["vx", "vy", "vz"].map((name) => numbers(frame.cells, name)));
  const point: DataArray[] = [
    { name: "velocity", values: velocity, components: 3 },
    ...frame.cells.columns.filter(isOwn).map(numberArray),
    ...coded.map(({ name, values }) => ({ name, values })),
  ];
  checkNames(point.map((array) => array.name));
  const rows = cells.count;
  const points = body.array({ name: "Points", values: interleaved([cells.x, cells.y, cells.z]), components: 3 });
  const vertices =
    body.array({ name: "connectivity", values: BigInt64Array.from({ length: rows }, (_, row) => BigInt(row)) }) +
    body.array({ name: "offsets", values: BigInt64Array.from({ length: rows }, (_, row) => BigInt(row + 1)) });
  const piece =
    `<Piece NumberOfPoints="${rows}" NumberOfVerts="${rows}" NumberOfLines="0" NumberOfStrips="0" NumberOfPolys="0">\n` +
    `<PointData Scalars="type" Vectors="velocity">\n${point.map((array) => body.array(array)).join("")}</PointData>\n` +
    `<Points>\n${points}</Points>\n<Verts>\n${vertices}</Verts>\n</Piece>\n`;
  const about = fieldData(frame.time, coded);
  return body.file("PolyData", `<PolyData>\n${about}${piece}</PolyData>\n`);
}

/**
 * Densities as VTK ImageData (`.vti`): a cell array a substance, on the voxels of the box.
 *
 * @throws {InputError} as `readFrame` does, and where two substances share a name
 */
export function vtkFields(frame: TissueFrame, encoding: VtkEncoding = "appended"): Uint8Array<ArrayBuffer> {
  readFrame(frame);
  checkNames(frame.fields.map((field) => field.substance));
  const body = new Body(encoding);
  const extent = voxelCounts(frame.domain)
    .map((count) => `0 ${count}`)
    .join(" ");
  const arrays = frame.fields.map(({ substance, values }) => body.array({ name: substance, values }));
  const units = frame.fields.map(({ substance, unit }) => ({ name: substance, known: [unit] }));
  const image = `WholeExtent="${extent}" Origin="${frame.domain.minimum.join(" ")}" Spacing="${frame.domain.spacing.join(" ")}"`;
  return body.file(
    "ImageData",
    `<ImageData ${image}>\n${fieldData(frame.time, units, "unit")}<Piece Extent="${extent}">\n` +
      `<CellData>\n${arrays.join("")}</CellData>\n</Piece>\n</ImageData>\n`,
  );
}

/** Data arrays of one file, and where their numbers stand. */
class Body {
  readonly #appended: Uint8Array[] = [];
  #length = 0;

  constructor(readonly encoding: VtkEncoding) {}

  array({ name, values, components = 1 }: DataArray): string {
    const type = typeNames[values.constructor.name as keyof typeof typeNames];
    const about = `type="${type}" Name="${asciiText(name)}" NumberOfComponents="${components}"`;
    if (this.encoding === "ascii") return `<DataArray ${about} format="ascii">\n${words(values)}\n</DataArray>\n`;
    const offset = this.#length;
    // The length stands before the numbers, and both are encoded as one.
    const bytes = new Uint8Array(8 + values.byteLength);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(values.byteLength), true);
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), 8);
    const text = base64(bytes);
    this.#appended.push(text);
    this.#length += text.length;
    return `<DataArray ${about} format="appended" offset="${offset}"/>\n`;
  }

  file(type: string, content: string): Uint8Array<ArrayBuffer> {
    const open = `<?xml version="1.0"?>\n<VTKFile type="${type}" version="1.0" byte_order="LittleEndian" header_type="UInt64">\n`;
    if (this.encoding === "ascii") return utf8(`${open}${content}</VTKFile>\n`);
    const head = utf8(`${open}${content}<AppendedData encoding="base64">\n_`);
    return joinBytes([head, ...this.#appended, utf8("\n</AppendedData>\n</VTKFile>\n")]);
  }
}

function words(values: DataArray["values"]): string {
  return Array.from<number | bigint, string>(values, String).join(" ");
}

/** Columns that are written as they are: places are points, and texts are codes. */
function isOwn({ name, values }: Column): boolean {
  return values instanceof Float64Array && !["x", "y", "z", "vx", "vy", "vz"].includes(name);
}

function numberArray({ name, values }: Column): DataArray {
  const whole = name === "id" || name === "parent";
  return { name, values: whole ? BigInt64Array.from(values as Float64Array, BigInt) : (values as Float64Array) };
}

interface Coded {
  readonly name: string;
  readonly values: Int32Array;
  readonly known: readonly string[];
}

function codedTexts(frame: TissueFrame, cells: FrameCells): Coded[] {
  const others = frame.cells.columns.filter(
    ({ name, values }) => !(values instanceof Float64Array) && name !== "type" && name !== "state",
  );
  return [
    { name: "type", values: Int32Array.from(cells.type), known: frame.cellTypes },
    { name: "state", values: Int32Array.from(cells.state), known: cellStates },
    ...others.map(({ name }) => {
      const own = texts(frame.cells, name);
      const known = [...new Set(own)].sort();
      const code = new Map(known.map((text, i) => [text, i]));
      return { name, values: Int32Array.from(own, (text) => code.get(text) ?? 0), known };
    }),
  ];
}

/** The time, and texts: each a run of codes with a zero behind it, as the format writes strings. */
function fieldData(
  time: number,
  named: readonly { readonly name: string; readonly known: readonly string[] }[],
  what = "names",
) {
  const strings = named.map(({ name, known }) => {
    const codes = known.map((text) => [...utf8(text), 0].join(" ")).join(" ");
    return `<Array type="String" Name="${asciiText(name)}_${what}" NumberOfTuples="${known.length}" format="ascii">\n${codes}\n</Array>\n`;
  });
  const clock = `<DataArray type="Float64" Name="TimeValue" NumberOfTuples="1" format="ascii">${time}</DataArray>\n`;
  return `<FieldData>\n${clock}${strings.join("")}</FieldData>\n`;
}

function interleaved(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.length * columns[0].length);
  columns.forEach((values, i) => {
    for (let row = 0; row < values.length; row++) all[row * columns.length + i] = values[row];
  });
  return all;
}

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new InputError("vtk", `two arrays "${twice}"`, "a name each");
}
