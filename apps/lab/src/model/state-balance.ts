import type { ModelModule } from "../../../../src/index.ts";

/** Everything that changes a state, over all modules: reactions with what each adds, and equations added as they are. */
export interface Balance {
  /** A formula whose names are those of reactions. */
  readonly formula: string;
  readonly reactions: readonly string[];
}

/** d(state)/dt as a sum of named reactions, in the order of modules; undefined where nothing changes it. */
export function balanceOf(state: string, modules: readonly ModelModule[]): Balance | undefined {
  const terms: string[] = [];
  const names: string[] = [];
  for (const { reactions = {}, derivatives = {} } of modules) {
    for (const [name, { changes }] of Object.entries(reactions)) {
      const change = changes[state];
      if (change === undefined) continue;
      names.push(name);
      terms.push(change === 1 ? name : change === -1 ? `-${name}` : `(${change}) * ${name}`);
    }
    if (derivatives[state] !== undefined) terms.push(`(${derivatives[state]})`);
  }
  return terms.length === 0 ? undefined : { formula: terms.join(" + "), reactions: names };
}
