import { asWholePower, type Expression } from "./expression.ts";
import { operandsFirst } from "./traverse.ts";

/** How strongly a text holds together, from loosest to tightest: the levels of the grammar of parse.ts. */
const level = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, signed: 7, power: 8, primary: 9 };

interface Text {
  readonly text: string;
  readonly level: number;
}

const infixes: Readonly<Record<string, { readonly sign: string; readonly level: number }>> = {
  add: { sign: " + ", level: level.sum },
  subtract: { sign: " - ", level: level.sum },
  multiply: { sign: "*", level: level.product },
  divide: { sign: "/", level: level.product },
  and: { sign: " and ", level: level.and },
  or: { sign: " or ", level: level.or },
};

const comparisons: Readonly<Record<string, string>> = { less: " < ", lessOrEqual: " <= ", equal: " == " };

/** A number as the parser reads it back; what is not finite is written as the division that makes it. */
function numberText(value: number): Text {
  if (Number.isNaN(value)) return { text: "0/0", level: level.product };
  if (value === Number.POSITIVE_INFINITY) return { text: "1/0", level: level.product };
  if (value === Number.NEGATIVE_INFINITY) return { text: "-1/0", level: level.product };
  if (value < 0 || Object.is(value, -0)) return { text: `-${-value}`, level: level.signed };
  return { text: String(value), level: level.primary };
}

/** The factor that a product's text starts with; a power is one factor. */
function firstFactor(node: Expression): Expression {
  let first = node;
  while ((first.operator === "multiply" && asWholePower(first).n === 1) || first.operator === "divide") {
    first = first.operands[0];
  }
  return first;
}

function textOf(node: Expression, known: (node: Expression) => Text): Text {
  const at = (operand: Expression, least: number) => {
    const { text, level } = known(operand);
    return level >= least ? text : `(${text})`;
  };
  const [a, b] = node.operands;

  const { base, n } = asWholePower(node);
  if (n > 1) return { text: `${at(base, level.primary)}^${n}`, level: level.power };

  const infix = infixes[node.operator];
  if (infix) return { text: `${at(a, infix.level)}${infix.sign}${at(b, infix.level + 1)}`, level: infix.level };
  const comparison = comparisons[node.operator];
  if (comparison) return { text: `${at(a, level.sum)}${comparison}${at(b, level.sum)}`, level: level.comparison };

  switch (node.operator) {
    case "number":
      return numberText(node.value);
    case "symbol":
      return { text: node.name, level: level.primary };
    case "negate": {
      // The parser reads -(a - b)*c as (b - a)*c, which is another graph.
      const whole = firstFactor(a).operator === "subtract";
      if (known(a).level === level.product && !whole) return { text: `-${known(a).text}`, level: level.product };
      return { text: `-${at(a, level.power)}`, level: level.signed };
    }
    case "pow":
      return { text: `${at(a, level.primary)}^${at(b, level.signed)}`, level: level.power };
    case "not":
      if (a.operator === "equal") {
        const [left, right] = a.operands;
        return { text: `${at(left, level.sum)} != ${at(right, level.sum)}`, level: level.comparison };
      }
      return { text: `not ${at(a, level.not)}`, level: level.not };
    default: {
      const name = node.operator === "select" ? "if" : node.operator;
      const operands = node.operands.map((operand) => known(operand).text);
      return { text: `${name}(${operands.join(", ")})`, level: level.primary };
    }
  }
}

/**
 * A formula as text, with no more parentheses than needed. `parse` reads it back to the same formula, provided that
 * its names are names (`isName`) and nothing was left out.
 *
 * @param longest parts whose text is longer than this are shown as `…`; a small graph with much sharing can be an
 *   enormous text
 */
export function print(expression: Expression, longest = 1e6): string {
  const texts = new Map<Expression, Text>();
  const known = (node: Expression) => texts.get(node)!;
  for (const node of operandsFirst([expression])) {
    const text = textOf(node, known);
    const tooLong = text.text.length > longest && node !== expression;
    texts.set(node, tooLong ? { text: "…", level: level.primary } : text);
  }
  return known(expression).text;
}
