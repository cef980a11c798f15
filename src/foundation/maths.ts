/**
 * Elementary and special functions with the same bits in every engine: built from + − × ÷ √, comparisons and the bits
 * of the exponent alone, because Math.exp and its kin differ between JavaScript engines and between their versions.
 * WebAssembly twins of the functions that formulas use are emitted by numerics/kernels/webassembly-maths.
 */
export { erf, erfc } from "./maths/error-function.ts";
export { exp, expm1, tanh } from "./maths/exponential.ts";
export { logGamma } from "./maths/gamma-function.ts";
export { log, log1p, log2, log10 } from "./maths/logarithm.ts";
export { normalProbability, normalQuantile } from "./maths/normal-distribution.ts";
export { cbrt, pow } from "./maths/power.ts";
export { cos, sin } from "./maths/trigonometry.ts";
