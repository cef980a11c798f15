import type { Matrix } from "./cholesky.ts";

/** Eigenvalues in falling order, and the unit eigenvectors as rows in the same order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations. Small eigenvalues of positive definite
 * matrices keep their relative precision better than with the QR method: identifiability spectra span many decades.
 *
 * @param matrix  symmetric, shape [n, n]
 *
 * Source: Golub & Van Loan, Matrix Computations, section 8.5
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(n);
    row[i] = 1;
    return row;
  });
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotated = rotate(a, vectors, p, q) || rotated;
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j][j] - a[i][i] || i - j);
  return { values: Float64Array.from(order, (i) => a[i][i]), vectors: order.map((i) => vectors[i]) };
}

/** Turns the plane (p, q) so that a[p][q] vanishes; false where it already counts as zero. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): boolean {
  const entry = a[p][q];
  if (Math.abs(entry) <= 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) return false;
  const theta = (a[q][q] - a[p][p]) / (2 * entry);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p][p] -= t * entry;
  a[q][q] += t * entry;
  a[p][q] = 0;
  a[q][p] = 0;
  for (let k = 0; k < a.length; k++) {
    const vp = vectors[p][k];
    const vq = vectors[q][k];
    vectors[p][k] = c * vp - s * vq;
    vectors[q][k] = s * vp + c * vq;
    if (k === p || k === q) continue;
    const kp = a[k][p];
    const kq = a[k][q];
    a[k][p] = a[p][k] = c * kp - s * kq;
    a[k][q] = a[q][k] = s * kp + c * kq;
  }
  return true;
}
