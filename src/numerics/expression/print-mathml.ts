import { asWholePower, type Expression } from "./expression.ts";
import { nameWords } from "./print-tex.ts";
import { operandsFirst } from "./traverse.ts";

/** An element of MathML Core, or a text in it: plain data, for whoever makes elements of it. */
export type MathNode =
  | string
  | {
      readonly tag:
        | "mi"
        | "mn"
        | "mo"
        | "mtext"
        | "mrow"
        | "mspace"
        | "mfrac"
        | "msup"
        | "msub"
        | "msqrt"
        | "mtable"
        | "mtr"
        | "mtd";
      readonly attributes?: Readonly<Record<string, string>>;
      readonly children: readonly MathNode[];
    };

type Tag = Exclude<MathNode, string>["tag"];

const element = (tag: Tag, ...children: readonly MathNode[]): MathNode => ({ tag, children });
const row = (...children: readonly MathNode[]): MathNode =>
  children.length === 1 ? children[0] : element("mrow", ...children);
const sign = (text: string): MathNode => element("mo", text);
const fenced = (open: string, inside: readonly MathNode[], close: string) => row(sign(open), ...inside, sign(close));

/** Greek letters by name, as `print-tex` knows them. */
const greek: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "alpha α,beta β,gamma γ,delta δ,epsilon ε,zeta ζ,eta η,theta θ,iota ι,kappa κ,lambda λ,mu μ,nu ν,xi ξ,pi π,rho ρ",
    "sigma σ,tau τ,upsilon υ,phi φ,chi χ,psi ψ,omega ω,Gamma Γ,Delta Δ,Theta Θ,Lambda Λ,Xi Ξ,Pi Π,Sigma Σ,Upsilon Υ",
    "Phi Φ,Psi Ψ,Omega Ω",
  ].flatMap((line) => line.split(",").map((pair) => pair.split(" "))),
);

function word(text: string): MathNode {
  if (/^\d+$/.test(text)) return element("mn", text);
  // Identifiers of several letters are upright by themselves.
  return element("mi", greek[text] ?? text);
}

/** A name: what follows its first word is a subscript, as in `printTex`. */
export function nameMathMl(name: string): MathNode {
  const words = nameWords(name);
  if (words.length === 0) return element("mi", name);
  const [base, ...rest] = words;
  if (rest.length === 0) return word(base);
  const below = rest.flatMap((part, i) => (i === 0 ? [word(part)] : [spaceBetween, word(part)]));
  return element("msub", word(base), row(...below));
}

/** A thin space: words of a subscript would else run together. */
const spaceBetween: MathNode = element("mtext", "\u2009");
/** Multiplication that is read aloud, and seen as a gap. */
const times: MathNode = { tag: "mo", attributes: { lspace: "0.17em", rspace: "0em" }, children: ["\u2062"] };
const dot = sign("⋅");

function numberNode(value: number): MathNode {
  if (Number.isNaN(value)) return element("mi", "NaN");
  if (!Number.isFinite(value)) return value > 0 ? element("mi", "∞") : row(sign("−"), element("mi", "∞"));
  if (value < 0 || Object.is(value, -0)) return row(sign("−"), numberNode(-value));
  if (value === 0 || (value >= 1e-3 && value < 1e5)) return element("mn", String(value));
  const [mantissa, exponent] = value.toExponential().split("e");
  const power = Number(exponent);
  const exponentNode = power < 0 ? row(sign("−"), element("mn", String(-power))) : element("mn", String(power));
  const ten = element("msup", element("mn", "10"), exponentNode);
  return mantissa === "1" ? ten : row(element("mn", mantissa), sign("×"), ten);
}

const level = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, signed: 7, power: 8, primary: 9 };

interface Shown {
  readonly node: MathNode;
  readonly level: number;
  /** Begins with a digit: beside another factor it needs a dot. */
  readonly digit?: boolean;
}

const fences: Readonly<Record<string, readonly [string, string]>> = {
  abs: ["|", "|"],
  floor: ["⌊", "⌋"],
  ceil: ["⌈", "⌉"],
};
const functions: Readonly<Record<string, string>> = {
  exp: "exp",
  log: "ln",
  sin: "sin",
  cos: "cos",
  tanh: "tanh",
  min: "min",
  max: "max",
};
const comparisons: Readonly<Record<string, string>> = { less: "<", lessOrEqual: "≤", equal: "=" };

/** min(min(a, b), c) reads better as the minimum of three. */
function flattened(node: Expression): readonly Expression[] {
  if (node.operator !== "min" && node.operator !== "max") return node.operands;
  const [a, b] = node.operands;
  return a.operator === node.operator ? [...flattened(a), b] : [a, b];
}

function shownOf(node: Expression, known: (node: Expression) => Shown): Shown {
  const plain = (operand: Expression) => known(operand).node;
  const at = (operand: Expression, least: number): MathNode => {
    const { node: inner, level: own } = known(operand);
    return own >= least ? inner : fenced("(", [inner], ")");
  };
  const power = (base: Expression, exponent: MathNode): Shown => ({
    node: element("msup", at(base, level.primary), exponent),
    level: level.power,
  });
  const joined = (text: MathNode, left: MathNode, right: MathNode, own: number): Shown => ({
    node: row(left, text, right),
    level: own,
  });
  const [a, b, c] = node.operands;

  const { base, n } = asWholePower(node);
  if (n > 1) return power(base, element("mn", String(n)));
  const comparison = comparisons[node.operator];
  if (comparison) return joined(sign(comparison), at(a, level.sum), at(b, level.sum), level.comparison);
  const name = functions[node.operator];
  if (name) {
    const given = flattened(node).flatMap((operand, i) => (i === 0 ? [plain(operand)] : [sign(","), plain(operand)]));
    return { node: row(element("mi", name), sign("\u2061"), fenced("(", given, ")")), level: level.primary };
  }
  const fence = fences[node.operator];
  if (fence) return { node: fenced(fence[0], [plain(a)], fence[1]), level: level.primary };

  switch (node.operator) {
    case "number": {
      const { value } = node;
      const size = Math.abs(value);
      const whole = size === 0 || (size >= 1e-3 && size < 1e5) || !Number.isFinite(value);
      const own = value < 0 || Object.is(value, -0) ? level.signed : whole ? level.primary : level.product;
      return { node: numberNode(value), level: own, digit: true };
    }
    case "symbol":
      return { node: nameMathMl(node.name), level: level.primary };
    case "add":
      return joined(sign("+"), at(a, level.sum), at(b, level.sum), level.sum);
    case "subtract":
      return joined(sign("−"), at(a, level.sum), at(b, level.product), level.sum);
    case "negate":
      return { node: row(sign("−"), at(a, level.product)), level: level.signed };
    case "multiply":
      return {
        ...joined(known(b).digit ? dot : times, at(a, level.product), at(b, level.product), level.product),
        digit: known(a).digit === true,
      };
    case "divide":
      return { node: element("mfrac", plain(a), plain(b)), level: level.product };
    case "pow":
      return power(a, plain(b));
    case "sqrt":
      return { node: element("msqrt", plain(a)), level: level.primary };
    case "hill": {
      const first = c.operator === "number" && c.value === 1;
      const [x, K] = [a, b].map((operand) => (first ? at(operand, level.sum) : power(operand, plain(c)).node));
      return { node: element("mfrac", x, row(K, sign("+"), x)), level: level.product };
    }
    case "and":
      return joined(sign("∧"), at(a, level.and), at(b, level.and), level.and);
    case "or":
      return joined(sign("∨"), at(a, level.or), at(b, level.or), level.or);
    case "not":
      if (a.operator === "equal") {
        return joined(sign("≠"), at(a.operands[0], level.sum), at(a.operands[1], level.sum), level.comparison);
      }
      return { node: row(sign("¬"), fenced("(", [plain(a)], ")")), level: level.not };
    default: {
      const line = (value: MathNode, when: MathNode) => element("mtr", element("mtd", value), element("mtd", when));
      const lines = element(
        "mtable",
        line(plain(b), row(element("mtext", "if\u00a0"), plain(a))),
        line(plain(c), element("mtext", "otherwise")),
      );
      return { node: row(sign("{"), lines), level: level.primary };
    }
  }
}

/** A formula as presentation MathML, which browsers set and screen readers read: the children of a `math` element. */
export function printMathMl(expression: Expression): MathNode {
  const shown = new Map<Expression, Shown>();
  const known = (node: Expression) => shown.get(node)!;
  for (const node of operandsFirst([expression])) shown.set(node, shownOf(node, known));
  return known(expression).node;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter]);

/** MathML as text, e.g. for a page that is written without a DOM. */
export function mathMlText(node: MathNode): string {
  if (typeof node === "string") return escaped(node);
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${node.tag}${attributes.join("")}>${node.children.map(mathMlText).join("")}</${node.tag}>`;
}
