import type { Snapshot } from "../../engine/tissue/snapshot.ts";
import { TissueRun } from "../../engine/tissue/tissue-run.ts";
import { digestNumbers, digestText } from "../../foundation/digest.ts";
import type { CellType, TissueScenario } from "../../models/tissue/contract.ts";
import { linearMemory } from "../../numerics/memory.ts";
import type { ConformanceCase, ConformanceMeans, Finding } from "./conformance-case.ts";
import { changedCellType, discOf, plainScenario, uptakeOf } from "./pieces.ts";

function types(): CellType[] {
  return [
    changedCellType("tumour", {
      cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.002, fixedDuration: false }] },
      apoptosis: { rate: 0.0005 },
      exchange: { oxygen: uptakeOf(10), lure: { secretion: 1, target: 1, uptake: 0, release: 0 } },
    }),
    changedCellType("killer", {
      motility: { enabled: true, speed: 2, persistenceTime: 5, bias: 0.5, inPlane: false, sensitivities: { lure: 1 } },
      interactions: { attack: { tumour: 0.2 }, attackDamageRate: 1, attackDuration: 10 },
    }),
  ];
}

/** Enough cells for each thread to get several pieces. */
function busy(numerics: TissueScenario["numerics"]): TissueScenario {
  const shifted = discOf("killer", 300, 40).map((cell) => ({
    ...cell,
    position: [cell.position[0] + 7, cell.position[1] + 3, 0] as const,
  }));
  const sides = { xMinimum: 38, xMaximum: 38, yMinimum: 38, yMaximum: 38 };
  return plainScenario(
    {
      name: "busy disc",
      types: types(),
      cells: [...discOf("tumour", 360, 15), ...shifted],
      substances: [
        { name: "oxygen", unit: "mmHg", diffusion: 1e5, decay: 0.1, initial: 38, fixed: sides },
        { name: "lure", unit: "1", diffusion: 1000, decay: 0.05, initial: 0, fixed: {} },
      ],
      rules: [
        {
          ...{ cellType: "tumour", signal: "damage", direction: "increases", behaviour: "apoptosis" },
          ...{ response: 0.1, halfMaximum: 5, hillPower: 4, appliesToDead: false },
        } as const,
      ],
      half: 480,
      dimensions: 2,
    },
    // PhysiCell's steps of 0.01 min take their time.
    { duration: numerics === "accurate" ? 36 : 12, numerics },
  );
}

function digest({ meta, arrays }: Snapshot): string {
  const parts = Object.entries(arrays).map(([name, values]) => [name, digestNumbers(values)]);
  return digestText(JSON.stringify([meta.counts, meta.steps, parts]));
}

function toEnd(run: TissueRun): string {
  while (run.status.code === "running") run.advance();
  return digest(run.save());
}

/** From a snapshot after every phenotype step: all lists, bins and caches are built anew each time. */
function inPieces(scenario: TissueScenario): string {
  let run = new TissueRun(scenario);
  for (;;) {
    run.advance();
    if (run.status.code !== "running") return digest(run.save());
    run = new TissueRun(scenario, { from: run.save() });
  }
}

async function onThreads(scenario: TissueScenario, threads: number, means: ConformanceMeans): Promise<string> {
  const memory = linearMemory(1 << 20, true);
  const crew = await means.crew!(threads, scenario, memory);
  try {
    return toEnd(new TissueRun(scenario, { memory, crew }));
  } finally {
    crew.close();
  }
}

async function findings(means: ConformanceMeans): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const numerics of ["accurate", "physicell"] as const) {
    const scenario = busy(numerics);
    const alone = toEnd(new TissueRun(scenario));
    const told = new TissueRun(scenario, { tell: () => undefined });
    const judge = (what: string, digests: readonly string[]) =>
      found.push({
        what: `\`${numerics}\`: ${what}: digests that differ`,
        value: digests.filter((one) => one !== alone).length,
        unit: "",
        limit: { most: 0 },
        note: `of ${digests.length}; ${alone.slice(0, 16)}…`,
      });
    judge("the same run again", [toEnd(new TissueRun(scenario))]);
    judge("from a snapshot after every phenotype step, with new neighbour lists", [inPieces(scenario)]);
    judge("with a listener to all events", [toEnd(told)]);
    if (!means.crew) continue;
    const threaded: string[] = [];
    for (const threads of [2, 3, 4]) threaded.push(await onThreads(scenario, threads, means));
    judge("on 2, 3 and 4 threads", threaded);
  }
  return found;
}

export const sameBytes: ConformanceCase = {
  name: "same-bytes",
  title: "The same bytes, however they are computed",
  source: "digests of everything that a run's end holds: 2,300 cells that crawl, attack, divide and die, for 36 min (`physicell`: 12 min)",
  quick: true,
  run: findings,
};
