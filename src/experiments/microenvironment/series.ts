import type { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";
import type { PatchRun } from "../../engine/microenvironment/patch-run.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import { cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import { tallied } from "../../models/microenvironment/contract.ts";
import { firstAntigen, trait } from "../../models/microenvironment/traits.ts";

/** One number of a run at one moment. */
export interface SeriesEntry {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
}

/** What is told of the body, by the names of its states and formulas. */
export const bodySeries = [
  "cd8Blood",
  "cd8Memory",
  "helperBlood",
  "regulatoryBlood",
  "nkBlood",
  "dendriticNode",
  "cd8Launched",
  "costimulation",
  "antibodyBlood",
  "pd1Occupancy",
  "pdl1Occupancy",
  "ctla4OccupancyNode",
  "antiPD1Concentration",
  "antiPDL1Concentration",
  "antiCTLA4Concentration",
  "interleukin2Plasma",
  "interleukin2Effect",
  "interferonAlphaEffect",
  "vaccineNode",
  "carTEffector",
  "carTMemory",
  "carTNormalTarget",
  "carTInterleukin6",
  "carTCrp",
  "inflammation",
] as const;

/**
 * A run as it stands, as numbers by name: cells in each patch by kind, clones, what tumour cells show on average, mean
 * densities, events since the start, then the whole body. Where there are several patches, names of what is in one begin
 * with its own: `primary: tumour`.
 */
export function seriesEntries(run: MicroenvironmentRun): SeriesEntry[] {
  const several = run.patches.length > 1;
  const entries: SeriesEntry[] = [{ name: "day", unit: "day", value: run.time }];
  for (const patch of run.patches) {
    const prefix = several ? `${patch.patch.name}: ` : "";
    for (const entry of patchEntries(run, patch)) entries.push({ ...entry, name: prefix + entry.name });
  }
  entries.push({ name: "tumour in body", unit: "cell", value: run.tumourCells });
  const values = run.host.quantities(bodySeries);
  bodySeries.forEach((name, i) => {
    const { states, formulas } = run.model;
    entries.push({ name: `body: ${name}`, unit: (states[name] ?? formulas[name]).unit, value: values[i] });
  });
  const repertoire = run.bloodRepertoire;
  run.scenario.receptors.forEach(({ antigen }, r) => {
    entries.push({ name: `body: T cells that see ${antigen}`, unit: "1", value: repertoire[r] });
  });
  return entries;
}

function patchEntries({ scenario }: MicroenvironmentRun, patch: PatchRun): SeriesEntry[] {
  const counts = patch.counts();
  const entries: SeriesEntry[] = cellKindNames.map((name, i) => ({ name, unit: "cell", value: counts[i] }));
  entries.push({ name: "dying tumour", unit: "cell", value: counts[cellKindNames.length] });
  const clones = scenario.clones.map(() => 0);
  const shown = scenario.antigens.map(() => 0);
  const positive = scenario.antigens.map(() => 0);
  let mhc = 0;
  let pdl1 = 0;
  let brake = 0;
  let n = 0;
  patch.forTumour((of) => {
    n++;
    const clone = of(trait.clone) - 1;
    if (clone >= 0 && clone < clones.length) clones[clone]++;
    scenario.antigens.forEach((_, a) => {
      const level = of(firstAntigen + a);
      shown[a] += level;
      if (level >= 0.5) positive[a]++;
    });
    mhc += of(trait.mhc);
    pdl1 += of(trait.pdl1);
    brake += of(trait.brake);
  });
  const meanOf = (sum: number) => (n > 0 ? sum / n : Number.NaN);
  scenario.clones.forEach(({ name }, i) => {
    entries.push({ name: `clone ${name}`, unit: "cell", value: clones[i] });
  });
  scenario.antigens.forEach(({ name }, a) => {
    entries.push({ name: `level of ${name}`, unit: "1", value: meanOf(shown[a]) });
    entries.push({ name: `tumour with ${name}`, unit: "cell", value: positive[a] });
  });
  entries.push({ name: "level of MHC-I", unit: "1", value: meanOf(mhc) });
  entries.push({ name: "level of PD-L1", unit: "1", value: meanOf(pdl1) });
  entries.push({ name: "PD-1 brake", unit: "1", value: meanOf(brake) });
  for (const { name, unit } of patch.tissueScenario.model.substances) {
    const values = patch.density(name as "oxygen") ?? new Float64Array(0);
    let sum = 0;
    for (const value of values) sum += value;
    entries.push({ name: `mean ${name}`, unit, value: values.length > 0 ? sum / values.length : 0 });
  }
  tallied.forEach((name, i) => {
    entries.push({ name, unit: "1", value: patch.tally[i] });
  });
  return entries;
}

/** Rows of entries as a table: a column a name. */
export function seriesTableOf(rows: readonly (readonly SeriesEntry[])[]): Table {
  const columns: Column[] = (rows[0] ?? []).map(({ name, unit }, i) => ({
    name,
    unit,
    label: name,
    values: Float64Array.from(rows, (row) => row[i].value),
  }));
  return table("series", columns);
}
