import { type ModelModule, parseFormula, symbolsOf } from "../../../../src/index.ts";

/** Something that reads a quantity. */
export interface Use {
  readonly kind:
    | "formula"
    | "reaction"
    | "equation"
    | "event"
    | "start value"
    | "small population"
    | "process"
    | "substance";
  readonly name: string;
  /** Where it stands: a module's or a file's name. */
  readonly place: string;
}

/** Who reads each name of a body model: formulas, reactions, equations, events, start values. */
export function bodyUses(modules: readonly ModelModule[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  const note = (formula: number | string, use: Use) => {
    if (typeof formula === "number") return;
    for (const name of symbolsOf(parseFormula(formula))) {
      const known = uses.get(name) ?? [];
      if (!known.some((one) => one.kind === use.kind && one.name === use.name)) uses.set(name, [...known, use]);
    }
  };
  for (const { name: place, ...module } of modules) {
    const each = <Item>(
      items: Readonly<Record<string, Item>> = {},
      kind: Use["kind"],
      texts: (item: Item) => (number | string)[],
    ) => {
      for (const [name, item] of Object.entries(items))
        for (const text of texts(item)) note(text, { kind, name, place });
    };
    each(module.formulas, "formula", ({ formula }) => [formula]);
    each(module.reactions, "reaction", ({ rate, changes }) => [rate, ...Object.values(changes)]);
    each(module.derivatives, "equation", (formula) => [formula]);
    each(module.events, "event", ({ when, set }) => [when, ...Object.values(set)]);
    each(module.states, "start value", ({ initial }) => [initial]);
    for (const { state, birth, death, arrivals } of module.smallPopulations ?? []) {
      for (const text of [birth, death, arrivals]) note(text, { kind: "small population", name: state, place });
    }
  }
  return uses;
}

/** Files of code, by name, that mention each of these names as a whole word. */
export function codeUses(
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly Use[]> {
  const words = Object.entries(files).map(([place, text]) => [place, new Set(text.match(/\w+/g))] as const);
  return new Map(
    names.map((name) => [
      name,
      words.filter(([, known]) => known.has(name)).map(([place]): Use => ({ kind: "process", name: place, place })),
    ]),
  );
}
