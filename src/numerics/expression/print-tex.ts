import { asWholePower, type Expression } from "./expression.ts";
import { operandsFirst } from "./traverse.ts";

const greek = new Set(
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega".split(
    " ",
  ),
);
/** Capitals that do not look like a Latin letter have a command of their own. */
const greekCapitals = new Set("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" "));

function word(text: string): string {
  if (greek.has(text) || greekCapitals.has(text)) return `\\${text}`;
  return /^\p{L}$|^\d+$/u.test(text) ? text : `\\mathrm{${text}}`;
}

/** killRateIL2 as kill, rate, IL2; K1 as K, 1. */
function camelWords(name: string): string[] {
  const [first, ...rest] = name.split(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=^\p{L})(?=\d+$)/u);
  return [first, ...rest.map((part) => (/^\p{Lu}\p{Ll}+$/u.test(part) ? part.toLowerCase() : part))];
}

/** The words of a name, for printers that set all but the first as a subscript. */
export function nameWords(name: string): string[] {
  return name
    .split("_")
    .flatMap(camelWords)
    .filter((part) => part !== "");
}

/**
 * A name as TeX: what follows the first word, in camelCase or after an underscore, is a subscript; Greek letters by
 * name; words upright. `killRate` is kill with subscript rate, `k_on` k with on, `K1` K with 1; `PDL1` stays whole.
 */
export function nameTex(name: string): string {
  const words = nameWords(name);
  if (words.length === 0) return "\\_".repeat(name.length);
  const [base, ...rest] = words.map(word);
  return rest.length === 0 ? base : `${base}_{${rest.join("\\,")}}`;
}

function numberTex(value: number): string {
  if (Number.isNaN(value)) return "\\mathrm{NaN}";
  if (!Number.isFinite(value)) return value > 0 ? "\\infty" : "-\\infty";
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return String(value);
  const [mantissa, exponent] = value.toExponential().split("e");
  const power = `10^{${Number(exponent)}}`;
  if (mantissa === "1") return power;
  return mantissa === "-1" ? `-${power}` : `${mantissa} \\times ${power}`;
}

const level = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, signed: 7, power: 8, primary: 9 };

interface Tex {
  readonly tex: string;
  readonly level: number;
}

const functions: Readonly<Record<string, readonly [string, string]>> = {
  exp: ["\\exp\\left(", "\\right)"],
  log: ["\\ln\\left(", "\\right)"],
  sin: ["\\sin\\left(", "\\right)"],
  cos: ["\\cos\\left(", "\\right)"],
  tanh: ["\\tanh\\left(", "\\right)"],
  min: ["\\min\\left(", "\\right)"],
  max: ["\\max\\left(", "\\right)"],
  abs: ["\\left|", "\\right|"],
  floor: ["\\left\\lfloor ", "\\right\\rfloor"],
  ceil: ["\\left\\lceil ", "\\right\\rceil"],
  sqrt: ["\\sqrt{", "}"],
};

const comparisons: Readonly<Record<string, string>> = { less: " < ", lessOrEqual: " \\le ", equal: " = " };

/** min(min(a, b), c) reads better as the minimum of three. */
function flattened(node: Expression): readonly Expression[] {
  if (node.operator !== "min" && node.operator !== "max") return node.operands;
  const [a, b] = node.operands;
  return a.operator === node.operator ? [...flattened(a), b] : [a, b];
}

function texOf(node: Expression, known: (node: Expression) => Tex): Tex {
  const plain = (operand: Expression) => known(operand).tex;
  const at = (operand: Expression, least: number) => {
    const { tex, level } = known(operand);
    return level >= least ? tex : `\\left(${tex}\\right)`;
  };
  const power = (base: Expression, exponent: string): Tex => ({
    tex: `${at(base, level.primary)}^{${exponent}}`,
    level: level.power,
  });
  const [a, b, c] = node.operands;

  const { base, n } = asWholePower(node);
  if (n > 1) return power(base, String(n));
  const comparison = comparisons[node.operator];
  if (comparison) return { tex: at(a, level.sum) + comparison + at(b, level.sum), level: level.comparison };
  const around = functions[node.operator];
  if (around) {
    return { tex: around[0] + flattened(node).map(plain).join(", ") + around[1], level: level.primary };
  }

  switch (node.operator) {
    case "number": {
      const tex = numberTex(node.value);
      const whole = !tex.includes("^") && !tex.includes(" ");
      return { tex, level: tex.startsWith("-") ? level.signed : whole ? level.primary : level.product };
    }
    case "symbol":
      return { tex: nameTex(node.name), level: level.primary };
    case "add":
      return { tex: `${at(a, level.sum)} + ${at(b, level.sum)}`, level: level.sum };
    case "subtract":
      return { tex: `${at(a, level.sum)} - ${at(b, level.product)}`, level: level.sum };
    case "negate":
      return { tex: `-${at(a, level.product)}`, level: level.signed };
    case "multiply": {
      const right = at(b, level.product);
      return {
        tex: `${at(a, level.product)}${/^[\d-]/.test(right) ? " \\cdot " : "\\,"}${right}`,
        level: level.product,
      };
    }
    case "divide":
      return { tex: `\\frac{${plain(a)}}{${plain(b)}}`, level: level.product };
    case "pow":
      return power(a, plain(b));
    case "hill": {
      const [x, K] = [a, b].map((operand) => power(operand, plain(c)).tex);
      const [bareX, bareK] = [a, b].map(plain);
      const first = plain(c) === "1";
      const tex = first ? `\\frac{${bareX}}{${bareK} + ${bareX}}` : `\\frac{${x}}{${K} + ${x}}`;
      return { tex, level: level.product };
    }
    case "and":
      return { tex: `${at(a, level.and)} \\wedge ${at(b, level.and)}`, level: level.and };
    case "or":
      return { tex: `${at(a, level.or)} \\vee ${at(b, level.or)}`, level: level.or };
    case "not":
      if (a.operator === "equal") {
        const [left, right] = a.operands;
        return { tex: `${at(left, level.sum)} \\ne ${at(right, level.sum)}`, level: level.comparison };
      }
      return { tex: `\\neg \\left(${plain(a)}\\right)`, level: level.not };
    default: {
      const lines = `${plain(b)} & \\text{if } ${plain(a)} \\\\ ${plain(c)} & \\text{otherwise}`;
      return { tex: `\\begin{cases} ${lines} \\end{cases}`, level: level.primary };
    }
  }
}

/** A formula as TeX for mathematics mode, e.g. `\frac{\mathrm{tumour}}{K + \mathrm{tumour}}`. */
export function printTex(expression: Expression): string {
  const texts = new Map<Expression, Tex>();
  const known = (node: Expression) => texts.get(node)!;
  for (const node of operandsFirst([expression])) texts.set(node, texOf(node, known));
  return known(expression).tex;
}
