import { TissueRun } from "../../engine/tissue/tissue-run.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { advanceTo, loneField } from "./lone-field.ts";
import { changedCellType, discOf, plainScenario, uptakeOf } from "./pieces.ts";

const total = (values: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
};

/** How much of a heap of substance in the corner of a closed box is made or lost as it spreads, of all of it. */
function spreading(scheme: "accurate" | "physicell"): number {
  const counts = [20, 20, 20] as const;
  const initial = Float64Array.from({ length: 8000 }, (_, voxel) => (voxel % 20 < 5 && voxel < 2000 ? 10 : 0));
  const substance = { diffusion: 1000, decay: 0, initial };
  const fields = loneField({ counts, spacing: [20, 20, 20] }, substance, scheme);
  if (scheme === "accurate") advanceTo(fields, 30, 1);
  else for (let step = 0; step < 300; step++) fields.stepLod(0.1);
  return Math.abs(total(fields.density(0)) / total(initial) - 1);
}

/** What cells took up and what is left, against what there was. */
function uptake(): number {
  const type = changedCellType("cell", { exchange: { drug: uptakeOf(1) } });
  const substances = [{ name: "drug", unit: "1", diffusion: 1e4, decay: 0, initial: 2, fixed: {} }];
  const plain = plainScenario(
    { name: "uptake", types: [type], cells: discOf("cell", 50, 16), substances, half: 200, dimensions: 2 },
    { duration: 60 },
  );
  const run = new TissueRun({ ...plain, model: { ...plain.model, internalised: true } });
  while (run.status.code === "running") run.advance();
  const { arrays } = run.save();
  const outside = total(arrays["density of drug"]) * 8000;
  return Math.abs((total(arrays.internal) + outside) / (2 * 400 * 400 * 20) - 1);
}

/** Cells that divide and die, a few of them eaten. */
function crowd(numerics: TissueScenario["numerics"]): TissueScenario {
  // Of both types: under `physicell`, the last type's phases of dying hold for all.
  const dying = { changes: [{ from: 0, to: 1, rate: 1 / 60, fixedDuration: true }] };
  const tumour = changedCellType("tumour", {
    cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.003, fixedDuration: false }] },
    apoptosis: { rate: 0.002, ...dying },
  });
  const eater = changedCellType("eater", {
    apoptosis: dying,
    motility: { enabled: true, speed: 1, persistenceTime: 5, bias: 0, inPlane: true, sensitivities: {} },
    interactions: { phagocytosis: { apoptotic: 0.02, necrotic: 0, otherDead: 0, live: { tumour: 0.001 } } },
  });
  const eaters = discOf("eater", 60, 30).map((cell) => ({
    ...cell,
    position: [cell.position[0] + 5, cell.position[1] + 5, 0] as const,
  }));
  return plainScenario(
    {
      name: "crowd",
      types: [tumour, eater],
      cells: [...discOf("tumour", 80, 16), ...eaters],
      half: 250,
      dimensions: 2,
    },
    { duration: 600, numerics },
  );
}

/** Cells that are there, less those that should be by what the run told. */
function unaccounted(numerics: TissueScenario["numerics"]): { wrong: number; note: string } {
  const scenario = crowd(numerics);
  const told = new Map<string, number>();
  const run = new TissueRun(scenario, { tell: (event) => void told.set(event, (told.get(event) ?? 0) + 1) });
  const start = run.frame().cells.rows;
  while (run.status.code === "running") run.advance();
  const of = (event: string) => told.get(event) ?? 0;
  const end = run.frame().cells.rows;
  const expected = start + of("born") - of("removed") - of("eaten");
  return {
    wrong: Math.abs(end - expected),
    note: `${start} at the start, ${of("born")} born, ${of("removed")} removed after death, ${of("eaten")} eaten, ${end} at the end`,
  };
}

function findings(): Finding[] {
  const accurate = unaccounted("accurate");
  const physicell = unaccounted("physicell");
  return [
    {
      what: "closed box, 30 min, numerics `accurate`: amount made or lost",
      value: spreading("accurate"),
      unit: "",
      limit: { most: 1e-3 },
    },
    { what: "the same, numerics `physicell`", value: spreading("physicell"), unit: "", limit: { most: 1e-12 } },
    {
      what: "inside of cells and outside, after an hour of uptake: amount made or lost",
      value: uptake(),
      unit: "",
      limit: { most: 1e-3 },
      note: "what a cell took up in a minute is counted by the mean of the densities before and after it",
    },
    {
      what: "cells unaccounted for, `accurate`",
      value: accurate.wrong,
      unit: "",
      limit: { most: 0 },
      note: accurate.note,
    },
    {
      what: "cells unaccounted for, `physicell`",
      value: physicell.wrong,
      unit: "",
      limit: { most: 0 },
      note: physicell.note,
    },
  ];
}

export const conservation: ConformanceCase = {
  name: "conservation",
  title: "Nothing comes from nothing, and nothing vanishes",
  source: "balance of amounts and of cells",
  quick: true,
  run: async () => findings(),
};
