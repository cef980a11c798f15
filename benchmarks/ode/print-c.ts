import type { Expression } from "../../src/numerics/expression/expression.ts";
import { operandsFirst } from "../../src/numerics/expression/traverse.ts";
import { formulasOf, timeName } from "../../src/numerics/ode/formulas.ts";
import { preparedName } from "../../src/numerics/ode/hoist.ts";
import type { OdeSystem } from "../../src/numerics/ode/system.ts";

/**
 * A system as C for the yardstick: from the very formulas that our own code is generated from, with the same
 * derivatives and the same work taken out of the loop, so that both sides compute the same thing.
 *
 * Gives `STATES`, `PARAMETERS`, `PREPARED`, `NONZEROS`, the Jacobian's pattern by columns, and `prepare`, `derivative`
 * and `jacobian`.
 */
export function printC(system: OdeSystem): string {
  const formulas = formulasOf(system);
  const names = new Map<string, string>([[timeName, "t"]]);
  for (const [i, name] of system.states.entries()) names.set(name, `y[${i}]`);
  for (const [i, name] of system.parameters.entries()) names.set(name, `p[${i}]`);
  for (const i of formulas.prepared.keys()) names.set(preparedName(i), `q[${i}]`);

  const byColumn = [...formulas.jacobian].sort((a, b) => a.column - b.column || a.row - b.row);
  const starts = system.states.map((_, column) => byColumn.filter((entry) => entry.column < column).length);
  const rows = byColumn.map(({ row }) => row);
  return `#include <math.h>
#define STATES ${system.states.length}
#define PARAMETERS ${system.parameters.length}
#define PREPARED ${formulas.prepared.length}
#define NONZEROS ${rows.length}
static const long columnStart[] = {${[...starts, rows.length].join(", ")}};
static const long rowIndex[] = {${rows.join(", ")}};
static void prepare(const double *p, double *out) {
${body(formulas.prepared, names)}}
static void derivative(double t, const double *y, const double *p, const double *q, double *out) {
${body(formulas.derivatives, names)}}
static void jacobian(double t, const double *y, const double *p, const double *q, double *out) {
${body(
  byColumn.map(({ expression }) => expression),
  names,
)}}
`;
}

function body(expressions: readonly Expression[], names: ReadonlyMap<string, string>): string {
  const texts = new Map<Expression, string>();
  const lines: string[] = [];
  for (const node of operandsFirst(expressions)) {
    if (node.operator === "number") texts.set(node, `(${node.value})`);
    else if (node.operator === "symbol") texts.set(node, names.get(node.name)!);
    else {
      const name = `v${texts.size}`;
      lines.push(
        `  const double ${name} = ${operation(
          node,
          node.operands.map((operand) => texts.get(operand)!),
        )};`,
      );
      texts.set(node, name);
    }
  }
  expressions.forEach((expression, i) => {
    lines.push(`  out[${i}] = ${texts.get(expression)};`);
  });
  return `${lines.join("\n")}\n`;
}

function operation({ operator }: Expression, [a, b, c]: readonly string[]): string {
  switch (operator) {
    case "add":
      return `${a} + ${b}`;
    case "subtract":
      return `${a} - ${b}`;
    case "multiply":
      return `${a} * ${b}`;
    case "divide":
      return `${a} / ${b}`;
    case "negate":
      return `-${a}`;
    case "min":
    case "max":
      return `f${operator}(${a}, ${b})`;
    case "pow":
      return `pow(${a}, ${b})`;
    case "abs":
      return `fabs(${a})`;
    case "less":
      return `${a} < ${b}`;
    case "lessOrEqual":
      return `${a} <= ${b}`;
    case "equal":
      return `${a} == ${b}`;
    case "and":
      return `${a} != 0 && ${b} != 0`;
    case "or":
      return `${a} != 0 || ${b} != 0`;
    case "not":
      return `${a} == 0`;
    case "select":
      return `${a} != 0 ? ${b} : ${c}`;
    default:
      return `${operator}(${a})`;
  }
}
