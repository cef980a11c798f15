import { InputError } from "../errors.ts";
import { didYouMean } from "../near-names.ts";
import { dimensionless, divideUnits, multiplyUnits, powerOfUnit, type Unit, unitOf } from "./unit.ts";
import { prefixable, prefixes, pure, standalone } from "./unit-table.ts";

const micro = "µ";

function namedUnit(name: string): Unit | undefined {
  const whole = standalone.get(name) ?? prefixable.get(name);
  if (whole) return unitOf(name, whole);
  const decade = prefixes.get(name[0]);
  const base = prefixable.get(name.slice(1));
  return decade !== undefined && base ? unitOf(name, { ...base, decade: base.decade + decade }) : undefined;
}

/** Every unit name that is likely to be meant, for suggestions. */
function usualNames(): string[] {
  const usual = ["f", "p", "n", micro, "u", "m", "c", "k", "M"];
  return [...standalone.keys(), ...[...prefixable.keys()].flatMap((unit) => [unit, ...usual.map((p) => p + unit)])];
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `cm²` as `cm^2`, `day⁻¹` as `day^-1`, `mg·h` as `mg*h`. */
function plainText(text: string): string {
  return text
    .replace(/[⁺⁻]?[⁰¹²³⁴-⁹]+/gu, (raised) =>
      [...`^${raised}`].map((sign) => (sign === "⁻" ? "-" : sign === "⁺" ? "" : digitOf(sign))).join(""),
    )
    .replace(/[·⋅×]/gu, "*");
}

function digitOf(sign: string): string {
  const digit = superscripts.indexOf(sign);
  return digit < 0 ? sign : String(digit);
}

const token = /\s*(?:(?<number>\d+\.?\d*(?:e[+-]?\d+)?)|(?<name>[\p{L}_]+|%)|(?<sign>[*/^()-]))/uy;

class UnitParser {
  private kind: "number" | "name" | "sign" | "end" = "end";
  private found = "";
  private end = 0;

  constructor(
    private readonly text: string,
    private readonly place: string,
  ) {
    this.next();
  }

  whole(): Unit {
    const unit = this.product();
    if (this.kind !== "end") throw this.unexpected("`*`, `/`, `^` or the end");
    return unit;
  }

  private unexpected(expected: string): InputError {
    const shown = this.kind === "end" ? "the end" : `\`${this.found}\``;
    return new InputError(this.place, `${shown} in the unit \`${this.text}\``, expected);
  }

  private next(): string {
    const taken = this.found;
    token.lastIndex = this.end;
    const match = token.exec(this.text);
    if (match) {
      const { number, name, sign } = match.groups!;
      this.kind = number !== undefined ? "number" : name !== undefined ? "name" : "sign";
      this.found = number ?? name ?? sign;
      this.end = token.lastIndex;
    } else {
      this.found = this.text.slice(this.end).trim();
      this.kind = this.found === "" ? "end" : "sign";
      this.end = this.text.length;
    }
    return taken;
  }

  private take(sign: string): boolean {
    const there = this.kind === "sign" && this.found === sign;
    if (there) this.next();
    return there;
  }

  private product(): Unit {
    let unit = this.power();
    for (;;) {
      if (this.take("*")) unit = multiplyUnits(unit, this.power());
      else if (this.take("/")) unit = divideUnits(unit, this.power());
      else return unit;
    }
  }

  private power(): Unit {
    const base = this.primary();
    if (!this.take("^")) return base;
    const minus = this.take("-");
    if (this.kind !== "number" || Number(this.found) > 20) throw this.unexpected("a number as exponent, at most 20");
    const exponent = Number(this.next());
    return powerOfUnit(base, minus ? -exponent : exponent);
  }

  private primary(): Unit {
    if (this.take("(")) {
      const inner = this.product();
      if (!this.take(")")) throw this.unexpected("`)`");
      return inner;
    }
    if (this.kind === "number") {
      const text = this.next();
      return Number(text) === 1 ? dimensionless : this.multiple(text);
    }
    if (this.kind !== "name") throw this.unexpected("a unit such as `mg`, `nmol/L`, `1/day`, or `1` for a pure number");
    const unit = namedUnit(this.found);
    if (unit) {
      this.next();
      return unit;
    }
    const hint = didYouMean(this.found, usualNames());
    throw new InputError(
      this.place,
      `the unknown unit \`${this.found}\`${this.found === this.text ? "" : ` in \`${this.text}\``}${hint}`,
      "units such as day, mg, nmol/L, cell, 1/(cell*day)",
    );
  }

  /** `1e9` in `1e9*cell/L` */
  private multiple(text: string): Unit {
    if (!(Number(text) > 0 && Number.isFinite(Number(text)))) throw this.unexpected("a number above 0");
    return unitOf(text, { dimension: pure, top: Number(text), bottom: 1, decade: 0 });
  }
}

const longest = 200;
const parsed = new Map<string, Unit>();

/**
 * Reads a unit: names with SI prefixes, `*`, `/` (from left to right), `^` with a number, parentheses, `1` for a pure
 * number. A multiple may stand in front: `1e9*cell/L`.
 *
 * @param place where the text stands, for messages
 * @throws {InputError} with the nearest known names
 */
export function parseUnit(text: string, place = "unit"): Unit {
  const known = parsed.get(text);
  if (known) return known;
  if (text.length > longest) {
    throw new InputError(place, `a unit of ${text.length} characters`, `at most ${longest}`);
  }
  const unit = new UnitParser(plainText(text.trim()), place).whole();
  // What was written is what a reader should see again, unless the spelling is ours to mend.
  const spelled = { ...unit, text: text.trim() };
  parsed.set(text, spelled);
  return spelled;
}
