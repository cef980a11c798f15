import type { Findings } from "./findings.ts";

/** What the C++ of a project tells of itself. */
export interface CustomCode {
  /** Whether it calls what applies `initial_parameter_distributions`. */
  readonly distributes: boolean;
  /** Whether it strews the cells that `number_of_cells` asks for. */
  readonly strews: boolean;
}

/** What PhysiCell's template assigns, and what does what this engine does by itself. */
const stock = new Set([
  "NULL",
  "nullptr",
  "0",
  "standard_volume_update_function",
  "standard_update_cell_velocity",
  "standard_domain_edge_avoidance_interactions",
  "up_orientation",
]);

/** What sets a cell's or a type's numbers, and densities, by code. */
const settings: readonly (readonly [RegExp, string])[] = [
  [/\bphenotype\s*\.(?!functions)[\w.[\]"() ]*[\w\])]\s*[-+*/]?=(?!=)/, "numbers of the phenotype set by code"],
  [/\bset_single_behavior\s*\(/, "behaviours set by code"],
  [/\bis_movable\s*=(?!=)\s*(false|0)/, "cells fixed by code"],
];
const densities = /\b(add|update)_dirichlet_node\s*\(|\bset_substrate_dirichlet_activation\s*\(/;

/**
 * Looks through `custom.cpp` for behaviour that no file but the code describes: functions of cells that do something,
 * and cells placed by hand. A guess by the text: it finds what is written in the usual way.
 */
export function readCustomCode(source: string, file: string, findings: Findings): CustomCode {
  const code = withoutComments(source);
  const expected = "a project that its files describe without C++ of its own: this code is not run";
  for (const { index, 1: slot, 2: name } of code.matchAll(/functions\s*\.\s*(\w+)\s*=\s*&?\s*([\w:]+)\s*;/g)) {
    if (stock.has(name) || doesNothing(code, name)) continue;
    findings.error(
      { file, line: lineAt(code, index) },
      `${slot} = ${name}, a function of the project itself`,
      expected,
    );
  }
  const placements = [...code.matchAll(/\bcreate_cell\s*\(/g)];
  // The template places cells in one loop, with one call.
  const strews = /"number_of_cells"/.test(code);
  const own = placements[strews ? 1 : 0];
  if (own) {
    const line = lineAt(code, own.index);
    findings.error({ file, line }, `cells placed by code (${placements.length} calls of create_cell)`, expected);
  }
  const held = densities.exec(code);
  if (held) findings.error({ file, line: lineAt(code, held.index) }, "densities held by code", expected);
  for (const [pattern, what] of settings) {
    const match = pattern.exec(code);
    if (match) findings.warn({ file, line: lineAt(code, match.index) }, `${what}, which is not run`, what);
  }
  return {
    distributes: /\bset_parameters_from_distributions\s*\(/.test(code),
    strews,
  };
}

/** Comments become spaces, so that lines stay where they are. */
function withoutComments(source: string): string {
  return source.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}

const lineAt = (text: string, index: number) => text.slice(0, index).split("\n").length;

function doesNothing(code: string, name: string): boolean {
  const body = new RegExp(`\\bvoid\\s+${name.replaceAll(":", "\\:")}\\s*\\([^)]*\\)\\s*\\{([^}]*)\\}`).exec(code)?.[1];
  return body !== undefined && /^\s*(return\s*;)?\s*$/.test(body);
}
