import { streams } from "../../../foundation/streams.ts";
import { life } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import type { Clone } from "../contract.ts";
import { count, densityAt, kind, type Micro, minutesADay, setTrait } from "../micro.ts";
import { firstAntigen, trait } from "../traits.ts";
import { becomeKind } from "./become-kind.ts";
import { inflamed, setDivision } from "./proliferate.ts";

/** A healthy cell turns into a tumour cell, the more often the more its place is inflamed. */
export function arise(micro: Micro, row: number, step: number, dt: number, clones: readonly Clone[]): void {
  const { tissue, value } = micro;
  if (value.tumourInitiation <= 0 || clones.length === 0) return;
  const rate = value.tumourInitiation * inflamed(micro, row).mutation;
  const starts = probability(tissue, (rate * dt) / minutesADay);
  if (chance(tissue, streams.initiation, step, row) >= starts) return;
  becomeKind(micro, row, "tumour");
  let rest = chance(tissue, streams.initiation, step, row, 1);
  let which = 0;
  while (which < clones.length - 1 && rest >= clones[which].share) rest -= clones[which++].share;
  setClone(micro, row, clones, which);
  count(micro, "tumour starts");
}

/** Makes a cell one of this clone. */
export function setClone(micro: Micro, row: number, clones: readonly Clone[], which: number): void {
  const clone = clones[which];
  setTrait(micro, row, trait.clone, which + 1);
  setTrait(micro, row, trait.mhc, clone.mhc);
  setTrait(micro, row, trait["shown mhc"], Math.min(1, clone.mhc));
  setTrait(micro, row, trait["pdl1 base"], clone.pdl1);
  setTrait(micro, row, trait.pdl1, clone.pdl1);
  setTrait(micro, row, trait.stress, clone.stress ?? micro.value.stressLigand);
  setTrait(micro, row, trait.cd47, clone.cd47);
  setTrait(micro, row, trait.hits, 0);
  micro.antigens.forEach(({ name }, a) => {
    setTrait(micro, row, firstAntigen + a, clone.antigens[name] ?? 0);
  });
}

/** Vessels sprout where VEGF calls and no other vessel is near; unneeded they stay. */
export function sprout(micro: Micro, row: number): void {
  const vegf = densityAt(micro, row, "VEGF");
  setDivision(micro, row, hasNeighbour(micro, row) ? 0 : micro.value.vesselSprouting * (vegf / (1 + vegf)));
}

function hasNeighbour({ tissue: { cells }, near, value }: Micro, row: number): boolean {
  const { body } = cells;
  const reach = value.vesselGap * value.vesselSpacing;
  const n = near.find(body[8 * row], body[8 * row + 1], body[8 * row + 2], reach);
  for (let i = 0; i < n; i++) {
    const other = near.rows[i];
    if (other !== row && cells.type[other] === kind.vessel && cells.life[other] === life.live) return true;
  }
  return false;
}
