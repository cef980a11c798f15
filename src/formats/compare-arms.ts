import { referenceModel } from "../experiments/model.ts";
import type { Parameters } from "../foundation/parameter.ts";
import type { MicroenvironmentScenario } from "../models/microenvironment/contract.ts";
import { microenvironmentParameters } from "../models/microenvironment/parameters.ts";

/**
 * What differs between two arms, a line a number or word: `clones, wild, mhc: 0.05 instead of 1`. Doses are left out:
 * treatments tell more.
 *
 * @param skip  parameters that are told elsewhere
 */
export function compareArms(
  control: MicroenvironmentScenario,
  arm: MicroenvironmentScenario,
  skip: ReadonlySet<string> = new Set(),
): string[] {
  return differences(plain(control), plain(arm), [])
    .filter((change) => !skip.has(change.path[change.path.length - 1]))
    .map(text);
}

function plain({ name: _, host, ...scenario }: MicroenvironmentScenario): Tree {
  const { doses: _doses, values, ...body } = host;
  return { ...scenario, ...body, values: { ...values, ...scenario.values } } as unknown as Tree;
}

type Tree = string | number | boolean | undefined | readonly Tree[] | { readonly [key: string]: Tree };

interface Change {
  readonly path: readonly string[];
  readonly from: Tree;
  readonly to: Tree;
}

function differences(from: Tree, to: Tree, path: readonly string[]): Change[] {
  if (isNamed(from) && isNamed(to)) return inside(byKey(from), byKey(to), path);
  if (isMap(from) && isMap(to)) return inside(from, to, path);
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from, to }];
}

type Fields = { readonly [key: string]: Tree };

const isMap = (tree: Tree): tree is Fields => typeof tree === "object" && !Array.isArray(tree);

/** Lists of things with names, or of receptors, which are told apart by their antigens. */
const isNamed = (tree: Tree): tree is readonly Fields[] =>
  Array.isArray(tree) && tree.length > 0 && tree.every((item) => isMap(item) && keyOf(item) !== undefined);

const keyOf = (item: Fields) => item.name ?? item.antigen;
const byKey = (items: readonly Fields[]): Fields =>
  Object.fromEntries(items.map((item) => [String(keyOf(item)), item]));

function inside(from: Fields, to: Fields, path: readonly string[]): Change[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key) => differences(from[key], to[key], [...path, key]));
}

function text({ path, from, to }: Change): string {
  const [group, name] = path;
  if (group === "values") return valueText(name, from, to);
  return `${path.join(", ")}: ${shown(to)} instead of ${shown(from)}`;
}

const table: Parameters = { ...referenceModel.parameters, ...microenvironmentParameters };

function valueText(name: string, from: Tree, to: Tree): string {
  const own = table[name];
  return `${name}: ${shown(to ?? own.value)} instead of ${shown(from ?? own.value)}${own.unit === "1" ? "" : ` ${own.unit}`} (${own.meaning})`;
}

function shown(tree: Tree): string {
  if (tree === undefined) return "none";
  if (Array.isArray(tree)) return tree.length === 0 ? "none" : tree.map(shown).join(", ");
  if (!isMap(tree)) return String(tree);
  return Object.entries(tree)
    .map(([key, value]) => `${key} ${shown(value)}`)
    .join(", ");
}
