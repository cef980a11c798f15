import { streams } from "../../../foundation/streams.ts";
import { chance, direction } from "../../tissue/chance.ts";
import { count, kind, type Micro, setTrait, traitOf } from "../micro.ts";
import { firstAntigen, trait } from "../traits.ts";
import { becomeKind } from "./become-kind.ts";
import { inflamed } from "./proliferate.ts";
import { effectorDivisions } from "./tire.ts";

/** Places of draws from the stream `mutation`. */
const draws = { which: 0, mhc: 40, pdl1: 41, fate: 42 } as const;
const away = new Float64Array(3);

/**
 * What becomes of the two cells of a division: tumour daughters may lose an antigen or MHC-I for good, or gain PD-L1;
 * a progenitor's daughter becomes an effector or stays a progenitor; a vessel's sprout lies apart from it.
 *
 * @param step  address of chance
 */
export function inherit(micro: Micro, mother: number, daughter: number, step: number): void {
  const { tissue, value } = micro;
  const { cells } = tissue;
  setTrait(micro, daughter, trait.hits, 0);
  switch (cells.type[daughter]) {
    case kind.tumour:
      count(micro, "tumour births");
      mutate(micro, daughter, step);
      return;
    case kind["CD8 progenitor"]: {
      setTrait(micro, daughter, trait.kills, 0);
      const renews = value.progenitorRenewal / (1 + value.progenitorRenewal);
      if (chance(tissue, streams.mutation, step, daughter, draws.fate) < renews) return;
      becomeKind(micro, daughter, "CD8 effector");
      setTrait(micro, daughter, trait["divisions left"], effectorDivisions(micro));
      return;
    }
    case kind["CD8 effector"]:
    case kind["CAR T"]: {
      const left = Math.max(0, traitOf(micro, mother, trait["divisions left"]) - 1);
      for (const row of [mother, daughter]) setTrait(micro, row, trait["divisions left"], left);
      setTrait(micro, daughter, trait.kills, 0);
      return;
    }
    case kind.NK:
      setTrait(micro, daughter, trait.kills, 0);
      return;
    case kind.vessel: {
      const flat = tissue.tables.model.domain.dimensions === 2;
      direction(tissue, streams.mutation, step, daughter, flat, away);
      const { minimum, maximum } = tissue.tables.model.domain;
      for (let axis = 0; axis < 3; axis++) {
        const x = cells.body[8 * mother + axis] + 0.75 * value.vesselSpacing * away[axis];
        cells.body[8 * daughter + axis] = Math.min(maximum[axis], Math.max(minimum[axis], x));
      }
    }
  }
}

function mutate(micro: Micro, row: number, step: number): void {
  const { tissue, value, antigens } = micro;
  const faster = inflamed(micro, row).mutation;
  antigens.forEach((_, a) => {
    const level = traitOf(micro, row, firstAntigen + a);
    if (level <= 0) return;
    const lost = chance(tissue, streams.mutation, step, row, draws.which + a) < value.antigenLoss * faster;
    if (!lost) return;
    setTrait(micro, row, firstAntigen + a, level * value.antigenResidue);
    count(micro, "mutations");
  });
  if (chance(tissue, streams.mutation, step, row, draws.mhc) < value.mhcLoss * faster) {
    setTrait(micro, row, trait.mhc, traitOf(micro, row, trait.mhc) * value.mhcLowLevel);
    count(micro, "mutations");
  }
  if (chance(tissue, streams.mutation, step, row, draws.pdl1) < value.pdl1Gain * faster) {
    setTrait(micro, row, trait["pdl1 base"], Math.max(0.5, 3 * traitOf(micro, row, trait["pdl1 base"])));
    count(micro, "mutations");
  }
}
