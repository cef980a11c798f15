import { streams } from "../../../foundation/streams.ts";
import { life } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import { beginDying } from "../../tissue/processes/die.ts";
import { count, densityAt, interferonAlphaAt, kind, type Micro, minutesADay } from "../micro.ts";
import { releaseDebris } from "./hit.ts";

/** Divisions that are due are marked by their rate, 1/min, which the cycle then follows. */
export function setDivision({ tissue: { tables, cells } }: Micro, row: number, perDay: number): void {
  const column = tables.variedColumn[tables.layout["phase-exit"]];
  cells.varied[row * tables.varied.length + column] = perDay / minutesADay;
}

/** Inflammation at a place: the body's own, or that of TNF or interleukin 6 there, whichever is most. */
function inflammationAt(micro: Micro, row: number): number {
  const signal = Math.max(densityAt(micro, row, "TNF"), densityAt(micro, row, "IL-6"));
  return Math.max(micro.body.inflammation, micro.value.mutationByTnf * signal);
}

/** How inflammation multiplies growth and mutation where the cell is. */
export function inflamed(micro: Micro, row: number): { readonly growth: number; readonly mutation: number } {
  const { proliferation } = micro.formulas;
  proliferation.in[0] = inflammationAt(micro, row);
  proliferation.in[1] = interferonAlphaAt(micro, row);
  proliferation.run();
  return { growth: proliferation.out[0], mutation: proliferation.out[1] };
}

/**
 * A tumour cell divides where it has oxygen and room, dies of age, of want, or of a cytotoxic drug. What dies of want or
 * of the drug bursts, and so sets antigen free; what dies of age goes quietly.
 *
 * @param step  address of chance
 */
export function proliferate(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  const { cells } = tissue;
  const oxygen = densityAt(micro, row, "oxygen");
  const crowded = cells.pressure[row] / value.crowding;
  const rate =
    (value.tumourDivision * inflamed(micro, row).growth * (oxygen / (oxygen + value.oxygenHalf))) /
    (1 + crowded * crowded);
  setDivision(micro, row, rate);
  const loud =
    value.necrosis +
    micro.body.cytotoxicKill +
    (value.hypoxicDeath * value.hypoxicHalf) / (oxygen + value.hypoxicHalf) / (1 + oxygen / value.hypoxicHalf);
  const total = value.tumourDeath + loud;
  if (chance(tissue, streams.cellDeath, step, row) >= probability(tissue, (total * dt) / minutesADay)) return;
  const bursts = chance(tissue, streams.cellDeath, step, row, 1) * total < loud;
  beginDying(tissue, row, bursts ? life.swelling : life.apoptotic);
  count(micro, "tumour deaths, other");
  if (bursts) releaseDebris(micro, row);
}

/** Healthy cells and fibroblasts mend gaps; fibroblasts multiply under TGF-beta. */
export function mendTissue(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  const { cells } = tissue;
  const crowded = cells.pressure[row] / value.healthyCrowding;
  const room = 1 / (1 + crowded * crowded * crowded * crowded);
  if (cells.type[row] === kind.healthy) {
    setDivision(micro, row, value.healthyDivision * room);
    return;
  }
  const tgf = densityAt(micro, row, "TGF-beta");
  setDivision(micro, row, value.fibroblastGrowth * room * (tgf / (tgf + value.tgfHalf)));
  const dies = probability(tissue, (value.fibroblastDeath * dt) / minutesADay);
  if (chance(tissue, streams.cellDeath, step, row) < dies) beginDying(tissue, row, life.apoptotic);
}
