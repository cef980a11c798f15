import { describe, expect, test } from "vitest";
import {
  cbrt,
  cos,
  erf,
  erfc,
  exp,
  expm1,
  log,
  log1p,
  log2,
  log10,
  logGamma,
  normalProbability,
  normalQuantile,
  pow,
  sin,
  tanh,
} from "./maths.ts";

/**
 * References in fixed point: an integer stands for itself divided by 2^BITS. Series in whole numbers, nothing shared
 * with the code under test.
 */
const BITS = 320n;
const ONE = 1n << BITS;

/** A double as significand · 2^exponent. */
function split(x: number): [significand: bigint, exponent: bigint] {
  const bits = new BigInt64Array(Float64Array.of(x).buffer)[0];
  const biased = (bits >> 52n) & 2047n;
  const fraction = bits & ((1n << 52n) - 1n);
  const significand = biased === 0n ? fraction : fraction + (1n << 52n);
  return [bits < 0n ? -significand : significand, (biased === 0n ? 1n : biased) - 1075n];
}

function shift(x: bigint, by: bigint): bigint {
  return by >= 0n ? x << by : x >> -by;
}

function fixed(x: number): bigint {
  const [significand, exponent] = split(x);
  return shift(significand, BITS + exponent);
}

function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

/** Σ of terms until they vanish. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = first;
  let term = first;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = next(term, n);
    sum += term;
  }
  return sum;
}

/** 2·atanh(a/b) = ln((b + a)/(b − a)) */
function twiceAtanh(a: bigint, b: bigint): bigint {
  let power = (a << BITS) / b;
  let sum = power;
  for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
    power = (power * a * a) / (b * b);
    sum += power / n;
  }
  return 2n * sum;
}

function arctangentOfInverse(n: bigint): bigint {
  let power = ONE / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}

const LN2 = twiceAtanh(1n, 3n);
const PI = 16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n);

function divideRounded(a: bigint, b: bigint): bigint {
  return (2n * a + b) / (2n * b) - ((2n * a + b) % (2n * b) < 0n ? 1n : 0n);
}

/** e^x as [k, e^(x − k·ln 2)]. */
function exactExp(x: bigint): [k: bigint, mantissa: bigint] {
  const k = divideRounded(x, LN2);
  const r = x - k * LN2;
  return [k, series(ONE, (term, n) => multiply(term, r) / n)];
}

function exactLog(x: number): bigint {
  const [significand, exponent] = split(x);
  return exactLogOf(significand) + exponent * LN2;
}

function exactLogOf(n: bigint): bigint {
  const length = BigInt(n.toString(2).length);
  return twiceAtanh(n - (1n << length), n + (1n << length)) + length * LN2;
}

function exactSine(x: bigint): bigint {
  const r = x - divideRounded(x, 2n * PI) * 2n * PI;
  const square = multiply(r, r);
  return series(r, (term, n) => -multiply(term, square) / (2n * n * (2n * n + 1n)));
}

/** Units in the last place between a result and the reference · 2^k. */
function ulps(found: number, reference: bigint, k = 0n): number {
  const [significand, exponent] = split(found);
  const unit = shift(ONE, exponent - k);
  return Number((1000n * (significand * unit - reference)) / unit) / 1000;
}

/** Evenly spread points with an irregular step, so that none is special. */
function spread(from: number, to: number, count = 400): number[] {
  return Array.from({ length: count }, (_, i) => from + (to - from) * ((i * 0.6180339887498949 + 0.1234567) % 1));
}

function worst(points: readonly number[], error: (x: number) => number): number {
  return points.reduce((largest, x) => Math.max(largest, Math.abs(error(x))), 0);
}

describe("against series in whole numbers, the error in units in the last place is at most", () => {
  const around = (x: number) => [x - 1e-9, x, x + 1e-9, x - 1e-3, x + 1e-3];

  test("exp 0.7, over the whole range", () => {
    const error = (x: number): number => {
      const [k, mantissa] = exactExp(fixed(x));
      return ulps(exp(x), mantissa, k);
    };
    expect(worst([...spread(-708, 709.7), ...spread(-1, 1), ...around(0), 709.782712893384], error)).toBeLessThan(0.7);
    // Subnormal results have fewer bits, so half a unit is all that is allowed beyond rounding.
    expect(worst(spread(-745, -708.4, 100), error)).toBeLessThan(0.7);
  });

  test("log 0.8, also next to 1 and for subnormal numbers", () => {
    const error = (x: number): number => ulps(log(x), exactLog(x));
    expect(worst([...spread(0.5, 2), ...spread(1e-300, 1e3), ...around(1).filter((x) => x !== 1)], error)).toBeLessThan(
      0.8,
    );
    expect(worst([1e300, 1.7e308, 2.2250738585072014e-308, 1e-310, 5e-324], error)).toBeLessThan(0.8);
  });

  test("log2 0.51 and log10 0.51, so that exact powers come out exact", () => {
    const points = [...spread(0.5, 2), ...spread(1e-3, 1e6)];
    expect(worst(points, (x) => ulps(log2(x), (exactLog(x) << BITS) / LN2))).toBeLessThan(0.51);
    const ln10 = exactLog(10);
    expect(worst(points, (x) => ulps(log10(x), (exactLog(x) << BITS) / ln10))).toBeLessThan(0.51);
    for (let n = 0; n <= 22; n++) expect(log10(Number(10n ** BigInt(n)))).toBe(n);
    for (let n = -1074; n < 1024; n += 7) expect(log2(2 ** n)).toBe(n);
  });

  test("log1p and expm1 1.1, also where 1 would swallow the argument", () => {
    const small = [1e-20, -1e-20, 1e-9, -1e-9, 1e-3, -1e-3, -0.3, 0.42];
    const logError = (x: number): number => {
      const u = ONE + fixed(x);
      return ulps(log1p(x), exactLogOf(u) - BITS * LN2);
    };
    expect(worst([...spread(-0.999, 3), ...spread(-0.1, 0.1), ...small], logError)).toBeLessThan(1.1);
    const expError = (x: number): number => {
      const [k, mantissa] = exactExp(fixed(x));
      return ulps(expm1(x), shift(mantissa, k) - ONE);
    };
    expect(worst([...spread(-30, 30), ...spread(-1, 1), ...small], expError)).toBeLessThan(1.1);
  });

  test("pow 0.7, over bases and exponents that fill the range of results", () => {
    const error = (x: number, y: number): number => {
      const [significand, exponent] = split(y);
      const [k, mantissa] = exactExp(shift(exactLog(x) * significand, exponent));
      return ulps(pow(x, y), mantissa, k);
    };
    const bases = [...spread(1e-3, 5, 40), ...spread(0.99, 1.01, 20), 1e-300, 1e300, 5e-324, 1e-310];
    for (const x of bases) {
      const largest = Math.abs(700 / log(x));
      expect(
        worst(spread(-largest, largest, 20), (y) => error(x, y)),
        `base ${x}`,
      ).toBeLessThan(0.7);
    }
  });

  test("sin and cos 1, up to 2²⁷ and beside multiples of π/2", () => {
    const beside = Array.from({ length: 60 }, (_, k) => (k * Math.PI) / 2 + 0);
    const points = [...spread(-4, 4), ...spread(-1e5, 1e5), ...spread(-134217728, 134217728), ...beside.slice(1)];
    expect(worst(points, (x) => ulps(sin(x), exactSine(fixed(x))))).toBeLessThan(1);
    expect(worst(points, (x) => ulps(cos(x), exactSine(fixed(x) + PI / 2n)))).toBeLessThan(1);
  });

  test("tanh 3", () => {
    const error = (x: number): number => {
      const [k, mantissa] = exactExp(2n * fixed(x));
      const e = shift(mantissa, k);
      return ulps(tanh(x), ((e - ONE) << BITS) / (e + ONE));
    };
    expect(worst([...spread(-20, 20), ...spread(-0.5, 0.5), 1e-9, 1e-7, 1e-4], error)).toBeLessThan(3);
  });

  test("cbrt 1, and cubes of whole numbers come out exact", () => {
    const error = (x: number): number => {
      const [third, mantissa] = exactExp(exactLog(x) / 3n);
      return ulps(cbrt(x), mantissa, third);
    };
    expect(worst([...spread(1e-3, 1e3), 1e-300, 1e300, 5e-324], error)).toBeLessThan(1);
    for (let n = 1; n < 200; n++) expect(cbrt(-n * n * n)).toBe(-n);
  });

  test("erf 2", () => {
    const error = (x: number): number => ulps(erf(x), exactErf(x));
    expect(worst([...spread(-5.5, 5.5, 150), ...spread(-1, 1, 100), 1e-10], error)).toBeLessThan(2);
  });

  test("erfc 8, also where it is tiny", () => {
    const error = (x: number): number => ulps(erfc(x), ONE - exactErf(x));
    expect(worst([...spread(-3, 10, 200), 0.5, 1], error)).toBeLessThan(8);
    // Abramowitz & Stegun 7.1.23, summed in 60 digits.
    expect(erfc(26) / 5.663192408856143e-296).toBeCloseTo(1, 14);
  });

  function exactErf(x: number): bigint {
    const r = fixed(x);
    const square = multiply(r, r);
    let sum = r;
    series(r, (term, n) => {
      const next = -multiply(term, square) / n;
      sum += next / (2n * n + 1n);
      return next;
    });
    const rootPi = squareRoot(PI << BITS);
    return (2n * sum * ONE) / rootPi;
  }
});

function squareRoot(n: bigint): bigint {
  let root = 1n << (BigInt(n.toString(2).length + 1) / 2n);
  for (;;) {
    const next = (root + n / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

describe("logGamma", () => {
  test("is the logarithm of factorials", () => {
    let factorial = 1n;
    for (let n = 2; n <= 400; n++) {
      factorial *= BigInt(n);
      expect(Math.abs(ulps(logGamma(n + 1), exactLogOf(factorial))), `${n}!`).toBeLessThan(4);
    }
  });

  test("is the logarithm of (2n)!·√π/(4ⁿ·n!) at n + ½", () => {
    const halfLogPi = (exactLogOf(PI) - BITS * LN2) / 2n;
    let product = 1n;
    for (let n = 1; n <= 60; n++) {
      product *= BigInt(2 * n - 1);
      const reference = exactLogOf(product) - BigInt(n) * LN2 + halfLogPi;
      expect(Math.abs(ulps(logGamma(n + 0.5), reference)), `${n} + ½`).toBeLessThan(6);
    }
  });

  test("keeps its relative precision beside its zeros at 1 and 2, where its slopes are −γ and 1 − γ", () => {
    const gamma = 0.5772156649015329;
    expect(logGamma(1 + 2 ** -40) / 2 ** -40).toBeCloseTo(-gamma, 11);
    expect(logGamma(2 - 2 ** -40) / -(2 ** -40)).toBeCloseTo(1 - gamma, 11);
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
  });

  test("satisfies Euler's reflection for negative arguments, and has poles at 0, −1, −2 …", () => {
    for (const x of spread(-20, 0, 100)) {
      const sum = logGamma(x) + logGamma(1 - x);
      expect(sum).toBeCloseTo(log(Math.PI / Math.abs(sin(Math.PI * (x - 2 * Math.round(x / 2))))), 9);
    }
    expect([0, -0, -1, -20].map(logGamma)).toEqual(new Array(4).fill(Number.POSITIVE_INFINITY));
  });
});

describe("the normal distribution", () => {
  test("has its quantiles where its probabilities are reached", () => {
    for (const p of [1e-300, 1e-20, 1e-8, 1e-3, 0.02, 0.07, 0.3, 0.5, 0.6, 0.9, 0.99]) {
      expect(normalProbability(normalQuantile(p)) / p).toBeCloseTo(1, 12);
    }
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect([0, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([-0.1, 1.1, Number.NaN].map(normalQuantile)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe("special cases", () => {
  const special = [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    1.5,
    -1.5,
    1e300,
    -1e300,
    5e-324,
    -5e-324,
    9007199254740991,
    -9007199254740991,
    9007199254740992,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];

  test("of pow are those of ECMAScript", () => {
    for (const x of special) {
      for (const y of special) {
        const expected = x ** y;
        const found = pow(x, y);
        if (Number.isFinite(expected) && expected !== 0) expect(found / expected).toBeCloseTo(1, 14);
        else expect(found, `${x} to the power ${y}`).toBe(expected);
      }
    }
  });

  test.each([
    { name: "exp", ours: exp, theirs: Math.exp },
    { name: "expm1", ours: expm1, theirs: Math.expm1 },
    { name: "log", ours: log, theirs: Math.log },
    { name: "log1p", ours: log1p, theirs: Math.log1p },
    { name: "log2", ours: log2, theirs: Math.log2 },
    { name: "log10", ours: log10, theirs: Math.log10 },
    { name: "tanh", ours: tanh, theirs: Math.tanh },
    { name: "cbrt", ours: cbrt, theirs: Math.cbrt },
  ])("of $name are those of ECMAScript", ({ ours, theirs }) => {
    for (const x of special) {
      const expected = theirs(x);
      if (Number.isFinite(expected) && expected !== 0) expect(ours(x) / expected, String(x)).toBeCloseTo(1, 14);
      else expect(ours(x), String(x)).toBe(expected);
    }
  });

  test("of sin and cos: signed zeros kept, and no answer beyond 2²⁷, where the angle is not known", () => {
    expect([sin(0), sin(-0), sin(5e-324), cos(0), cos(-0)]).toEqual([0, -0, 5e-324, 1, 1]);
    for (const x of [134217729, -1e300, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect([sin(x), cos(x)]).toEqual([Number.NaN, Number.NaN]);
    }
  });

  test("of erf and erfc", () => {
    expect([erf(0), erf(-0), erf(Number.POSITIVE_INFINITY), erf(Number.NEGATIVE_INFINITY)]).toEqual([0, -0, 1, -1]);
    expect([erfc(0), erfc(Number.POSITIVE_INFINITY), erfc(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 2]);
    expect([erf(Number.NaN), erfc(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
});
