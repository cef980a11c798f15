import { didYouMean } from "../../foundation/near-names.ts";
import type { Rule } from "../../models/tissue/contract.ts";
import { columnOf, csvLines } from "./csv-lines.ts";
import type { Findings, Place } from "./findings.ts";
import { parseDecimal } from "./xml-values.ts";

/** What rules may name; the maps lead from every spelling to the canonical name. */
export interface RuleWords {
  readonly cellTypes: readonly string[];
  readonly signals: ReadonlyMap<string, { readonly name: string }>;
  readonly behaviours: ReadonlyMap<string, { readonly name: string }>;
  /** Types for which PhysiCell does not look at chemotactic responses. */
  readonly withoutWeights: ReadonlySet<string>;
  /** Types whose daughters are like their mothers, whatever rules say of asymmetric division. */
  readonly dividingAlike: ReadonlySet<string>;
  /** Gives a behaviour of a type another value where no rule says otherwise. @returns the value before */
  rebase(cellType: string, behaviour: string, value: number): number | undefined;
}

type Column =
  | "cell type"
  | "signal"
  | "direction"
  | "behaviour"
  | "base"
  | "minimum"
  | "response"
  | "half maximum"
  | "hill power"
  | "applies to dead";

/** Columns of a rule by the version of the file. */
const layouts: readonly (readonly Column[])[] = [
  [
    "cell type",
    "behaviour",
    "minimum",
    "base",
    "response",
    "signal",
    "direction",
    "half maximum",
    "hill power",
    "applies to dead",
  ],
  [
    "cell type",
    "signal",
    "direction",
    "behaviour",
    "base",
    "response",
    "half maximum",
    "hill power",
    "applies to dead",
  ],
  ["cell type", "signal", "direction", "behaviour", "response", "half maximum", "hill power", "applies to dead"],
];

/** Behaviours of before PhysiCell 1.14, and those that took their place. */
const replaced: ReadonlyMap<string, readonly string[]> = new Map(
  ["phagocytose dead cell", "phagocytosis of dead cell", "phagocytosis of dead cells"].map((name) => [
    name,
    ["phagocytose apoptotic cell", "phagocytose necrotic cell", "phagocytose other dead cell"],
  ]),
);

const up = new Set(["increases", "increase", "promotes"]);
const down = new Set(["decreases", "decrease", "inhibits", "reduces"]);

/**
 * Reads rules as PhysiCell's CSV files have them. The columns are those of `version`; without one, those of the first
 * rule, by their number.
 *
 * @param version  0, 1, 2 or 3, from the ruleset's attribute
 */
export function readRules(
  text: string,
  file: string,
  version: number | undefined,
  words: RuleWords,
  findings: Findings,
): readonly Rule[] {
  let layout = version === undefined ? undefined : layouts[Math.min(2, Math.floor(version))];
  const rules: Rule[] = [];
  let first = true;
  for (const { line, fields } of csvLines(text, true)) {
    layout ??= layouts.find(({ length }) => length === fields.length) ?? layouts[2];
    if (findings.full || (first && !fits(fields, layout, { file, line }, findings))) break;
    first = false;
    rules.push(...readRule(fields, layout, { file, line }, words, findings));
  }
  return rules;
}

/** Whether the first rule does not have the columns of another version: then all others are of that version too. */
function fits(fields: readonly string[], layout: readonly Column[], at: Place, findings: Findings): boolean {
  const other = layouts.findIndex(({ length }) => length === fields.length);
  if (other < 0 || layouts[other] === layout) return true;
  const version = other === layouts.length - 1 ? 3 : other;
  const expected = `${layout.length}, or version="${version}" in the ruleset, which has so many`;
  findings.error(at, `a rule with ${fields.length} columns`, expected);
  return false;
}

function readRule(
  fields: readonly string[],
  layout: readonly Column[],
  at: Place,
  words: RuleWords,
  findings: Findings,
): readonly Rule[] {
  if (fields.length !== layout.length) {
    const expected = `${layout.length}: ${layout.join(", ")}`;
    findings.error(at, `a rule with ${fields.length} columns`, expected);
    return [];
  }
  const row = new Row(fields, layout, at, findings);
  const cellType = row.known("cell type", words.cellTypes);
  const signal = row.known("signal", words.signals.keys());
  const behaviour = row.known("behaviour", [...words.behaviours.keys(), ...replaced.keys()]);
  const direction = row.direction();
  const increases = direction === "increases";
  const response = row.number(increases || !layout.includes("minimum") ? "response" : "minimum");
  const halfMaximum = row.number("half maximum", true);
  const hillPower = row.number("hill power", true);
  const appliesToDead = row.flag("applies to dead");
  if (row.failed || direction === undefined) return [];
  const name = words.behaviours.get(behaviour)?.name ?? behaviour;
  if (name.startsWith("chemotactic response to ") && words.withoutWeights.has(cellType)) {
    const text = `${cellType} has no advanced chemotaxis: this rule on \`${name}\` does nothing in PhysiCell, and is left out`;
    findings.warn(at, text);
    return [];
  }
  if (name.startsWith("asymmetric division to ") && words.dividingAlike.has(cellType)) {
    const text = `${cellType} has no standard_asymmetric_division that is enabled: this rule on \`${name}\` does nothing in PhysiCell, and is left out`;
    findings.warn(at, text);
    return [];
  }
  const today = words.behaviours.has(behaviour) ? undefined : replaced.get(behaviour);
  if (today) findings.warn(at, `\`${behaviour}\`, of before PhysiCell 1.14, is read as ${today.join(", ")}`, behaviour);
  if (layout.includes("base")) {
    const base = row.number("base");
    if (row.failed) return [];
    for (const one of today ?? [name]) rebase(base, cellType, one, at, words, findings);
  }
  return (today ?? [name]).map((one) => ({
    cellType,
    signal: words.signals.get(signal)?.name ?? signal,
    direction,
    behaviour: one,
    response,
    halfMaximum,
    hillPower,
    appliesToDead,
  }));
}

/** Old versions of rules carry base values; they win over those of the cell types. */
function rebase(
  written: number,
  cellType: string,
  behaviour: string,
  at: Place,
  words: RuleWords,
  findings: Findings,
): void {
  const own = words.rebase(cellType, behaviour, written);
  if (own === undefined || Math.abs(own - written) <= 1e-6 * Math.abs(written)) return;
  const text = `the rule's base value ${written} of \`${behaviour}\` replaces that of the cell type ${cellType}, ${own}`;
  findings.warn(at, text, "base value");
}

/** One rule's fields, checked while they are read. */
class Row {
  failed = false;

  constructor(
    private readonly fields: readonly string[],
    private readonly layout: readonly Column[],
    private readonly at: Place,
    private readonly findings: Findings,
  ) {}

  known(column: Column, names: Iterable<string>): string {
    const text = this.text(column);
    const all = new Set(names);
    if (text !== "" && !all.has(text)) {
      const near = didYouMean(text, all);
      const list = all.size <= 12 ? `one of ${[...all].join(", ")}` : `a ${column} of the model`;
      this.fail(column, `the unknown ${column} \`${text}\``, `${list}${near}`);
    }
    return text;
  }

  direction(): Rule["direction"] | undefined {
    const text = this.text("direction");
    if (up.has(text)) return "increases";
    if (down.has(text)) return "decreases";
    if (text !== "") this.fail("direction", `\`${text}\``, "increases or decreases");
    return undefined;
  }

  number(column: Column, positive = false): number {
    const text = this.text(column);
    const value = parseDecimal(text);
    if (value !== undefined && (!positive || value > 0)) return value;
    if (text !== "") this.fail(column, `\`${text}\``, positive ? "a number above 0" : "a number");
    return Number.NaN;
  }

  flag(column: Column): boolean {
    const text = this.text(column);
    const value = parseDecimal(text);
    if (value === undefined && text !== "") this.fail(column, `\`${text}\``, "0 or 1");
    return value !== 0;
  }

  private text(column: Column): string {
    const text = this.fields[this.layout.indexOf(column)];
    if (text === "") this.fail(column, "an empty field", "a value: PhysiCell would pass over the whole rule");
    return text;
  }

  private fail(key: Column, found: string, expected: string): void {
    this.failed = true;
    const column = columnOf(this.fields, this.layout.indexOf(key));
    this.findings.error({ ...this.at, column, key }, found, expected);
  }
}

/** The second of two rules that say how the same signal moves the same behaviour the same way: PhysiCell stops there. */
export function repeatedRule(rules: readonly Rule[]): Rule | undefined {
  const seen = new Set<string>();
  return rules.find(({ cellType, signal, direction, behaviour }) => {
    const key = [cellType, signal, direction, behaviour].join("\n");
    return seen.size === seen.add(key).size;
  });
}
