import { EXPONENTIAL_TAIL } from "../../foundation/maths/exponential.ts";
import {
  LOG2_FACTOR,
  LOG2_FACTOR_HIGH,
  LOG2_FACTOR_LOW,
  LOGARITHM_TAIL,
  LOGARITHM_TAIL_FINE,
  MANTISSA_START,
  SMALLEST_NORMAL,
  TWO_54,
} from "../../foundation/maths/logarithm.ts";
import { LARGEST_EXPONENT, LN2, LN2_LOWER, LN2_UPPER } from "../../foundation/maths/power.ts";
import { LN2_HIGH, LN2_LOW, LOG2_E, ROUNDER } from "../../foundation/maths/powers-of-two.ts";
import { COSINE_TAIL, HALF_PI, LARGEST_ANGLE, SINE_TAIL, TWO_OVER_PI } from "../../foundation/maths/trigonometry.ts";
import type { Instruction, Value } from "./program.ts";
import type { BitInstruction } from "./schedule.ts";

/** A function of doubles as straight-line code without branches, so that it serves one lane and two. */
export interface MathematicalFunction {
  readonly parameters: number;
  readonly code: readonly (Instruction | BitInstruction)[];
  readonly result: Value;
}

/** Writes straight-line code; each method gives the value of what it wrote. */
class Code {
  readonly instructions: (Instruction | BitInstruction)[] = [];

  private readonly known = new Map<string, Value>();

  /** What was already written is not written again. */
  private put(instruction: Instruction | BitInstruction): Value {
    const key = Object.entries(instruction)
      .map(([name, value]) => `${name} ${Object.is(value, -0) ? "-0" : value}`)
      .join();
    const found = this.known.get(key) ?? this.instructions.push(instruction) - 1;
    this.known.set(key, found);
    return found;
  }

  argument = (index: number) => this.put({ op: "argument", index });
  number = (value: number) => this.put({ op: "constant", value });
  bits = (value: bigint) => this.put({ op: "bits", value });
  add = (a: Value, b: Value) => this.put({ op: "add", a, b });
  subtract = (a: Value, b: Value) => this.put({ op: "subtract", a, b });
  multiply = (a: Value, b: Value) => this.put({ op: "multiply", a, b });
  divide = (a: Value, b: Value) => this.put({ op: "divide", a, b });
  min = (a: Value, b: Value) => this.put({ op: "min", a, b });
  max = (a: Value, b: Value) => this.put({ op: "max", a, b });
  negate = (a: Value) => this.put({ op: "negate", a });
  abs = (a: Value) => this.put({ op: "abs", a });
  floor = (a: Value) => this.put({ op: "floor", a });
  less = (a: Value, b: Value) => this.put({ op: "less", a, b });
  lessOrEqual = (a: Value, b: Value) => this.put({ op: "lessOrEqual", a, b });
  equal = (a: Value, b: Value) => this.put({ op: "equal", a, b });
  and = (a: Value, b: Value) => this.put({ op: "and", a, b });
  or = (a: Value, b: Value) => this.put({ op: "or", a, b });
  not = (a: Value) => this.put({ op: "not", a });
  select = (condition: Value, a: Value, b: Value) => this.put({ op: "select", condition, a, b });
  addBits = (a: Value, b: Value) => this.put({ op: "addBits", a, b });
  subtractBits = (a: Value, b: Value) => this.put({ op: "subtractBits", a, b });
  andBits = (a: Value, b: Value) => this.put({ op: "andBits", a, b });
  orBits = (a: Value, b: Value) => this.put({ op: "orBits", a, b });
  shiftLeft = (a: Value, by: number) => this.put({ op: "shiftLeft", a, by });
  shiftRight = (a: Value, by: number) => this.put({ op: "shiftRight", a, by });

  /** a + b·c */
  addProduct = (a: Value, b: Value, c: Value) => this.add(a, this.multiply(b, c));

  /** The nearest integer to a·factor. */
  nearest(a: Value, factor: number): Value {
    const rounder = this.number(ROUNDER);
    const scaled = factor === 1 ? a : this.multiply(a, this.number(factor));
    return this.subtract(this.add(scaled, rounder), rounder);
  }

  /** A polynomial, paired as maths.ts pairs it: c₀ + c₁x, then with x², then with x⁴ … */
  polynomial(x: Value, coefficients: readonly number[]): Value {
    let terms = coefficients.map((coefficient) => this.number(coefficient));
    let power = x;
    while (terms.length > 1) {
      const paired: Value[] = [];
      for (let i = 0; i < terms.length; i += 2) {
        paired.push(i + 1 < terms.length ? this.addProduct(terms[i], power, terms[i + 1]) : terms[i]);
      }
      terms = paired;
      if (terms.length > 1) power = this.multiply(power, power);
    }
    return terms[0];
  }

  finish(parameters: number, result: Value): MathematicalFunction {
    return { parameters, code: this.instructions, result };
  }
}

const ONE_BITS = 0x3ff0000000000000n;
const ROUNDER_BITS = 0x4338000000000000n;
const SIGN_BIT = 0x8000000000000000n;

/** 2^k for an integer |k| < 1023. */
function powerOfTwo(c: Code, k: Value): Value {
  const shifted = c.shiftLeft(c.add(k, c.number(ROUNDER)), 52);
  return c.addBits(shifted, c.bits(ONE_BITS));
}

function scale(c: Code, y: Value, k: Value): Value {
  const half = c.nearest(k, 0.5);
  return c.multiply(c.multiply(y, powerOfTwo(c, half)), powerOfTwo(c, c.subtract(k, half)));
}

function exponentialTail(c: Code, high: Value, low: Value): Value {
  const r = c.add(high, low);
  return c.add(low, c.multiply(c.multiply(r, r), c.polynomial(r, EXPONENTIAL_TAIL)));
}

function scaledExponential(c: Code, k: Value, high: Value, low: Value): Value {
  const rest = exponentialTail(c, high, low);
  const one = c.number(1);
  const sum = c.add(one, high);
  const lost = c.subtract(high, c.subtract(sum, one));
  return scale(c, c.add(sum, c.add(lost, rest)), k);
}

/** x − k·ln 2 in two parts. */
function reduce(c: Code, x: Value, k: Value): [Value, Value] {
  const high = c.subtract(x, c.multiply(k, c.number(LN2_HIGH)));
  return [high, c.negate(c.multiply(k, c.number(LN2_LOW)))];
}

function exponential(): MathematicalFunction {
  const c = new Code();
  const x = c.min(c.max(c.argument(0), c.number(-746)), c.number(710));
  const k = c.nearest(x, LOG2_E);
  return c.finish(1, scaledExponential(c, k, ...reduce(c, x, k)));
}

function hyperbolicTangent(): MathematicalFunction {
  const c = new Code();
  const x = c.argument(0);
  const size = c.abs(x);
  const x2 = c.multiply(c.number(-2), c.min(size, c.number(22)));
  const k = c.nearest(x2, LOG2_E);
  const [high, low] = reduce(c, x2, k);
  const rest = exponentialTail(c, high, low);
  const power = powerOfTwo(c, k);
  const whole = c.subtract(power, c.number(1));
  const part = c.multiply(power, high);
  const sum = c.add(whole, part);
  const lost = c.subtract(part, c.subtract(sum, whole));
  const u = c.add(sum, c.add(lost, c.multiply(power, rest)));
  const t = c.divide(c.negate(u), c.add(c.number(2), u));
  const signed = c.select(c.less(x, c.number(0)), c.negate(t), t);
  return c.finish(1, c.select(c.less(size, c.number(7.450580596923828e-9)), x, signed));
}

/** x = 2^k·m with m in [√½, √2), for positive finite x; anything for other x. */
function decompose(c: Code, x: Value): { k: Value; m: Value } {
  const tiny = c.less(x, c.number(SMALLEST_NORMAL));
  const normal = c.select(tiny, c.multiply(x, c.number(TWO_54)), x);
  const start = c.bits(BigInt(MANTISSA_START) << 32n);
  const exponent = c.shiftRight(c.subtractBits(normal, start), 52);
  const whole = c.subtract(c.addBits(exponent, c.bits(ROUNDER_BITS)), c.number(ROUNDER));
  return {
    k: c.select(tiny, c.subtract(whole, c.number(54)), whole),
    m: c.subtractBits(normal, c.shiftLeft(exponent, 52)),
  };
}

function logarithm(): MathematicalFunction {
  const c = new Code();
  const x = c.argument(0);
  const { k, m } = decompose(c, x);
  const f = c.subtract(m, c.number(1));
  const half = c.multiply(c.multiply(c.number(0.5), f), f);
  const s = c.divide(f, c.add(c.number(2), f));
  const z = c.multiply(s, s);
  const rest = c.multiply(z, c.polynomial(z, LOGARITHM_TAIL));
  const correction = c.subtract(half, c.multiply(s, c.add(half, rest)));
  const low = c.subtract(c.multiply(k, c.number(LN2_LOW)), correction);
  const high = c.multiply(k, c.number(LN2_HIGH));
  const sum = c.add(high, f);
  const value = c.add(sum, c.add(c.subtract(f, c.subtract(sum, high)), low));

  const zero = c.number(0);
  const atZero = c.select(c.equal(x, zero), c.number(Number.NEGATIVE_INFINITY), c.number(Number.NaN));
  const finite = c.select(c.less(x, c.number(Number.POSITIVE_INFINITY)), value, x);
  return c.finish(1, c.select(c.less(zero, x), finite, atZero));
}

function upperHalf(c: Code, x: Value): Value {
  const scaled = c.multiply(c.number(134217729), x);
  return c.subtract(scaled, c.subtract(scaled, x));
}

function log2Sum(c: Code, x: Value): [sum: Value, rest: Value] {
  const { k, m } = decompose(c, x);
  const one = c.number(1);
  const three = c.number(3);
  const f = c.subtract(m, one);
  const d = c.add(m, one);
  const dRest = c.subtract(m, c.subtract(d, one));
  const inverse = c.divide(one, d);
  const sHigh = upperHalf(c, c.multiply(f, inverse));
  const dHigh = upperHalf(c, d);
  const firstRest = c.subtract(f, c.multiply(sHigh, dHigh));
  const dLow = c.add(c.subtract(d, dHigh), dRest);
  const sLow = c.multiply(c.subtract(firstRest, c.multiply(sHigh, dLow)), inverse);
  const s = c.add(sHigh, sLow);
  const zHigh = c.multiply(sHigh, sHigh);
  const zLow = c.multiply(sLow, c.add(s, sHigh));
  const z = c.add(zHigh, zLow);
  const q = c.multiply(c.multiply(z, z), c.polynomial(z, LOGARITHM_TAIL_FINE));
  const small = c.add(zLow, q);
  const w = c.add(three, zHigh);
  const wHigh = upperHalf(c, c.add(w, small));
  const wLost = c.subtract(zHigh, c.subtract(w, three));
  const wLow = c.add(c.add(c.subtract(w, wHigh), wLost), small);
  const p = c.multiply(sHigh, wHigh);
  const pHigh = upperHalf(c, p);
  const pLow = c.add(c.subtract(p, pHigh), c.add(c.multiply(sLow, wHigh), c.multiply(s, wLow)));
  const part = c.multiply(pHigh, c.number(LOG2_FACTOR_HIGH));
  const sum = c.add(k, part);
  const lost = c.subtract(part, c.subtract(sum, k));
  const low = c.add(c.multiply(pLow, c.number(LOG2_FACTOR)), c.multiply(pHigh, c.number(LOG2_FACTOR_LOW)));
  return [sum, c.add(lost, low)];
}

function positivePower(c: Code, x: Value, y: Value): Value {
  const [sum, sumRest] = log2Sum(c, x);
  const sumHigh = upperHalf(c, sum);
  const yHigh = upperHalf(c, y);
  const high = c.multiply(yHigh, sumHigh);
  const sumLow = c.add(c.subtract(sum, sumHigh), sumRest);
  const low = c.add(c.multiply(c.subtract(y, yHigh), sumHigh), c.multiply(y, sumLow));
  const product = c.add(high, low);
  const k = c.nearest(product, 1);
  const rest = c.subtract(high, k);
  const rHigh = upperHalf(c, c.add(rest, low));
  const rLow = c.add(c.subtract(rest, rHigh), low);
  const upper = c.multiply(rHigh, c.number(LN2_UPPER));
  const lower = c.add(c.multiply(rHigh, c.number(LN2_LOWER)), c.multiply(rLow, c.number(LN2)));
  const value = scaledExponential(c, k, upper, lower);
  const under = c.select(c.less(product, c.number(-1100)), c.number(0), value);
  return c.select(c.less(c.number(1100), product), c.number(Number.POSITIVE_INFINITY), under);
}

function power(): MathematicalFunction {
  const c = new Code();
  const x = c.argument(0);
  const y = c.argument(1);
  const zero = c.number(0);
  const infinity = c.number(Number.POSITIVE_INFINITY);
  const nan = c.number(Number.NaN);
  const size = c.abs(x);
  const bounded = c.min(c.max(y, c.number(-LARGEST_EXPONENT)), c.number(LARGEST_EXPONENT));
  const falling = c.less(y, zero);
  const isWhole = c.equal(c.floor(y), y);
  const halved = c.multiply(c.floor(c.multiply(y, c.number(0.5))), c.number(2));
  const isOdd = c.and(isWhole, c.not(c.equal(halved, y)));

  let result = positivePower(c, size, bounded);
  result = c.select(c.equal(size, zero), c.select(falling, infinity, zero), result);
  result = c.select(c.equal(size, infinity), c.select(falling, zero, infinity), result);
  result = c.select(isOdd, c.orBits(result, c.andBits(x, c.bits(SIGN_BIT))), result);
  const isNegative = c.and(c.less(x, zero), c.less(size, infinity));
  result = c.select(c.and(isNegative, c.not(isWhole)), nan, result);
  result = c.select(c.and(c.equal(size, c.number(1)), c.equal(c.abs(y), infinity)), nan, result);
  result = c.select(c.and(c.equal(x, x), c.equal(y, y)), result, nan);
  return c.finish(2, c.select(c.equal(y, zero), c.number(1), result));
}

/** a − b and what its rounding lost. */
function difference(c: Code, a: Value, b: Value): [Value, Value] {
  const d = c.subtract(a, b);
  const back = c.subtract(d, a);
  return [d, c.subtract(c.subtract(a, c.subtract(d, back)), c.add(b, back))];
}

function shiftedSine(c: Code, x: Value, quarters: number): Value {
  const k = c.nearest(x, TWO_OVER_PI);
  const a = c.subtract(x, c.multiply(k, c.number(HALF_PI[0])));
  const [ab, abLost] = difference(c, a, c.multiply(k, c.number(HALF_PI[1])));
  const [abc, abcLost] = difference(c, ab, c.multiply(k, c.number(HALF_PI[2])));
  const lost = c.subtract(c.add(abLost, abcLost), c.multiply(k, c.number(HALF_PI[3])));
  const r = c.add(abc, lost);
  const low = c.add(c.subtract(abc, r), lost);

  const one = c.number(1);
  const z = c.multiply(r, r);
  const half = c.multiply(c.number(0.5), z);
  const whole = c.subtract(one, half);
  const sineRest = c.multiply(c.multiply(r, z), c.polynomial(z, SINE_TAIL));
  const sine = c.add(r, c.add(sineRest, c.multiply(low, whole)));
  const cosineRest = c.multiply(c.multiply(z, z), c.polynomial(z, COSINE_TAIL));
  const wholeLost = c.subtract(c.subtract(one, whole), half);
  const cosine = c.add(whole, c.add(wholeLost, c.subtract(cosineRest, c.multiply(r, low))));

  const turn = c.add(k, c.number(quarters));
  const turns = c.multiply(c.number(4), c.floor(c.multiply(turn, c.number(0.25))));
  const quarter = c.subtract(turn, turns);
  const isCosine = c.or(c.equal(quarter, one), c.equal(quarter, c.number(3)));
  const value = c.select(isCosine, cosine, sine);
  return c.select(c.lessOrEqual(c.number(2), quarter), c.negate(value), value);
}

function sine(): MathematicalFunction {
  const c = new Code();
  const x = c.argument(0);
  const size = c.abs(x);
  const value = shiftedSine(c, x, 0);
  const bounded = c.select(c.lessOrEqual(size, c.number(LARGEST_ANGLE)), value, c.number(Number.NaN));
  return c.finish(1, c.select(c.less(size, c.number(7.450580596923828e-9)), x, bounded));
}

function cosine(): MathematicalFunction {
  const c = new Code();
  const x = c.argument(0);
  const within = c.lessOrEqual(c.abs(x), c.number(LARGEST_ANGLE));
  return c.finish(1, c.select(within, shiftedSine(c, x, 1), c.number(Number.NaN)));
}

/** The functions of foundation/maths that programs call, operation by operation in the same order. */
export const mathematicalFunctions = {
  exp: exponential,
  log: logarithm,
  pow: power,
  sin: sine,
  cos: cosine,
  tanh: hyperbolicTangent,
} as const satisfies Record<string, () => MathematicalFunction>;
