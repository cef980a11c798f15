import { expect, test } from "vitest";
import { cholesky, inverseQuadraticForm, invertCholesky, solveCholesky } from "./cholesky.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const hilbert = (n: number) =>
  Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => 1 / (i + j + 1)));

test("the spectrum of the 6 × 6 Hilbert matrix, in 30-digit arithmetic (mpmath), to eight digits of the smallest", () => {
  const expected = [
    1.61889985892434, 0.24236087057520955, 0.016321521319875822, 0.000615748354182658, 1.25707571226252e-5,
    1.08279948456555e-7,
  ];
  const { values } = symmetricEigen(hilbert(6));
  values.forEach((value, i) => {
    expect(Math.abs(value / expected[i] - 1)).toBeLessThan(1e-8);
  });
});

test("eigenvectors are orthonormal and satisfy A·v = λ·v", () => {
  const matrix = [
    [4, 1, -2],
    [1, 2, 0],
    [-2, 0, 3],
  ].map((row) => Float64Array.from(row));
  const { values, vectors } = symmetricEigen(matrix);
  vectors.forEach((v, a) => {
    matrix.forEach((row, i) => {
      expect(row.reduce((sum, entry, j) => sum + entry * v[j], 0)).toBeCloseTo(values[a] * v[i], 13);
    });
    vectors.forEach((w, b) => {
      expect(v.reduce((sum, entry, i) => sum + entry * w[i], 0)).toBeCloseTo(a === b ? 1 : 0, 14);
    });
  });
});

test("Cholesky solves, inverts and weighs with the inverse of the 3 × 3 Hilbert matrix, which is known in integers", () => {
  const factor = cholesky(hilbert(3))!;
  const inverse = [
    [9, -36, 30],
    [-36, 192, -180],
    [30, -180, 180],
  ];
  invertCholesky(factor).forEach((row, i) => {
    row.forEach((entry, j) => {
      expect(entry).toBeCloseTo(inverse[i][j], 10);
    });
  });
  expect(Array.from(solveCholesky(factor, [1, 0, 0]))[1]).toBeCloseTo(-36, 10);
  expect(inverseQuadraticForm(factor, [1, 1, 1])).toBeCloseTo(9, 10);
});

test("a matrix that is not positive definite has no factor", () => {
  expect(cholesky([Float64Array.of(1, 2), Float64Array.of(2, 1)])).toBeUndefined();
  expect(cholesky([Float64Array.of(1, 1), Float64Array.of(1, 1)])).toBeUndefined();
});
