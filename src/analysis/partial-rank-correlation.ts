import { InputError } from "../foundation/errors.ts";
import { numbers, type Table, table } from "../foundation/table.ts";
import { studentTwoSided } from "../numerics/statistics/beta-distribution.ts";
import { cholesky, invertCholesky } from "../numerics/statistics/cholesky.ts";
import { correlation, ranks } from "../numerics/statistics/correlation.ts";

/**
 * Partial rank correlation coefficients: how monotonely an output follows each input when the other inputs are held.
 *
 * @param source  one row a sample, e.g. of a Latin hypercube; without missing values
 * @param inputs  names of the columns varied
 * @param output  name of the column to explain
 * @returns one row an input, in their order: `input`, `correlation` (−1 to 1), `p` (two-sided, Student's t)
 * @throws {InputError} for too few samples, or an input that does not vary or repeats others
 *
 * Source: Marino et al. (2008), https://doi.org/10.1016/j.jtbi.2008.04.011
 */
export function partialRankCorrelation(source: Table, inputs: readonly string[], output: string): Table {
  const degreesOfFreedom = source.rows - 1 - inputs.length;
  if (degreesOfFreedom < 1) {
    throw new InputError(`table ${source.name}`, `${source.rows} samples`, `more than ${inputs.length + 1}`);
  }
  const columns = [...inputs, output].map((name) => {
    const values = numbers(source, name);
    if (values.some(Number.isNaN)) throw new InputError(`column ${name}`, "missing values", "a number in every row");
    return ranks(values);
  });
  const matrix = columns.map((a) => Float64Array.from(columns, (b) => correlation(a, b)));
  const factor = cholesky(matrix, 1e-12);
  if (!factor)
    throw new InputError("inputs", "a column that is constant or follows from others", "independent columns");
  const precision = invertCholesky(factor);
  const last = inputs.length;
  const partial = Float64Array.from(
    inputs,
    (_, j) => -precision[j][last] / Math.sqrt(precision[j][j] * precision[last][last]),
  );
  const p = partial.map((r) => studentTwoSided(r * Math.sqrt(degreesOfFreedom / (1 - r * r)), degreesOfFreedom));
  return table("sensitivity", [
    { name: "input", unit: "", label: "Input", values: inputs },
    { name: "correlation", unit: "1", label: "Partial rank correlation", values: partial },
    { name: "p", unit: "1", label: "p", values: p },
  ]);
}
