import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Expression } from "./expression.ts";
import * as make from "./expression.ts";

interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  /** From 1, in characters. */
  readonly column: number;
}

interface FunctionEntry {
  readonly usage: string;
  readonly fewest: number;
  readonly most: number;
  readonly build: (...operands: Expression[]) => Expression;
}

function entry(usage: string, count: number, build: (...operands: Expression[]) => Expression): FunctionEntry {
  return { usage, fewest: count, most: count, build };
}

/** The back ends have one logarithm. */
function log10(x: Expression): Expression {
  return make.divide(make.log(x), make.log(make.number(10)));
}

const functions: ReadonlyMap<string, FunctionEntry> = new Map([
  ["exp", entry("exp(x)", 1, make.exp)],
  ["log", entry("log(x), the natural logarithm", 1, make.log)],
  ["log10", entry("log10(x)", 1, log10)],
  ["sqrt", entry("sqrt(x)", 1, make.sqrt)],
  ["abs", entry("abs(x)", 1, make.abs)],
  ["sin", entry("sin(x)", 1, make.sin)],
  ["cos", entry("cos(x)", 1, make.cos)],
  ["tanh", entry("tanh(x)", 1, make.tanh)],
  ["floor", entry("floor(x)", 1, make.floor)],
  ["ceil", entry("ceil(x)", 1, make.ceil)],
  ["pow", entry("pow(x, n)", 2, make.pow)],
  ["hill", entry("hill(x, K, n)", 3, make.hill)],
  ["if", entry("if(condition, a, b)", 3, make.select)],
  ["min", { usage: "min(a, b, ...)", fewest: 1, most: 1000, build: (...all) => all.reduce(make.min) }],
  ["max", { usage: "max(a, b, ...)", fewest: 1, most: 1000, build: (...all) => all.reduce(make.max) }],
]);

const words = new Set(["and", "or", "not"]);
const comparisons = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** Whether a text can stand in a formula as the name of a quantity. */
export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(text) && !words.has(text) && !functions.has(text);
}

const token =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<sign><=|>=|==|!=|[-+*/^(),<>]))/uy;

/** A formula nested deeper than this is a mistake or an attack; the parser recurses. */
const deepest = 400;

class Parser {
  private current: Token;
  private end = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly place: string,
  ) {
    this.current = this.read();
  }

  formula(): Expression {
    const result = this.disjunction();
    if (this.current.kind !== "end") throw this.unexpected("an operator or the end");
    return result;
  }

  private error(column: number, found: string, expected: string): InputError {
    return new InputError(`${this.place}, column ${column}`, found, expected);
  }

  private unexpected(expected: string): InputError {
    const { kind, text, column } = this.current;
    return this.error(column, kind === "end" ? "the end of the formula" : `\`${text}\``, expected);
  }

  private read(): Token {
    const { text, end } = this;
    token.lastIndex = end;
    const match = token.exec(text);
    if (!match) {
      const blank = text.slice(end).search(/\S/);
      if (blank < 0) return { kind: "end", text: "", column: text.length + 1 };
      const strange = String.fromCodePoint(text.codePointAt(end + blank)!);
      const hint = strange === "=" ? "`==` for a comparison" : "a number, a name, an operator or a parenthesis";
      throw this.error(end + blank + 1, `\`${strange}\``, hint);
    }
    this.end = token.lastIndex;
    const { number, name, sign } = match.groups!;
    const found = number ?? name ?? sign;
    const kind = number !== undefined ? "number" : name !== undefined ? "name" : "sign";
    return { kind, text: found, column: this.end - found.length + 1 };
  }

  private next(): Token {
    const taken = this.current;
    this.current = this.read();
    return taken;
  }

  private at(...texts: string[]): boolean {
    return this.current.kind !== "number" && texts.includes(this.current.text);
  }

  private expect(text: string, expected: string): void {
    if (!this.at(text)) throw this.unexpected(expected);
    this.next();
  }

  private nested<T>(inner: () => T): T {
    if (++this.depth > deepest) {
      throw this.error(this.current.column, `more than ${deepest} levels of nesting`, "a formula in named parts");
    }
    const result = inner();
    this.depth--;
    return result;
  }

  private disjunction(): Expression {
    let left = this.conjunction();
    while (this.at("or")) {
      this.next();
      left = make.or(left, this.conjunction());
    }
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.at("and")) {
      this.next();
      left = make.and(left, this.negation());
    }
    return left;
  }

  private negation(): Expression {
    if (!this.at("not")) return this.comparison();
    this.next();
    return this.nested(() => make.not(this.negation()));
  }

  private comparison(): Expression {
    const left = this.sum();
    if (!comparisons.has(this.current.text)) return left;
    const sign = this.next().text;
    const right = this.sum();
    if (comparisons.has(this.current.text)) throw this.unexpected("one comparison at a time, joined by `and`");
    switch (sign) {
      case "<":
        return make.less(left, right);
      case "<=":
        return make.lessOrEqual(left, right);
      case ">":
        return make.less(right, left);
      case ">=":
        return make.lessOrEqual(right, left);
      case "==":
        return make.equal(left, right);
      default:
        return make.not(make.equal(left, right));
    }
  }

  private sum(): Expression {
    let left = this.product();
    while (this.at("+", "-")) {
      left = this.next().text === "+" ? make.add(left, this.product()) : make.subtract(left, this.product());
    }
    return left;
  }

  private product(): Expression {
    let left = this.signed();
    while (this.at("*", "/")) {
      left = this.next().text === "*" ? make.multiply(left, this.signed()) : make.divide(left, this.signed());
    }
    return left;
  }

  private signed(): Expression {
    if (!this.at("-", "+")) return this.power();
    const minus = this.next().text === "-";
    const operand = this.nested(() => this.signed());
    return minus ? make.negate(operand) : operand;
  }

  private power(): Expression {
    const base = this.primary();
    if (!this.at("^")) return base;
    this.next();
    return make.pow(
      base,
      this.nested(() => this.signed()),
    );
  }

  private primary(): Expression {
    const { kind, text, column } = this.current;
    if (this.at("(")) {
      this.next();
      const inner = this.nested(() => this.disjunction());
      this.expect(")", "`)`");
      return inner;
    }
    if (kind === "number") {
      this.next();
      if (!Number.isFinite(Number(text))) throw this.error(column, text, "a number below 1.8e308");
      return make.number(Number(text));
    }
    if (kind !== "name" || words.has(text)) throw this.unexpected("a number, a name or `(`");
    this.next();
    if (this.at("(")) return this.call(text, column);
    const called = functions.get(text);
    if (called) throw this.error(column, `the function \`${text}\` without arguments`, called.usage);
    return make.symbol(text);
  }

  private call(name: string, column: number): Expression {
    const called = functions.get(name);
    if (!called) {
      const known = [...functions.keys()];
      const hint = didYouMean(name, known);
      throw this.error(column, `the unknown function \`${name}\`${hint}`, `an operator, or one of ${known.join(", ")}`);
    }
    this.next();
    const operands: Expression[] = [];
    if (!this.at(")")) {
      operands.push(this.nested(() => this.disjunction()));
      while (this.at(",")) {
        this.next();
        operands.push(this.nested(() => this.disjunction()));
      }
    }
    this.expect(")", "`,` or `)`");
    if (operands.length < called.fewest || operands.length > called.most) {
      const count = `${operands.length} ${operands.length === 1 ? "argument" : "arguments"}`;
      throw this.error(column, `\`${name}\` with ${count}`, called.usage);
    }
    return called.build(...operands);
  }
}

/**
 * Reads a formula: numbers, names (letters of any script, digits, underscores), `+ - * / ^`, parentheses, comparisons
 * `< <= > >= == !=`, `and`, `or`, `not`, `if(condition, a, b)`, and the functions `exp log log10 sqrt abs min max sin
 * cos tanh floor ceil pow hill`. As in print, `-x^2` is -(x²) and `2^3^2` is 2^(3²).
 *
 * @param place where the text stands, for messages, e.g. `formulas.killRate`
 * @throws {InputError} with the column, what stands there and what was expected
 */
export function parse(text: string, place = "formula"): Expression {
  return new Parser(text, place).formula();
}
