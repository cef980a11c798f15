import { InputError } from "../../../foundation/errors.ts";
import { didYouMean } from "../../../foundation/near-names.ts";
import { type Column, numbers, type Table, table } from "../../../foundation/table.ts";
import { cellKindNames } from "../../../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentScenario, tallied } from "../../../models/microenvironment/contract.ts";

/** What is asked about: tumour cells of the whole body, or of one patch. */
export interface Quantity {
  /** A column of the series. */
  readonly name: string;
  /** In words. */
  readonly words: string;
  /** Patches whose tumour cells it counts, by number. */
  readonly patches: readonly number[];
  /** What one counted cell stands for, in the column's unit. */
  readonly unit: number;
}

/** @throws {InputError} for a name that is no count of tumour cells */
export function quantityOf(scenario: MicroenvironmentScenario, name: string): Quantity {
  const { patches } = scenario;
  const inOne = patches.map((patch) => (patches.length > 1 ? `${patch.name}: tumour` : "tumour"));
  const p = inOne.indexOf(name);
  if (p >= 0) {
    const words = patches.length > 1 ? `the tumour in ${patches[p].name}` : "the tumour in this tissue";
    return { name, words, patches: [p], unit: 1 };
  }
  const known = ["tumour in body", ...inOne];
  if (name !== known[0]) {
    throw new InputError("quantity", name, `one of ${known.join(", ")}${didYouMean(name, known)}`);
  }
  // What one cell of each patch stands for differs; the finest of them is the step that the sum can make.
  const unit = Math.min(...patches.map((_, i) => weightOf(scenario, i)));
  return { name, words: "the tumour", patches: patches.map((_, i) => i), unit };
}

/** Tumour cells of the body that one cell of a patch stands for: as `MicroenvironmentRun` has it. */
function weightOf({ patches, tumourCells }: MicroenvironmentScenario, p: number): number {
  const sample = patches[p].cells.tumour ?? 0;
  return sample === 0 ? 1 : (tumourCells * patches[p].share) / sample;
}

const counted: readonly string[] = [...cellKindNames, "dying tumour", ...tallied];

/**
 * The patches of a series as one: counts add up, each patch by what its cells stand for, in cells as the patches
 * together show them; levels are means over tumour cells. Names are those of a run with one patch.
 */
export function poolPatches(series: Table, scenario: MicroenvironmentScenario, quantity: Quantity): Table {
  const { patches } = scenario;
  if (patches.length === 1) return series;
  const samples = quantity.patches.map((p) => patches[p].cells.tumour ?? 0);
  const stands = quantity.patches.map((p) => weightOf(scenario, p));
  const all = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const scale = all(samples) / Math.max(1e-9, all(samples.map((n, i) => n * stands[i])));
  const weights = stands.map((weight) => (samples.every((n) => n === 0) ? 1 : weight * scale));
  const prefixes = quantity.patches.map((p) => `${patches[p].name}: `);
  const tumour = prefixes.map((prefix) => numbers(series, `${prefix}tumour`));
  const columns: Column[] = series.columns.flatMap((one): Column[] => {
    const isOfPatch = patches.some(({ name }) => one.name.startsWith(`${name}: `));
    if (!isOfPatch) return [one];
    if (!one.name.startsWith(prefixes[0])) return [];
    const name = one.name.slice(prefixes[0].length);
    const parts = prefixes.map((prefix) => numbers(series, `${prefix}${name}`));
    const share = counted.includes(name) || name.startsWith("clone ") || name.startsWith("tumour with ");
    const values = Float64Array.from({ length: series.rows }, (_, row) => {
      const of = parts.map((part, i) => ({
        value: part[row],
        weight: share ? weights[i] : weights[i] * tumour[i][row],
      }));
      const known = of.filter(({ value }) => !Number.isNaN(value));
      const sum = all(known.map(({ value, weight }) => value * weight));
      return share ? sum : sum / all(known.map(({ weight }) => weight));
    });
    return [{ ...one, name, label: name, values }];
  });
  return table("series", columns);
}
