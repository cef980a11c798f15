import type { Upstream } from "../../../analysis/why/pathways.ts";
import type { Amendment } from "../../../engine/microenvironment/amend-memory.ts";
import type { CellKind } from "../../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../../models/microenvironment/contract.ts";
import { microenvironmentParameters } from "../../../models/microenvironment/parameters.ts";

/** A cause held off: the run as it would go on without it. Plain data. */
export interface Lift {
  /** What is held off, e.g. `antigen loss`. */
  readonly cause: string;
  /** A clause: `had no tumour cell lost antigen`. */
  readonly had: string;
  readonly scenario: MicroenvironmentScenario;
  readonly amendments: readonly Amendment[];
}

type Values = Readonly<Record<string, number>>;

/** How a change upstream is held off; what a lift says and does. */
interface Hold {
  readonly cause: string;
  readonly had: string;
  /** Other values of parameters, from those that hold and how many times as much as after there was before. */
  readonly values?: (value: Values, ratio: number) => Values;
  readonly without?: CellKind;
  readonly restore?: "antigens" | "MHC-I";
}

/** So much that nothing that is divided by it is left, and no more than arithmetic bears. */
const huge = 1e6;

const entry: Hold["values"] = ({ homing }, ratio) => ({ homing: homing * ratio });
const room: Hold = {
  cause: "the lack of room",
  had: "had tumour cells not lacked room",
  values: () => ({ crowding: huge }),
};

const fadingNk: Hold = {
  cause: "the fading of NK cells",
  had: "had NK cells stayed and none been spent",
  // What leaves is what comes at rest: without either the cells stay.
  values: () => ({ nkTissueLoss: 0, nkGrowthByCytokine: 0, nkKills: huge }),
};

/** By what changed and through what, then by the way it changed; a change that nothing can hold off is not here. */
const holds: Readonly<Record<string, { readonly fell?: Hold; readonly rose?: Hold }>> = {
  "antigen shown": {
    fell: {
      cause: "antigen loss",
      had: "had tumour cells kept their antigen",
      values: () => ({ antigenLoss: 0 }),
      restore: "antigens",
    },
  },
  "MHC-I shown": {
    fell: {
      cause: "the loss of MHC-I",
      had: "had tumour cells kept MHC-I",
      values: () => ({ mhcLoss: 0 }),
      restore: "MHC-I",
    },
  },
  "MHC-I missing": {
    rose: {
      cause: "the loss of MHC-I",
      had: "had tumour cells kept MHC-I",
      values: () => ({ mhcLoss: 0 }),
      restore: "MHC-I",
    },
  },
  "free of PD-1": {
    fell: { cause: "PD-1", had: "had PD-1 stopped no T cell", values: ({ pd1Half }) => ({ pd1Half: pd1Half * huge }) },
  },
  "free of regulatory T cells": {
    fell: { cause: "regulatory T cells", had: "had there been no regulatory T cells", without: "regulatory T" },
  },
  "free of suppressor cells": {
    fell: { cause: "suppressor cells", had: "had there been no suppressor cells", without: "MDSC" },
  },
  "free of TGF-beta": {
    fell: {
      cause: "TGF-beta",
      had: "had TGF-beta held no killer back",
      values: ({ tgfHalf }) => ({ tgfHalf: tgfHalf * huge }),
    },
  },
  "T-cell entry": {
    fell: { cause: "fewer T cells entering", had: "had T cells gone on entering as before", values: entry },
    rose: { cause: "more T cells entering", had: "had T cells entered no faster than before", values: entry },
  },
  "CAR T-cell entry": {
    rose: { cause: "CAR T cells entering", had: "had CAR T cells entered no faster than before", values: entry },
  },
  "dendritic cells leaving": {
    fell: {
      cause: "fewer dendritic cells leaving for the node",
      had: "had dendritic cells gone on leaving as before",
      values: ({ dendriticMigration }, ratio) => ({ dendriticMigration: dendriticMigration * ratio }),
    },
    rose: {
      cause: "dendritic cells leaving for the node",
      had: "had no dendritic cell left for the node",
      values: () => ({ dendriticMigration: 0 }),
    },
  },
  "T-cell divisions": {
    fell: {
      cause: "fewer T-cell divisions",
      had: "had T cells gone on dividing as before",
      values: dividing,
    },
    rose: { cause: "more T-cell divisions", had: "had T cells divided no more than before", values: dividing },
  },
  "T-cell exhaustion": {
    rose: {
      cause: "the exhaustion of T cells",
      had: "had no T cell been exhausted",
      values: () => ({ exhaustionByPd1: 0, exhaustionByRegulatory: 0, carExhaustion: 0 }),
    },
  },
  NK: {
    rose: { cause: "NK cells", had: "had there been no NK cells", without: "NK" },
    fell: fadingNk,
  },
  "NK-cell entry": {
    rose: { cause: "NK cells", had: "had there been no NK cells", without: "NK" },
  },
  "M1 macrophage": {
    rose: {
      cause: "alarm macrophages",
      had: "had there been no alarm macrophages",
      without: "M1 macrophage",
      values: () => ({ toAlarm: 0 }),
    },
    fell: {
      cause: "alarm macrophages turning to healing",
      had: "had no alarm macrophage turned to healing",
      values: () => ({ toHealing: 0 }),
    },
  },
  "CAR T": {
    fell: {
      cause: "the loss of CAR T cells",
      had: "had no CAR T cell died or tired",
      values: () => ({ carDeath: 0, carExhaustion: 0 }),
    },
  },
  "supplied with oxygen": {
    fell: {
      cause: "the lack of oxygen",
      had: "had tumour cells not lacked oxygen",
      values: () => ({ oxygenHalf: 1e-6, hypoxicDeath: 0 }),
    },
  },
  "otherwise in tumour births": { fell: room },
  "otherwise in kills by NK cells": { fell: fadingNk },
};

function dividing({ progenitorDivision, effectorDivision, carDivision }: Values, ratio: number): Values {
  return {
    progenitorDivision: progenitorDivision * ratio,
    effectorDivision: effectorDivision * ratio,
    carDivision: carDivision * ratio,
  };
}

/**
 * Holds off what changed upstream, from a snapshot on: by parameters that switch it off or keep its rate as it was, by
 * taking cells out, or by giving back what was lost.
 *
 * @returns nothing where the model has no such switch
 */
export function liftOf(scenario: MicroenvironmentScenario, value: Values, changed: Upstream): Lift | undefined {
  const { what, through, before, after } = changed;
  const both = holds[what] ?? holds[`${what} in ${through}`];
  const hold = after > before ? both?.rose : both?.fell;
  if (!hold) return undefined;
  // As much as before, and no more than ten times: of few events a ratio says little.
  const ratio = after > 0 ? Math.min(10, before / after) : 10;
  const amendments: Amendment[] = [];
  let next = withValues(scenario, hold.values?.(value, ratio) ?? {});
  if (hold.without) {
    next = { ...next, absent: [...new Set([...next.absent, hold.without])] };
    amendments.push({ change: "take out", cells: hold.without });
  }
  if (hold.restore) amendments.push({ change: "restore", shown: hold.restore });
  return { cause: hold.cause, had: hold.had, scenario: next, amendments };
}

/** Values of parameters, each where it belongs: tissue's with the scenario, all others with the body. */
function withValues(scenario: MicroenvironmentScenario, values: Values): MicroenvironmentScenario {
  const tissue: Record<string, number> = { ...scenario.values };
  const body: Record<string, number> = { ...scenario.host.values };
  for (const [name, number] of Object.entries(values)) {
    (name in microenvironmentParameters ? tissue : body)[name] = number;
  }
  return { ...scenario, values: tissue, host: { ...scenario.host, values: body } };
}
