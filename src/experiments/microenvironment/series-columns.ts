import { cellKindNames, cellKinds } from "../../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentScenario, type Tallied, tallied } from "../../models/microenvironment/contract.ts";
import { type SubstanceName, substanceNames, substances } from "../../models/microenvironment/substances.ts";
import { referenceModel } from "../model.ts";
import { bodySeries } from "./series.ts";

/** What a column of the series of a run tells, known before the run. */
export interface SeriesColumn {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** What it is told of: each patch by itself, or the whole body. */
  readonly place: "time" | "patch" | "body";
}

type Named = Pick<MicroenvironmentScenario, "antigens" | "clones" | "receptors" | "host"> & {
  readonly patches: readonly { readonly name: string }[];
};

/** Columns of the series of a scenario, in their order. */
export function seriesColumns(scenario: Named): SeriesColumn[] {
  const { patches } = scenario;
  const inPatch = patchColumns(scenario).map((column) => ({ ...column, place: "patch" as const }));
  const inBody = bodyColumns(scenario).map((column) => ({ ...column, place: "body" as const }));
  const ofPatches = patches.flatMap(({ name }) =>
    patches.length === 1 ? inPatch : inPatch.map((column) => ({ ...column, name: `${name}: ${column.name}` })),
  );
  return [{ name: "day", unit: "day", meaning: "time since the start", place: "time" }, ...ofPatches, ...inBody];
}

/** What is counted in a patch since the start. */
const events: Readonly<Record<Tallied, string>> = {
  "kills by T cells": "tumour cells that effector CD8 cells have killed",
  "kills by NK cells": "tumour cells that NK cells have killed, other than because of antibody on them",
  "kills by macrophages": "tumour cells that macrophages have eaten, other than because of antibody on them",
  "kills by CAR T cells": "tumour cells that CAR T cells have killed",
  "kills by antibody": "tumour cells that NK cells and macrophages have killed because of antibody on them",
  "healthy cells killed": "healthy and B cells that immune cells have killed",
  "tumour births": "divisions of tumour cells",
  "tumour deaths, other": "deaths of tumour cells that no cell killed",
  "tumour starts": "healthy cells that became tumour cells",
  mutations: "losses of an antigen or of MHC-I, and gains of PD-L1, at divisions of tumour cells",
  "T cells entered": "CD8 and helper T cells that came from the blood",
  "T-cell divisions": "divisions of T cells",
  "T cells exhausted": "T cells that became exhausted",
  "immune deaths": "deaths of immune cells",
  "regulatory cells entered": "regulatory T cells that came from the blood",
  "NK cells entered": "NK cells that came from the blood",
  "CAR T cells entered": "CAR T cells that came from the blood",
  "dendritic cells left": "dendritic cells that left for the draining node",
  "CAR T cells left": "CAR T cells that went back to the blood",
  "docks stopped by PD-1": "targets that a T cell chose and then let go because of PD-1",
};

type Told = Omit<SeriesColumn, "place">;

const cells = (name: string, meaning: string): Told => ({ name, unit: "cell", meaning });
const level = (name: string, meaning: string): Told => ({ name, unit: "1", meaning });

function patchColumns({ antigens, clones, host }: Named): Told[] {
  const isThere = (name: SubstanceName) => {
    const entry = substances[name];
    const slot = "slot" in entry ? entry.slot : undefined;
    return slot === undefined || host.doses.some(({ state }) => state.startsWith(slot));
  };
  return [
    ...cellKindNames.map((name) => cells(name, `living cells in the patch: ${cellKinds[name].meaning}`)),
    cells("dying tumour", "tumour cells that have died and are not cleared yet"),
    ...clones.map(({ name }) => cells(`clone ${name}`, `living tumour cells of the clone ${name}`)),
    ...antigens.flatMap(({ name }) => [
      level(`level of ${name}`, `mean level of ${name} in tumour cells, relative to full`),
      cells(`tumour with ${name}`, `tumour cells with at least half of the full level of ${name}`),
    ]),
    level("level of MHC-I", "mean level of MHC-I that tumour cells hand on, relative to full"),
    level("level of PD-L1", "mean PD-L1 on tumour cells now, relative to the body's `pdl1Density`"),
    level("PD-1 brake", "how far PD-1 would switch off a T cell on the mean tumour cell: 0 not at all, 1 wholly"),
    ...substanceNames.filter(isThere).map((name) => ({
      name: `mean ${name}`,
      unit: substances[name].unit,
      meaning: `mean density over the patch of ${substances[name].meaning}`,
    })),
    ...tallied.map((name) => level(name, events[name])),
  ];
}

function bodyColumns({ receptors }: Named): Told[] {
  const { states, formulas } = referenceModel;
  return [
    cells("tumour in body", "tumour cells in the whole body"),
    ...bodySeries.map((name) => {
      const { unit, meaning } = states[name] ?? formulas[name];
      return { name: `body: ${name}`, unit, meaning };
    }),
    ...receptors.map(({ antigen }) =>
      level(`body: T cells that see ${antigen}`, `part of the T cells in the blood that see ${antigen}`),
    ),
  ];
}
