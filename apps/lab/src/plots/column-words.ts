import type { CellKind } from "../../../../src/index.ts";
import { kindStyles } from "../design/palette.ts";

/** Columns of the body in words that a reader of twelve knows. */
const bodyWords: Readonly<Record<string, string>> = {
  cd8Blood: "killer T cells in the blood",
  cd8Memory: "memory killer T cells",
  helperBlood: "helper T cells in the blood",
  regulatoryBlood: "calming T cells in the blood",
  nkBlood: "natural killer cells in the blood",
  dendriticNode: "messenger cells in the lymph node",
  cd8Launched: "killer T cells sent out by the lymph node",
  costimulation: "second signal in the lymph node",
  antibodyBlood: "own antibody in the blood",
  pd1Occupancy: "PD-1 covered by a drug (tumour)",
  pdl1Occupancy: "PD-L1 covered by a drug (tumour)",
  ctla4OccupancyNode: "CTLA-4 covered by a drug (lymph node)",
  antiPD1Concentration: "anti-PD-1 in the blood",
  antiPDL1Concentration: "anti-PD-L1 in the blood",
  antiCTLA4Concentration: "anti-CTLA-4 in the blood",
  interleukin2Plasma: "IL-2 drug in the blood",
  interleukin2Effect: "effect of IL-2",
  interferonAlphaEffect: "effect of interferon alpha",
  vaccineNode: "vaccine cells in the lymph node",
  carTEffector: "CAR T cells in the body",
  carTMemory: "memory CAR T cells in the body",
  carTNormalTarget: "normal cells with the CAR's target",
  carTInterleukin6: "IL-6 above the usual",
  carTCrp: "CRP above the usual",
  inflammation: "inflammation",
};

const tissueWords: Readonly<Record<string, string>> = {
  "PD-1 brake": "PD-1 brake on T cells",
  "dying tumour": "dying tumour cells",
  "kills by T cells": "killed by T cells",
  "kills by NK cells": "killed by natural killer cells",
  "kills by macrophages": "eaten by macrophages",
  "kills by CAR T cells": "killed by CAR T cells",
  "kills by antibody": "killed through antibody",
  "tumour births": "born",
  "tumour deaths, other": "died of other causes",
  "tumour starts": "healthy cells turned",
  "tumour in body": "tumour cells in the whole body",
};

/** A column of the series as people say it. A patch's name in front is left out. */
export function columnWords(column: string): string {
  if (column.startsWith("body: ")) {
    const name = column.slice(6);
    return bodyWords[name] ?? name;
  }
  const own = withoutPatch(column);
  if (own in kindStyles) return kindStyles[own as CellKind].plain;
  return tissueWords[own] ?? own.replace(/^level of /, "").replace(/^mean /, "");
}

/** `tumour` of `primary: tumour`. */
export function withoutPatch(column: string): string {
  const at = column.startsWith("body: ") ? -1 : column.indexOf(": ");
  return at < 0 ? column : column.slice(at + 2);
}

/** A unit as it is read: `cell` counts, `1` is a number without one. */
export function unitWords(unit: string): string {
  if (unit === "cell") return "cells";
  if (unit === "cell/day") return "cells a day";
  return unit === "1" ? "" : unit;
}
