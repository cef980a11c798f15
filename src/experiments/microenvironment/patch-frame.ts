import { type Column, numbers, type Table, table, texts } from "../../foundation/table.ts";
import { cellKindNames, cellKinds } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { mostAntigens, type TraitName, traitNames } from "../../models/microenvironment/traits.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { immuneKinds } from "./room.ts";

/** What traits are called in tables, with units; traits that are not here are the engine's own affair. */
const shown: Partial<Record<TraitName, { readonly name: string; readonly unit: string; readonly label: string }>> = {
  mhc: { name: "inherited MHC-I", unit: "1", label: "MHC-I that the cell hands on, 1: full" },
  "shown mhc": { name: "level of MHC-I", unit: "1", label: "MHC-I that it shows now, 1: full" },
  pdl1: { name: "level of PD-L1", unit: "1", label: "PD-L1 now, 1: as the body's density" },
  "pdl1 base": { name: "inherited PD-L1", unit: "1", label: "PD-L1 that the cell hands on" },
  stress: { name: "level of stress ligands", unit: "1", label: "stress ligands, which natural killer cells see" },
  cd47: { name: "level of CD47", unit: "1", label: "CD47, the signal not to be eaten" },
  hits: { name: "hits", unit: "1", label: "lytic hits not yet repaired" },
  affinity: { name: "affinity", unit: "1", label: "how well the receptor fits, 0 to 1" },
  "divisions left": { name: "divisions left", unit: "1", label: "divisions that an effector has left" },
  kills: { name: "kills", unit: "1", label: "targets killed" },
  brake: { name: "PD-1 brake", unit: "1", label: "part of attacks that PD-1 would stop at this cell" },
  coat: { name: "antibody coat", unit: "1", label: "killing added by antibody on the cell" },
  activity: { name: "activity", unit: "1", label: "1 active, 0 switched off" },
};

/**
 * A look at a patch, as `PatchRun.frame` gives it, in the words of its scenario: levels by the names of antigens, clones and receptors as texts, and
 * nothing that only the engine reads.
 */
export function patchFrame(frame: TissueFrame, scenario: MicroenvironmentScenario): TissueFrame {
  return { ...frame, cells: namedCells(frame.cells, scenario) };
}

function namedCells(cells: Table, { antigens, clones, receptors }: MicroenvironmentScenario): Table {
  const own = new Set<string>(traitNames);
  const kept = cells.columns.filter(({ name }) => !own.has(name) && name !== "cycle entry");
  const traits = traitNames.flatMap((trait): Column[] => {
    const entry = shown[trait];
    return entry ? [{ ...entry, values: numbers(cells, trait) }] : [];
  });
  const levels = antigens.slice(0, mostAntigens).map(({ name }, a): Column => {
    const label = `${name} that the cell has, or carries, 1: full`;
    return { name: `level of ${name}`, unit: "1", label, values: numbers(cells, `antigen ${a + 1}`) };
  });
  const words = (name: string, label: string, trait: TraitName, names: readonly string[]): Column => {
    const values = Array.from(numbers(cells, trait), (number) => names[number - 1] ?? "");
    return { name, unit: "", label, values };
  };
  const named = [
    ...(clones.length > 0
      ? [
          words(
            "clone",
            "clone of a tumour cell",
            "clone",
            clones.map(({ name }) => name),
          ),
        ]
      : []),
    ...(receptors.length > 0
      ? [
          words(
            "receptor",
            "antigen that its receptor sees",
            "receptor",
            antigens.map(({ name }) => name),
          ),
        ]
      : []),
  ];
  return table(cells.name, [...kept, ...named, ...levels, ...traits]);
}

/** What tumour cells are called in pictures that have little left to be seen by. */
export const fewAntigens = "tumour, few antigens";

/**
 * A look for pictures: tumour cells that have lost their antigens or MHC-I stand apart, as a type behind `tumour`.
 *
 * @param all  also types of which there is no cell, so that the legend of a movie stays as it is
 */
export function drawnFrame(frame: TissueFrame, scenario: MicroenvironmentScenario, all = false): TissueFrame {
  const { cells } = frame;
  const levels = scenario.antigens.map(({ name }) => numbers(cells, `level of ${name}`));
  const mhc = numbers(cells, "inherited MHC-I");
  const hides = (row: number) => mhc[row] < 0.5 || (levels.length > 0 && levels.every((level) => level[row] < 0.5));
  const types = texts(cells, "type").map((type, row) => (type === "tumour" && hides(row) ? fewAntigens : type));
  const present = new Set(types);
  const has = (name: string) => present.has(name) || (all && !(scenario.absent as readonly string[]).includes(name));
  // Those that are looked for first, their surroundings last.
  const around = cellKindNames.filter((name) => cellKinds[name].lineage === "stroma");
  const named = ["tumour", fewAntigens, ...immuneKinds, ...around];
  const columns = cells.columns.map((column) => (column.name === "type" ? { ...column, values: types } : column));
  return { ...frame, cellTypes: named.filter(has), cells: table(cells.name, columns) };
}

/** A name that files of other programs can hold: letters, digits and `_`. */
function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]+/g, "_");
}

/**
 * A look, as `PatchRun.frame` gives it, with traits under names without blanks, as the model of `plainTissue` has them;
 * for formats that hold each trait as a number.
 */
export function plainFrame(frame: TissueFrame): TissueFrame {
  const own = new Set<string>(traitNames);
  const columns = frame.cells.columns.map((column) =>
    own.has(column.name) ? { ...column, name: plain(column.name) } : column,
  );
  return { ...frame, cells: table(frame.cells.name, columns) };
}

/** The tissue of a patch, with traits under names without blanks. */
export function plainTissue(tissue: TissueScenario): TissueScenario {
  const cellTypes = tissue.model.cellTypes.map((type) => ({
    ...type,
    custom: type.custom.map((value) => ({ ...value, name: plain(value.name) })),
  }));
  return { ...tissue, model: { ...tissue.model, cellTypes } };
}
