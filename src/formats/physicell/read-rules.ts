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
  for (const { line, fields } of csvLines(text, true)) {
    layout ??= layouts.find(({ length }) => length === fields.length) ?? layouts[2];
    if (findings.full) break;
    const rule = readRule(fields, layout, { file, line }, words, findings);
    if (rule) rules.push(rule);
  }
  if (layout && layout !== layouts[2] && rules.length > 0) {
    const text = "rules of an old version carry base values: those of the cell types are used instead";
    findings.warn({ file, line: 1 }, text);
  }
  return rules;
}

function readRule(
  fields: readonly string[],
  layout: readonly Column[],
  at: Place,
  words: RuleWords,
  findings: Findings,
): Rule | undefined {
  if (fields.length !== layout.length) {
    const expected = `${layout.length}: ${layout.join(", ")}`;
    findings.error(at, `a rule with ${fields.length} columns`, expected);
    return undefined;
  }
  const row = new Row(fields, layout, at, findings);
  const cellType = row.known("cell type", words.cellTypes);
  const signal = row.known("signal", words.signals.keys());
  const behaviour = row.known("behaviour", words.behaviours.keys());
  const direction = row.direction();
  const increases = direction === "increases";
  const response = row.number(increases || !layout.includes("minimum") ? "response" : "minimum");
  const halfMaximum = row.number("half maximum", true);
  const hillPower = row.number("hill power", true);
  const appliesToDead = row.flag("applies to dead");
  if (row.failed || direction === undefined) return undefined;
  const name = words.behaviours.get(behaviour)?.name ?? behaviour;
  if (name.startsWith("chemotactic response to ") && words.withoutWeights.has(cellType)) {
    const text = `${cellType} has no advanced chemotaxis: this rule on \`${name}\` does nothing in PhysiCell, and is left out`;
    findings.warn(at, text);
    return undefined;
  }
  return {
    cellType,
    signal: words.signals.get(signal)?.name ?? signal,
    direction,
    behaviour: name,
    response,
    halfMaximum,
    hillPower,
    appliesToDead,
  };
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
