import { expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { readSnapshot, type Snapshot, writeSnapshot } from "./snapshot.ts";

const shared = new SharedArrayBuffer(64);
new Float64Array(shared).fill(0.1);

const snapshot: Snapshot = {
  meta: {
    scenario: "5e2b…µ",
    counts: { cells: 3, nextId: 9007199254740991 },
    steps: { mechanics: 12, time: 0.1 + 0.2 },
  },
  arrays: {
    x: Float64Array.of(Number.NaN, -0, Infinity, 5e-324),
    near: Float32Array.of(0.5, -1e38, 7),
    none: new Float64Array(0),
    type: Int32Array.of(-1, 2147483647),
    id: Uint32Array.of(4294967295),
    phase: Uint16Array.of(65535, 1, 2),
    "état 細胞": Uint8Array.of(1, 2, 3, 4, 5),
    part: new Float64Array(shared, 8, 2),
  },
};
const file = writeSnapshot(snapshot);

test("a snapshot comes back bit for bit, from any place in memory, in arrays of its own", () => {
  const moved = new Uint8Array(file.length + 3);
  moved.set(file, 3);
  const { meta, arrays } = readSnapshot(moved.subarray(3));
  expect(meta).toEqual(snapshot.meta);
  expect(Object.keys(arrays)).toEqual(Object.keys(snapshot.arrays));
  for (const [name, values] of Object.entries(snapshot.arrays)) expect(arrays[name], name).toEqual(values);
  expect(Object.is(arrays.x[1], -0)).toBe(true);
  moved.fill(0);
  expect(arrays.near[0]).toBe(0.5);
  expect(writeSnapshot({ meta, arrays })).toEqual(file);
});

test("a snapshot comes back from Node's own bytes, whose slices are views", () => {
  expect(readSnapshot(Buffer.from(file)).arrays).toEqual(snapshot.arrays);
});

test("a snapshot of nothing is one", () => {
  const empty = { meta: { scenario: "", counts: {}, steps: {} }, arrays: {} };
  expect(readSnapshot(writeSnapshot(empty))).toEqual(empty);
});

test("a file that is cut off is refused wherever that is, and the message says so", () => {
  for (let length = 0; length < file.length; length++) {
    const read = () => readSnapshot(file.subarray(0, length), "tumour.snapshot");
    expect(read, `${length} bytes`).toThrow(`tumour.snapshot: found a file cut off after ${length} bytes`);
    expect(read).toThrow(InputError);
  }
});

test("a file with any one bit changed is refused", () => {
  const changed = file.slice();
  for (let i = 0; i < 8 * file.length; i += 3) {
    changed[i >> 3] ^= 1 << (i & 7);
    expect(() => readSnapshot(changed), `bit ${i}`).toThrow(InputError);
    changed[i >> 3] ^= 1 << (i & 7);
  }
  expect(readSnapshot(changed).meta).toEqual(snapshot.meta);
});

test("other files, other versions, changed numbers and bytes behind the end are told apart", () => {
  const withByte = (at: number, value: number) => file.map((byte, i) => (i === at ? value : byte));
  expect(() => readSnapshot(withByte(0, 0x50))).toThrow("found another kind of file");
  expect(() => readSnapshot(Uint8Array.of(0x89, 0x50))).toThrow("found another kind of file");
  expect(() => readSnapshot(withByte(8, 2))).toThrow("found format version 2; expected version 1");
  expect(() => readSnapshot(withByte(file.length - 70, 1))).toThrow("do not fit their SHA-256");
  const longer = new Uint8Array(file.length + 1);
  longer.set(file);
  expect(() => readSnapshot(longer)).toThrow(`found ${file.length + 1} bytes; expected ${file.length} bytes`);
});

test("a count that is not a finite number is refused when it is written", () => {
  const { meta, arrays } = snapshot;
  expect(() => writeSnapshot({ meta: { ...meta, counts: { cells: Number.NaN } }, arrays })).toThrow(
    "snapshot.counts.cells: found NaN",
  );
});
