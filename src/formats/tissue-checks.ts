import { didYouMean } from "../foundation/near-names.ts";
import { type Behaviour, tissueBehaviours } from "../models/tissue/behaviours.ts";
import type { CellType, Domain, InitialCell, Rule, StrewnCells, Substance } from "../models/tissue/contract.ts";
import { type GrammarEntry, type GrammarNames, grammarNames, spellings } from "../models/tissue/grammar.ts";
import { type Signal, tissueSignals } from "../models/tissue/signals.ts";
import type { Fault } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { exampleOf, readQuantity, type TissueUnit } from "./tissue-quantity.ts";
import type { TissueFile } from "./tissue-schema.ts";

/** The names that a tissue file may use, once its substances and cell types are known. */
export class TissueWords {
  readonly names: GrammarNames;
  readonly signals: ReadonlyMap<string, Signal>;
  readonly behaviours: ReadonlyMap<string, Behaviour>;

  constructor(
    substances: readonly Substance[],
    cellTypes: readonly CellType[],
    private readonly faults: Fault[],
  ) {
    this.names = grammarNames({ substances, cellTypes });
    this.signals = spellings(tissueSignals(this.names));
    this.behaviours = spellings(tissueBehaviours(this.names));
  }

  fault(path: Path, found: string, expected: string): void {
    this.faults.push({ path, found, expected });
  }

  known(path: Path, name: string, what: "substance" | "cell type"): void {
    const list = what === "substance" ? this.names.substances : this.names.cellTypes;
    if (list.includes(name)) return;
    const expected = list.length === 0 ? `a ${what}: there is none` : `one of ${list.join(", ")}`;
    this.fault(path, `the unknown ${what} \`${name}\``, `${expected}${didYouMean(name, list)}`);
  }

  /** The entry of the grammar that a text names, with a fault where there is none. */
  entry<Reference>(
    path: Path,
    text: string,
    entries: ReadonlyMap<string, GrammarEntry<Reference>>,
    what: "signal" | "behaviour",
  ): GrammarEntry<Reference> | undefined {
    const found = entries.get(text);
    if (!found) {
      const expected = `a ${what} of the model${didYouMean(text, entries.keys())}`;
      this.fault(path, `the unknown ${what} \`${text}\``, expected);
    }
    return found;
  }

  /** A number in the unit of what it is a value of: a text with its unit, or a plain number where it has none. */
  value(path: Path, given: number | string, unit: string): number {
    if (unit === "") {
      if (typeof given === "number") return given;
      this.fault(path, `\`${given}\``, "a plain number");
      return Number.NaN;
    }
    const value = typeof given === "string" ? readQuantity(given, unit as TissueUnit) : undefined;
    if (value === undefined) this.fault(path, `\`${given}\``, exampleOf(unit as TissueUnit));
    return value ?? Number.NaN;
  }
}

/** Names that are used twice in a list. */
export function checkNames(list: readonly { readonly name: string }[], path: Path, faults: Fault[]): void {
  list.forEach(({ name }, index) => {
    if (list.findIndex((other) => other.name === name) === index) return;
    faults.push({ path: [...path, index, "name"], found: `\`${name}\` again`, expected: "each name once" });
  });
}

/** What a cell type says of substances and of other types must name such as there are. */
export function checkCellType(type: CellType, path: Path, words: TissueWords): void {
  const { mechanics, motility, interactions } = type;
  const ofTypes: readonly (readonly [Path, Readonly<Record<string, unknown>>])[] = [
    [["mechanics", "adhesion-affinities"], mechanics.adhesionAffinities],
    [["interactions", "phagocytosis", "live"], interactions.phagocytosis.live],
    [["interactions", "attack"], interactions.attack],
    [["interactions", "immunogenicity"], interactions.immunogenicity],
    [["interactions", "fusion"], interactions.fusion],
    [["transformations"], type.transformations],
    [["asymmetric-division"], type.asymmetricDivision],
  ];
  for (const [inner, record] of ofTypes) {
    for (const name of Object.keys(record)) words.known([...path, ...inner, name], name, "cell type");
  }
  const ofSubstances: readonly (readonly [Path, Readonly<Record<string, unknown>>])[] = [
    [["motility", "sensitivities"], motility.sensitivities],
    [["released-at-death"], type.releasedAtDeath],
    [["passed-to-eater"], type.passedToEater],
  ];
  for (const [inner, record] of ofSubstances) {
    for (const name of Object.keys(record)) words.known([...path, ...inner, name], name, "substance");
  }
  Object.keys(type.exchange).forEach((name, index) => {
    words.known([...path, "exchange", index, "substance"], name, "substance");
  });
  if (type.volume.total === 0) words.fault([...path, "volume", "total"], "a cell of no volume", "a volume above 0");
  if (type.volume.nuclear > type.volume.total) {
    const found = `a nucleus of ${type.volume.nuclear} µm³ in a cell of ${type.volume.total} µm³`;
    words.fault([...path, "volume"], found, "a nucleus that its cell can hold");
  }
  if (type.name in type.transformations) {
    words.fault([...path, "transformations", type.name], "the type itself", "another type");
  }
  const sum = Object.values(type.asymmetricDivision).reduce((total, share) => total + share, 0);
  if (sum > 1 + 1e-12) words.fault([...path, "asymmetric-division"], `probabilities of ${sum} together`, "at most 1");
  checkDistributions(type, path, words);
}

function checkDistributions({ distributions }: CellType, path: Path, words: TissueWords): void {
  distributions.forEach(({ behaviour, shape, minimum, maximum, mean, deviation, ...bounds }, index) => {
    const here = [...path, "distributions", index];
    if (behaviour !== "volume") words.entry([...here, "behaviour"], behaviour, words.behaviours, "behaviour");
    const uniform = shape.endsWith("uniform");
    const given = uniform ? [minimum, maximum] : [mean, deviation];
    const wanted = uniform ? "minimum and maximum" : "mean and deviation";
    const [low, high] = uniform ? [minimum, maximum] : [bounds.lowerBound, bounds.upperBound];
    if (given.includes(undefined)) words.fault(here, `a ${shape} distribution without ${wanted}`, "both");
    else if (low !== undefined && high !== undefined && low > high) {
      words.fault(here, `a lower end of ${low} above the upper one of ${high}`, "the lower one below");
    } else if (shape === "log-uniform" && low !== undefined && low <= 0) {
      words.fault([...here, "minimum"], `${low}`, "a number above 0, on the natural scale");
    }
  });
}

/** Rules with canonical names and numbers in the tissue's units. */
export function readRules(file: TissueFile["rules"], words: TissueWords): readonly Rule[] {
  const seen = new Set<string>();
  return (file ?? []).flatMap((rule, index): Rule[] => {
    const path = ["rules", index];
    words.known([...path, "cells"], rule.cells, "cell type");
    const signal = words.entry([...path, "signal"], rule.signal, words.signals, "signal");
    const direction = rule.increases === undefined ? "decreases" : "increases";
    const named = rule.increases ?? rule.decreases;
    if (named === undefined || (rule.increases !== undefined && rule.decreases !== undefined)) {
      words.fault(path, named === undefined ? "neither `increases` nor `decreases`" : "both directions", "one of them");
      return [];
    }
    const behaviour = words.entry([...path, direction], named, words.behaviours, "behaviour");
    if (!signal || !behaviour) return [];
    const halfMaximum = words.value([...path, "half-maximum"], rule["half-maximum"], signal.unit);
    if (halfMaximum <= 0) words.fault([...path, "half-maximum"], `${halfMaximum}`, "a value above 0");
    const key = [rule.cells, signal.name, direction, behaviour.name].join("\n");
    if (seen.has(key)) words.fault(path, "the same signal, direction and behaviour again", "one rule for them");
    seen.add(key);
    return [
      {
        cellType: rule.cells,
        signal: signal.name,
        direction,
        behaviour: behaviour.name,
        response: words.value([...path, "to"], rule.to, behaviour.unit),
        halfMaximum,
        hillPower: rule.power,
        appliesToDead: rule["applies-to-dead"] ?? false,
      },
    ];
  });
}

type Point = readonly [number, number] | readonly [number, number, number];

const vector = ([x, y, z = 0]: Point): readonly [number, number, number] => [x, y, z];

/** Cells of a list, each inside of the box. */
export function readCellList(
  file: Exclude<TissueFile["cells"], string | undefined>,
  domain: Domain,
  words: TissueWords,
): readonly InitialCell[] {
  return file.map(({ type, at, values }, index) => {
    const path = ["cells", index];
    words.known([...path, "type"], type, "cell type");
    const position = vector(at as Point);
    position.forEach((place, axis) => {
      if (place >= domain.minimum[axis] && place <= domain.maximum[axis]) return;
      const expected = `from ${domain.minimum[axis]} to ${domain.maximum[axis]} µm, inside of the box`;
      words.fault([...path, "at"], `${"xyz"[axis]} = ${place} µm`, expected);
    });
    if (!values) return { position, type };
    const own = Object.entries(values).map(([name, value]) => readOwn([...path, "values", name], name, value, words));
    return { position, type, values: Object.fromEntries(own) };
  });
}

function readOwn(path: Path, name: string, given: number | string, words: TissueWords): readonly [string, number] {
  if (name === "volume") return [name, words.value(path, given, "um^3")];
  const behaviour = words.entry(path, name, words.behaviours, "behaviour");
  return behaviour ? [behaviour.name, words.value(path, given, behaviour.unit)] : [name, Number.NaN];
}

/** Groups of cells that chance places, each in a ball that lies inside of the box. */
export function readStrewn(file: TissueFile["strewn"], domain: Domain, words: TissueWords): readonly StrewnCells[] {
  return (file ?? []).map(({ type, count, within }, index) => {
    words.known(["strewn", index, "type"], type, "cell type");
    if (!within) return { type, count };
    const centre = vector(within.centre as Point);
    const { radius } = within;
    for (let axis = 0; axis < domain.dimensions; axis++) {
      const [low, high] = [centre[axis] - radius, centre[axis] + radius];
      if (low >= domain.minimum[axis] - rounding && high <= domain.maximum[axis] + rounding) continue;
      const found = `a ball that reaches from ${low} to ${high} µm along ${"xyz"[axis]}`;
      const expected = `one inside of the box, from ${domain.minimum[axis]} to ${domain.maximum[axis]} µm`;
      words.fault(["strewn", index, "within"], found, expected);
    }
    return { type, count, within: { centre, radius } };
  });
}

/** A ball may touch the box: µm by which its ends can be rounded. */
const rounding = 1e-6;
