import { exp } from "../../../foundation/maths.ts";
import { densityAt, interferonAlphaAt, kind, type Micro, minutesADay, setTrait, traitOf } from "../micro.ts";
import { firstAntigen, trait } from "../traits.ts";

/**
 * What a cell shows to others now: PD-L1 follows interferon gamma, MHC-I follows both interferons, antibody coats what
 * has surface antigen. The synapse's answer to its PD-L1 under the drugs at its place is kept with it, since both change
 * in hours, and many cells ask.
 */
export function show(micro: Micro, row: number, dt: number): void {
  const { formulas, value, antigens } = micro;
  const interferonGamma = densityAt(micro, row, "IFN-gamma");
  const { signals, synapse, mhc, antibodyBoost, pdl1AntibodyBoost } = formulas;
  signals.in[0] = interferonGamma;
  signals.run();
  const base = traitOf(micro, row, trait["pdl1 base"]);
  const goal = base * (1 + (value.pdl1Induction - 1) * signals.out[0]);
  const old = traitOf(micro, row, trait.pdl1);
  const pdl1 = goal + (old - goal) * exp((-value.pdl1Turnover * dt) / minutesADay);
  setTrait(micro, row, trait.pdl1, pdl1);
  const antiPDL1 = densityAt(micro, row, "anti-PD-L1");
  synapse.in[0] = pdl1;
  synapse.in[1] = densityAt(micro, row, "anti-PD-1");
  synapse.in[2] = antiPDL1;
  synapse.in[3] = micro.body.interleukin2Effect;
  synapse.run();
  setTrait(micro, row, trait.brake, synapse.out[0]);
  const type = micro.tissue.cells.type[row];
  if (type !== kind.tumour && type !== kind.healthy) return;
  mhc.in[0] = interferonGamma;
  mhc.in[1] = interferonAlphaAt(micro, row);
  mhc.run();
  // Full is full: a healthy cell has nothing to add under interferon.
  setTrait(micro, row, trait["shown mhc"], Math.min(1, traitOf(micro, row, trait.mhc) * mhc.out[0]));
  if (type !== kind.tumour) return;
  let surface = 0;
  antigens.forEach((antigen, a) => {
    if (antigen.surface) surface = Math.max(surface, traitOf(micro, row, firstAntigen + a));
  });
  antibodyBoost.in[0] = densityAt(micro, row, "antibody");
  antibodyBoost.in[1] = 0;
  antibodyBoost.in[2] = 1;
  antibodyBoost.run();
  pdl1AntibodyBoost.in[0] = antiPDL1;
  pdl1AntibodyBoost.in[1] = pdl1;
  pdl1AntibodyBoost.in[2] = 0;
  pdl1AntibodyBoost.in[3] = 1;
  pdl1AntibodyBoost.run();
  setTrait(micro, row, trait.coat, surface * antibodyBoost.out[0] + pdl1AntibodyBoost.out[0]);
}

/** Kinds that show something which others ask for. */
export function shows(type: number): boolean {
  return (
    type === kind.tumour || type === kind.healthy || type === kind["M1 macrophage"] || type === kind["M2 macrophage"]
  );
}
