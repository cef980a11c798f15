import type { GrammarEntry, GrammarNames } from "./grammar.ts";

/** What of a cell a signal reads; `of` is the place of a substance, a cell type or a custom value in its list. */
export type SignalReference =
  | {
      readonly kind: "density" | "internalised" | "gradient" | "contact" | "custom";
      readonly of: number;
    }
  | {
      readonly kind:
        | "pressure"
        | "volume"
        | "contact-live"
        | "contact-dead"
        | "contact-apoptotic"
        | "contact-necrotic"
        | "contact-other-dead"
        | "contact-membrane"
        | "damage"
        | "damage-delivered"
        | "attacking"
        | "dead"
        | "attack-time"
        | "time"
        | "apoptotic"
        | "necrotic";
    };

export type Signal = GrammarEntry<SignalReference>;

/** Everything that a rule may listen to, in the order of PhysiCell 1.14.2, whose indices are the entries' own. */
export function tissueSignals({ substances, cellTypes, customs }: GrammarNames): readonly Signal[] {
  const entries: Omit<Signal, "index">[] = [];
  const add = (reference: SignalReference, unit: string, name: string, ...synonyms: readonly string[]) => {
    entries.push({ name, synonyms, reference, unit });
  };
  substances.forEach((name, of) => {
    add({ kind: "density", of }, "", name);
  });
  substances.forEach((name, of) => {
    add({ kind: "internalised", of }, "", `intracellular ${name}`, `internalized ${name}`);
  });
  substances.forEach((name, of) => {
    add({ kind: "gradient", of }, "", `${name} gradient`, `grad(${name})`, `gradient of ${name}`);
  });
  add({ kind: "pressure" }, "", "pressure");
  add({ kind: "volume" }, "um^3", "volume");
  cellTypes.forEach((name, of) => {
    add({ kind: "contact", of }, "", `contact with ${name}`, `contact with cell type ${of}`);
  });
  for (const state of ["live", "dead", "apoptotic", "necrotic", "other dead"] as const) {
    const kind = state === "other dead" ? "contact-other-dead" : (`contact-${state}` as const);
    add({ kind }, "", `contact with ${state} cell`, `contact with ${state} cells`);
  }
  add({ kind: "contact-membrane" }, "", "contact with basement membrane", "contact with BM");
  add({ kind: "damage" }, "", "damage");
  add({ kind: "damage-delivered" }, "", "damage delivered", "total damage delivered");
  add({ kind: "attacking" }, "", "attacking", "is attacking");
  add({ kind: "dead" }, "", "dead", "is dead");
  add({ kind: "attack-time" }, "min", "total attack time");
  add({ kind: "time" }, "min", "time", "current time", "global time");
  customs.forEach((name, of) => {
    add({ kind: "custom", of }, "", `custom:${name}`, `custom: ${name}`, `custom ${of}`);
  });
  add({ kind: "apoptotic" }, "", "apoptotic", "is_apoptotic");
  add({ kind: "necrotic" }, "", "necrotic", "is_necrotic");
  return entries.map((entry, index) => ({ ...entry, index }));
}
