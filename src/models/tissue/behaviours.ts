import type { GrammarEntry, GrammarNames } from "./grammar.ts";

/** What of a cell a behaviour sets; `of` is the place of a substance, a cell type, a phase or a custom value. */
export type BehaviourReference =
  | {
      readonly kind:
        | "secretion"
        | "secretion-target"
        | "uptake"
        | "release"
        | "phase-exit"
        | "chemotaxis"
        | "affinity"
        | "phagocytosis"
        | "attack"
        | "fusion"
        | "transformation"
        | "asymmetric-division"
        | "custom"
        | "immunogenicity";
      readonly of: number;
    }
  | {
      readonly kind:
        | "apoptosis"
        | "necrosis"
        | "speed"
        | "bias"
        | "persistence-time"
        | "adhesion"
        | "attachment-elasticity"
        | "adhesion-distance"
        | "repulsion"
        | "membrane-adhesion"
        | "membrane-repulsion"
        | "phagocytosis-apoptotic"
        | "phagocytosis-necrotic"
        | "phagocytosis-other-dead"
        | "movable"
        | "attachment-rate"
        | "detachment-rate"
        | "maximum-attachments"
        | "attack-damage-rate"
        | "attack-duration"
        | "damage-rate"
        | "damage-repair-rate";
    };

export type Behaviour = GrammarEntry<BehaviourReference>;

type Add = (reference: BehaviourReference, unit: string, name: string, ...synonyms: readonly string[]) => void;

/** Phases of the longest cycle that the grammar can name. */
const phases = 6;

/** Everything that a rule may set, in the order of PhysiCell 1.14.2, whose indices are the entries' own. */
export function tissueBehaviours(names: GrammarNames): readonly Behaviour[] {
  const entries: Omit<Behaviour, "index">[] = [];
  const add: Add = (reference, unit, name, ...synonyms) => {
    entries.push({ name, synonyms, reference, unit });
  };
  addExchange(add, names);
  addFate(add);
  addMotility(add, names);
  addMechanics(add, names);
  addInteractions(add, names);
  addRest(add, names);
  return entries.map((entry, index) => ({ ...entry, index }));
}

function addExchange(add: Add, { substances }: GrammarNames): void {
  substances.forEach((name, of) => {
    add({ kind: "secretion", of }, "1/min", `${name} secretion`);
  });
  substances.forEach((name, of) => {
    add({ kind: "secretion-target", of }, "", `${name} secretion target`, `${name} secretion saturation density`);
  });
  substances.forEach((name, of) => {
    add({ kind: "uptake", of }, "1/min", `${name} uptake`);
  });
  substances.forEach((name, of) => {
    add({ kind: "release", of }, "1/min", `${name} export`);
  });
}

function addFate(add: Add): void {
  add({ kind: "phase-exit", of: 0 }, "1/min", "cycle entry", "exit from cycle phase 0");
  for (let of = 1; of < phases; of++) add({ kind: "phase-exit", of }, "1/min", `exit from cycle phase ${of}`);
  add({ kind: "apoptosis" }, "1/min", "apoptosis");
  add({ kind: "necrosis" }, "1/min", "necrosis");
}

function addMotility(add: Add, { substances }: GrammarNames): void {
  add({ kind: "speed" }, "um/min", "migration speed");
  add({ kind: "bias" }, "", "migration bias");
  add({ kind: "persistence-time" }, "min", "migration persistence time");
  substances.forEach((name, of) => {
    add({ kind: "chemotaxis", of }, "", `chemotactic response to ${name}`, `chemotactic sensitivity to ${name}`);
  });
}

function addMechanics(add: Add, { cellTypes }: GrammarNames): void {
  add({ kind: "adhesion" }, "um/min", "cell-cell adhesion");
  add({ kind: "attachment-elasticity" }, "1/min", "cell-cell adhesion elastic constant");
  cellTypes.forEach((name, of) => {
    add({ kind: "affinity", of }, "", `adhesive affinity to ${name}`, `adhesive affinity to cell type ${of}`);
  });
  add({ kind: "adhesion-distance" }, "", "relative maximum adhesion distance");
  add({ kind: "repulsion" }, "um/min", "cell-cell repulsion");
  add({ kind: "membrane-adhesion" }, "um/min", "cell-BM adhesion", "cell-membrane adhesion");
  add({ kind: "membrane-repulsion" }, "um/min", "cell-BM repulsion", "cell-membrane repulsion");
}

function addInteractions(add: Add, { cellTypes }: GrammarNames): void {
  for (const state of ["apoptotic", "necrotic", "other dead"] as const) {
    const kind = state === "other dead" ? "phagocytosis-other-dead" : (`phagocytosis-${state}` as const);
    const synonyms = [`phagocytosis of ${state} cell`, `phagocytosis of ${state} cells`];
    add({ kind }, "1/min", `phagocytose ${state} cell`, ...synonyms);
  }
  cellTypes.forEach((name, of) => {
    // The last spelling lacks the words "cell type" in PhysiCell too.
    add(
      { kind: "phagocytosis", of },
      "1/min",
      `phagocytose ${name}`,
      `phagocytose cell type ${of}`,
      `phagocytosis of ${of}`,
    );
  });
  cellTypes.forEach((name, of) => {
    add({ kind: "attack", of }, "1/min", `attack ${name}`, `attack cell type ${of}`);
  });
  cellTypes.forEach((name, of) => {
    add({ kind: "fusion", of }, "1/min", `fuse to ${name}`, `fuse to cell type ${of}`);
  });
  cellTypes.forEach((name, of) => {
    const synonyms = [`transition to ${name}`, `transform to cell type ${of}`, `transition to cell type ${of}`];
    add({ kind: "transformation", of }, "1/min", `transform to ${name}`, ...synonyms);
  });
  cellTypes.forEach((name, of) => {
    add({ kind: "asymmetric-division", of }, "", `asymmetric division to ${name}`);
  });
}

function addRest(add: Add, { cellTypes, customs }: GrammarNames): void {
  customs.forEach((name, of) => {
    add({ kind: "custom", of }, "", `custom:${name}`, `custom: ${name}`, `custom ${of}`);
  });
  add({ kind: "movable" }, "", "is_movable", "movable", "is movable");
  cellTypes.forEach((name, of) => {
    add({ kind: "immunogenicity", of }, "", `immunogenicity to ${name}`, `immunogenicity to cell type ${of}`);
  });
  add({ kind: "attachment-rate" }, "1/min", "cell attachment rate");
  add({ kind: "detachment-rate" }, "1/min", "cell detachment rate");
  add({ kind: "maximum-attachments" }, "", "maximum number of cell attachments");
  add({ kind: "attack-damage-rate" }, "1/min", "attack damage rate");
  add({ kind: "attack-duration" }, "min", "attack duration");
  add({ kind: "damage-rate" }, "1/min", "damage rate");
  add({ kind: "damage-repair-rate" }, "1/min", "damage repair rate");
}
