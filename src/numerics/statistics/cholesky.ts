/** A symmetric matrix or a factor of one, by rows. */
export type Matrix = readonly ArrayLike<number>[];

/**
 * Lower triangular factor L with L·Lᵀ = `matrix`, or undefined where the matrix is not positive definite (a pivot
 * falls below `tolerance` times its diagonal entry).
 *
 * @param matrix  symmetric, shape [n, n]; only the lower triangle is read
 */
export function cholesky(matrix: Matrix, tolerance = 1e-14): Float64Array[] | undefined {
  const n = matrix.length;
  const factor = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= factor[i][k] * factor[j][k];
      if (i > j) factor[i][j] = rest / factor[j][j];
      else if (rest > tolerance * Math.abs(matrix[i][i])) factor[i][i] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return factor;
}

/** Solves L·Lᵀ·x = `right` for the factor that `cholesky` gave. */
export function solveCholesky(factor: Matrix, right: ArrayLike<number>): Float64Array {
  const n = factor.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= factor[i][k] * x[k];
    x[i] /= factor[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= factor[k][i] * x[k];
    x[i] /= factor[i][i];
  }
  return x;
}

/** Inverse of L·Lᵀ for the factor that `cholesky` gave: a covariance from an information matrix. */
export function invertCholesky(factor: Matrix): Float64Array[] {
  const n = factor.length;
  return Array.from({ length: n }, (_, j) => {
    const unit = new Float64Array(n);
    unit[j] = 1;
    return solveCholesky(factor, unit);
  });
}

/** The quadratic form `vector`ᵀ·(L·Lᵀ)⁻¹·`vector`. */
export function inverseQuadraticForm(factor: Matrix, vector: ArrayLike<number>): number {
  const solved = solveCholesky(factor, vector);
  let sum = 0;
  for (let i = 0; i < solved.length; i++) sum += solved[i] * vector[i];
  return sum;
}
