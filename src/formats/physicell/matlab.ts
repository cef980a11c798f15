import { InputError } from "../../foundation/errors.ts";

/** A matrix as MATLAB keeps it: column by column. */
export interface Matrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

const headerBytes = 20;

const readers: readonly {
  readonly bytes: number;
  readonly read: (view: DataView, at: number, le: boolean) => number;
}[] = [
  { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  { bytes: 1, read: (view, at) => view.getUint8(at) },
];

/**
 * Reads the first matrix of a MATLAB file of version 4, the one that PhysiCell reads and writes: five whole numbers
 * (type, rows, columns, whether imaginary, length of the name), the name, and the numbers.
 *
 * @throws {InputError} for other versions, matrices that are not full and real, and files that end too early
 */
export function readMatlab(bytes: Uint8Array, file: string): Matrix {
  refuseNewer(bytes, file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes) throw new InputError(file, `${bytes.length} bytes`, "a MATLAB 4 file with a matrix");
  // The first number is below 5000 in the byte order of the file.
  const little = view.getUint32(0, true) < 5000;
  const [type, rows, columns, imaginary, nameLength] = [0, 4, 8, 12, 16].map((at) => view.getUint32(at, little));
  const reader = readers[Math.floor(type / 10) % 10];
  if (type >= 5000 || type % 10 !== 0 || !reader || imaginary !== 0 || nameLength > 1000) {
    throw new InputError(file, `a header of type ${type}`, "a MATLAB 4 file with a full matrix of real numbers");
  }
  const start = headerBytes + nameLength;
  const needed = start + rows * columns * reader.bytes;
  if (bytes.length < needed) {
    throw new InputError(file, `${bytes.length} bytes`, `${needed} bytes for ${rows} by ${columns} numbers`);
  }
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = reader.read(view, start + i * reader.bytes, little);
  const letters = bytes.subarray(headerBytes, start);
  const name = String.fromCharCode(...letters.subarray(0, letters.indexOf(0) < 0 ? undefined : letters.indexOf(0)));
  return { name, rows, columns, values };
}

function refuseNewer(bytes: Uint8Array, file: string): void {
  const start = String.fromCharCode(...bytes.subarray(0, 19));
  const version = /^MATLAB (\d+\.\d+) MAT-file/.exec(start)?.[1];
  const hdf = start.startsWith("\x89HDF");
  if (!version && !hdf) return;
  const expected = "version 4, which PhysiCell reads (in MATLAB: save -v4; in SciPy: savemat with format='4')";
  throw new InputError(file, `a MATLAB file of version ${version ?? "7.3"}`, expected);
}

/** The bytes of a MATLAB 4 file with one matrix, little-endian, in double precision. */
export function writeMatlab({ name, rows, columns, values }: Matrix): Uint8Array {
  const bytes = new Uint8Array(headerBytes + name.length + 1 + values.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of [0, rows, columns, 0, name.length + 1].entries()) {
    view.setUint32(index * 4, number, true);
  }
  for (let i = 0; i < name.length; i++) bytes[headerBytes + i] = name.charCodeAt(i);
  const start = headerBytes + name.length + 1;
  for (let i = 0; i < values.length; i++) view.setFloat64(start + i * 8, values[i], true);
  return bytes;
}
