/** Runs of tiny tissues in which the cause of a turn is built in: an answer that names another one is wrong. */
import { beforeAll, describe, expect, test } from "vitest";
import { inline } from "../../foundation/mapping.ts";
import { numbers } from "../../foundation/table.ts";
import { type CellKind, cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { runMicroenvironment } from "./replicate.ts";
import { runBranch, snapshotOn } from "./why/branch.ts";
import { explainWhy, type Why } from "./why.ts";

/** Tumour cells and whoever else is named, in a piece of tissue without anybody who comes from the blood. */
function tissue(cells: Partial<Record<CellKind, number>>, edge: number): MicroenvironmentScenario {
  const present: readonly CellKind[] = [
    "tumour",
    "vessel",
    "healthy",
    "CD8 exhausted",
    ...(Object.keys(cells) as CellKind[]),
  ];
  return {
    name: "tiny",
    antigens: [{ name: "neoantigen", kind: "tumour-only", onHealthy: 0, surface: false }],
    clones: [{ name: "wild", share: 1, antigens: { neoantigen: 1 }, mhc: 1, pdl1: 0, stress: 0, cd47: 1 }],
    receptors: [{ antigen: "neoantigen", affinity: 1, precursors: 1 }],
    patches: [{ name: "primary", kind: "inflamed", share: 1, size: [edge, edge, 0], cells: { vessel: 5, ...cells } }],
    host: { values: { homing: 0 }, states: {}, doses: [], vaccineAntigens: [] },
    values: { tumourDivision: 0.4, tumourDeath: 0.02 },
    absent: cellKindNames.filter((name) => !present.includes(name)),
    tumourCells: 1e9,
    duration: 16,
    saveEvery: 1,
    steps: { phenotype: 240, movers: 20, exchange: 1440, stages: 8 },
    seed: 1,
  };
}

async function ask(scenario: MicroenvironmentScenario, replicates: number): Promise<Why> {
  const answer = await explainWhy(scenario, { horizon: 6, replicates, causes: 1 }, inline);
  if (!answer) throw new Error("nothing stopped it");
  return answer;
}

const madeBy = ({ findings }: Why) =>
  findings.causes.filter(({ verdict }) => verdict === "made").map(({ cause }) => cause);

describe("antigen is lost under killer T cells that never tire", () => {
  const plain = tissue({ tumour: 150, "CD8 effector": 90 }, 240);
  const scenario: MicroenvironmentScenario = {
    ...plain,
    values: { ...plain.values, antigenLoss: 0.05 },
    host: { ...plain.host, values: { ...plain.host.values, tCellDeath: 1e-4, exhaustionByPd1: 0 } },
  };
  let answer: Why;
  beforeAll(async () => {
    answer = await ask(scenario, 2);
  });

  test("the tumour's comeback came of antigen loss, as killing by T cells fell", () => {
    expect(answer.findings.turn?.kind).toMatch(/began to grow|stopped shrinking/);
    expect(answer.findings.leading?.what).toBe("kills by T cells");
    expect(madeBy(answer)).toEqual(["antigen loss"]);
    expect(answer.sentences.join(" ")).toContain("came of antigen loss: had tumour cells kept their antigen");
  });

  test("births less deaths of the run explain its growth to the last cell", () => {
    const { rates, netGrowth } = answer;
    if (!rates || !netGrowth) throw new Error("no turn");
    const sum = numbers(rates, "contribution").reduce((all, part) => all + part, 0);
    expect(sum).toBeCloseTo(netGrowth.after - netGrowth.before, 12);
  });

  test("with the same chance a run from a snapshot is the run itself; with other chance it is another", () => {
    const series = numbers(runMicroenvironment({ ...scenario, duration: 8 }).series, "tumour in body");
    const branches = {
      from: snapshotOn(scenario, 4),
      day: 4,
      until: 8,
      scenario,
      lifts: [],
      quantity: "tumour in body",
    };
    expect([...runBranch(branches, { chance: 0 }).value]).toEqual([...series.slice(4)]);
    expect([...runBranch(branches, { chance: 1 }).value]).not.toEqual([...series.slice(4)]);
  });
});

test("a drug that was given on day 10 is why the tumour began to shrink then", async () => {
  const plain = tissue({ tumour: 60 }, 160);
  const drug = { cytotoxicRate: 0.4, cytotoxicHalf: 1, cytotoxicElimination: 0.05, cytotoxicResistance: 0 };
  const answer = await ask(
    {
      ...plain,
      host: {
        ...plain.host,
        values: { ...plain.host.values, ...drug },
        doses: [{ day: 10, state: "cytotoxicAmount", amount: 100 }],
      },
    },
    3,
  );
  const { turn, leading, chance } = answer.findings;
  expect(turn?.kind).toBe("began to shrink");
  expect(Math.abs((turn?.day ?? 0) - 10)).toBeLessThanOrEqual(2);
  expect(leading?.what).toBe("tumour deaths, other");
  expect(madeBy(answer)).toEqual(["the cytotoxic drug"]);
  expect(chance.turned).toMatchObject({ x: 3, n: 3 });
});

test("natural killer cells that fade are why a tumour without MHC-I comes back", async () => {
  const plain = tissue({ tumour: 140, NK: 85 }, 220);
  const answer = await ask(
    {
      ...plain,
      values: { ...plain.values, tumourDivision: 0.2 },
      clones: [{ ...plain.clones[0], mhc: 0.05, stress: 1 }],
      host: { ...plain.host, values: { ...plain.host.values, nkDensity: 0, nkTissueLoss: 0.25 } },
    },
    3,
  );
  expect(answer.findings.leading?.what).toBe("kills by NK cells");
  expect(madeBy(answer)).toEqual(["the fading of NK cells"]);
});

test("a few cells that die out by chance: it was mostly chance, and no cause is named", async () => {
  const plain = tissue({ tumour: 4, vessel: 3 }, 120);
  const unlucky = Array.from({ length: 20 }, (_, k) => ({
    ...plain,
    seed: 1 + k,
    values: { tumourDivision: 0.3, tumourDeath: 0.15 },
  })).find((scenario) => numbers(runMicroenvironment(scenario).series, "tumour")[16] === 0);
  if (!unlucky) throw new Error("none of twenty died out");
  const answer = await ask(unlucky, 6);
  expect(answer.findings.turn?.kind).toBe("died out");
  expect(answer.findings.chance.verdict).toBe("mostly");
  expect(answer.sentences.join(" ")).toContain("It was mostly chance");
  expect(madeBy(answer)).toEqual([]);
});

test("a quantity that is no count of tumour cells is refused, with those that are", async () => {
  const scenario = tissue({ tumour: 4 }, 120);
  await expect(explainWhy(scenario, { quantity: "tumor in body" }, inline)).rejects.toThrow(
    /tumor in body.*tumour in body, tumour/,
  );
});
