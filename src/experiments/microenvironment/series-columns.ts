import { cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentScenario, tallied } from "../../models/microenvironment/contract.ts";
import { type SubstanceName, substanceNames, substances } from "../../models/microenvironment/substances.ts";
import { referenceModel } from "../model.ts";
import { bodySeries } from "./series.ts";

/** What a column of the series of a run tells, known before the run. */
export interface SeriesColumn {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
}

type Named = Pick<MicroenvironmentScenario, "antigens" | "clones" | "receptors" | "host"> & {
  readonly patches: readonly { readonly name: string }[];
};

/** Columns of the series of a scenario, in their order. */
export function seriesColumns(scenario: Named): SeriesColumn[] {
  const { patches } = scenario;
  const inPatch = patchColumns(scenario);
  const ofPatches = patches.flatMap(({ name }) =>
    patches.length === 1 ? inPatch : inPatch.map((column) => ({ ...column, name: `${name}: ${column.name}` })),
  );
  return [{ name: "day", unit: "day", meaning: "time since the start" }, ...ofPatches, ...bodyColumns(scenario)];
}

const cells = (name: string, meaning: string): SeriesColumn => ({ name, unit: "cell", meaning });
const level = (name: string, meaning: string): SeriesColumn => ({ name, unit: "1", meaning });

function patchColumns({ antigens, clones, host }: Named): SeriesColumn[] {
  const isThere = (name: SubstanceName) => {
    const entry = substances[name];
    const slot = "slot" in entry ? entry.slot : undefined;
    return slot === undefined || host.doses.some(({ state }) => state.startsWith(slot));
  };
  return [
    ...cellKindNames.map((name) => cells(name, `living cells of the kind ${name} in the patch`)),
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
    ...tallied.map((name) => level(name, "events in the patch since the start")),
  ];
}

function bodyColumns({ receptors }: Named): SeriesColumn[] {
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
