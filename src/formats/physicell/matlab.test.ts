import { expect, test } from "vitest";
import { readMatlab, writeMatlab } from "./matlab.ts";

const matrix = { name: "cells", rows: 2, columns: 3, values: Float64Array.of(1, -2.5, 1e300, 4, 5, Number.NaN) };

test("a matrix comes back from its file to the last bit, with its name", () => {
  expect(readMatlab(writeMatlab(matrix), "a.mat")).toEqual(matrix);
});

test("the header is the five numbers of MATLAB's version 4, little-endian", () => {
  const header = new Int32Array(writeMatlab(matrix).buffer.slice(0, 20));
  expect([...header]).toEqual([0, 2, 3, 0, 6]);
});

test("a file that ends early is refused with the bytes that it lacks", () => {
  const bytes = writeMatlab(matrix).subarray(0, 50);
  expect(() => readMatlab(bytes, "a.mat")).toThrow("a.mat: found 50 bytes; expected 74 bytes for 2 by 3 numbers.");
});

test("whole numbers and big-endian files, which MATLAB 4 also had, are read", () => {
  const bytes = new Uint8Array(20 + 2 + 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [1030, 1, 2, 0, 2].entries()) view.setUint32(index * 4, value);
  bytes.set([0x61, 0, 0xff, 0xff, 0, 7], 20);
  expect([...readMatlab(bytes, "a.mat").values]).toEqual([-1, 7]);
});
