import type { Model, ModelModule, Reaction } from "../models/contract.ts";
import type { Block } from "./document.ts";
import { parameterBlock } from "./explain-parameters.ts";

/** Everything that a model or one of its mechanisms says: states, formulas, reactions, equations, events, parameters. */
export function explainModel(model: Model | ModelModule): Block[] {
  return [
    { kind: "heading", level: 1, text: model.name },
    { kind: "text", text: `${capitalised(model.meaning)}. Time is in days.` },
    ...section("States", states(model)),
    ...section("Formulas", formulas(model)),
    ...section("Equations", equations(model)),
    ...section("Reactions", Object.entries(model.reactions ?? {}).flatMap(reaction)),
    ...section("Events", events(model)),
    ...section("Small populations", smallPopulations(model)),
    ...section("Parameters", parameters(model)),
  ];
}

function section(name: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", level: 2, text: name }, ...blocks];
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function states({ states: all = {} }: ModelModule): Block[] {
  const rows = Object.entries(all).map(([name, { unit, initial, meaning }]) => [name, String(initial), unit, meaning]);
  return rows.length === 0 ? [] : [{ kind: "table", headings: ["name", "at the start", "unit", "meaning"], rows }];
}

function formulas({ formulas: all = {} }: ModelModule): Block[] {
  return Object.entries(all).map(([name, { formula, unit, meaning }]) => ({
    kind: "equation",
    name,
    formula,
    note: `${meaning} [${unit}]`,
  }));
}

function equations({ derivatives: all = {}, states: known = {} }: ModelModule): Block[] {
  return Object.entries(all).map(([name, formula]) => ({
    kind: "equation",
    name,
    rate: true,
    formula,
    note: known[name] ? `${known[name].meaning} [${known[name].unit}/day]` : "added to the state of another module",
  }));
}

function reaction([name, { rate, changes, meaning }]: [string, Reaction]): Block[] {
  const changed = Object.entries(changes).map(([state, by]) => `${state} ${signed(by)}`);
  return [{ kind: "equation", name, formula: rate, note: `${meaning}, times a day; each time ${changed.join(", ")}` }];
}

function signed(by: number | string): string {
  if (typeof by === "string") return `+ (${by})`;
  return by < 0 ? `- ${-by}` : `+ ${by}`;
}

function events({ events: all = {} }: ModelModule): Block[] {
  const items = Object.entries(all).map(([name, { when, set, meaning }]) => {
    const values = Object.entries(set).map(([state, value]) => `${state} becomes ${value}`);
    return `${name}: when ${when}, ${values.join(", ")}; ${meaning}`;
  });
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function smallPopulations({ smallPopulations: all = [] }: ModelModule): Block[] {
  const items = all.map(
    ({ state, threshold, birth, death, arrivals }) =>
      `below ${threshold} cells, chance rules ${state}: birth ${birth}, death ${death}, arrivals ${arrivals}`,
  );
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function parameters({ parameters: all = {} }: ModelModule): Block[] {
  return Object.keys(all).length === 0 ? [] : [parameterBlock(all)];
}
