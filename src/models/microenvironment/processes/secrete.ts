import { life } from "../../tissue/cells.ts";
import { voxelsOf } from "../../tissue/processes/exchange.ts";
import { densityAt, interferonAlphaAt, interleukin2At, kind, type Micro, minutesADay, traitOf } from "../micro.ts";
import { type SubstanceName, substanceNames, substances } from "../substances.ts";
import { trait } from "../traits.ts";

/** µm³ a litre. */
const litre = 1e15;

/** Sinks (1/min) and sources (density/min) of every substance, by voxel: row `s` of each. */
export interface Exchanges {
  readonly sink: Float64Array;
  readonly source: Float64Array;
}

/**
 * What all cells give and take, by row, in order. Amounts a cell are the body's, so that a well-mixed tissue has its
 * concentrations; the number of substances is small, and one pass serves all.
 *
 * @param out  shape [substances, voxels]; written anew
 */
export function secrete(micro: Micro, out: Exchanges): void {
  const { tissue, value, substance, body } = micro;
  const { cells, surroundings } = tissue;
  const { spacing, counts, densities } = surroundings;
  const voxels = counts[0] * counts[1] * counts[2];
  const voxel = spacing[0] * spacing[1] * spacing[2];
  const { sink, source } = out;
  sink.fill(0);
  source.fill(0);
  const at = Object.fromEntries(substanceNames.map((name) => [name, substance[name] * voxels])) as Record<
    SubstanceName,
    number
  >;
  /** nmol/day a cell as density/min in a voxel. */
  const amount = (perDay: number) => (perDay * litre) / voxel / minutesADay;
  const give = (name: SubstanceName, where: number, perDay: number) => {
    if (at[name] >= 0) source[at[name] + where] += amount(perDay);
  };
  const level = (name: SubstanceName, where: number, cubicMicrometres: number) => {
    if (at[name] >= 0) source[at[name] + where] += cubicMicrometres / voxel / minutesADay;
  };
  if (at["TGF-beta"] >= 0) {
    const constant = (value.tgfLoss * value.tgfBaseline) / minutesADay;
    source.fill(constant, at["TGF-beta"], at["TGF-beta"] + voxels);
  }
  const places = voxelsOf(tissue);
  const territory = territoryOf(micro, voxels);
  const drugs = [
    ["anti-PD-1", value.antiPD1TumourPartition * body.antiPD1Plasma],
    ["anti-PD-L1", value.antiPDL1TumourPartition * body.antiPDL1Plasma],
    ["anti-CTLA-4", value.antiCTLA4TumourPartition * body.antiCTLA4Plasma],
    ["antibody", body.antibodyTumour],
    ["interferon alpha", body.interferonAlphaEffect],
  ] as const;
  const gamma = at["IFN-gamma"] >= 0 ? densities[substance["IFN-gamma"]] : undefined;
  const oxygen = densities[substance.oxygen];
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] !== life.live) continue;
    const where = places[row];
    const type = cells.type[row];
    const share = cells.volume[row] / voxel;
    const activity = traitOf(micro, row, trait.activity);
    if (type === kind.vessel) {
      sink[at.oxygen + where] += value.oxygenSupply * share;
      source[at.oxygen + where] += value.oxygenSupply * share * value.oxygenInBlood;
      for (const [name, goal] of drugs) {
        if (at[name] < 0 || goal === 0) continue;
        source[at[name] + where] += (value[substances[name].loss] / minutesADay) * goal * territory;
      }
      continue;
    }
    sink[at.oxygen + where] += (type === kind.tumour ? 1 : 0.5) * value.oxygenUptake * share;
    // CXCL9/10 is made by all cells under interferon gamma, in proportion to the tissue that they fill.
    if (gamma && at["CXCL9/10"] >= 0) {
      const signal = gamma[where] / (gamma[where] + value.interferonGammaHalf);
      source[at["CXCL9/10"] + where] += (Math.min(1, share / 0.63) * value.chemokineProduction * signal) / minutesADay;
    }
    switch (type) {
      case kind.tumour: {
        give("TGF-beta", where, value.tgfSecretionTumour);
        give("CCL2", where, value.ccl2Secretion);
        const hypoxia = value.oxygenHalf / (oxygen[where] + value.oxygenHalf);
        level("VEGF", where, value.vegfSecretion * hypoxia);
        break;
      }
      case kind.fibroblast:
        give("TGF-beta", where, value.tgfSecretionTumour);
        break;
      case kind["CD8 effector"]:
      case kind["helper T"]:
        give(
          "IFN-gamma",
          where,
          value.interferonGammaSecretion * secreting(activity, traitOf(micro, row, trait.brake)),
        );
        give("IL-2", where, value.interleukin2TissueSecretion * activity * (type === kind["helper T"] ? 1 : 0.2));
        break;
      case kind["CAR T"]: {
        const engaged = cells.target[row] >= 0 ? 1 : activity;
        give("IFN-gamma", where, value.interferonGammaSecretion * engaged);
        level("IL-6", where, value.interleukin6Secretion * engaged);
        break;
      }
      case kind.NK:
        give(
          "IFN-gamma",
          where,
          0.3 * value.interferonGammaSecretion * nkActivity(micro, row) * Math.max(activity, 0.1),
        );
        break;
      case kind["regulatory T"]:
        give("TGF-beta", where, value.tgfSecretionRegulatory);
        if (at["IL-2"] >= 0) sink[at["IL-2"] + where] += value.interleukin2Uptake * share;
        break;
      case kind["mature dendritic"]:
        give("IL-12", where, value.interleukin12Secretion);
        break;
      case kind["M1 macrophage"]:
        give("IL-12", where, 0.01 * value.interleukin12Secretion);
        level("TNF", where, value.tnfSecretion * activity);
        level("IL-6", where, value.interleukin6Secretion * activity);
        break;
      case kind["M2 macrophage"]:
        give("IL-10", where, value.interleukin10Secretion);
        give("TGF-beta", where, value.tgfSecretionHealing);
        level("VEGF", where, value.vegfSecretion * value.vesselByHealing);
        break;
      case kind.MDSC:
        if (at.suppression >= 0) {
          // One cell in this voxel, in cells a millilitre.
          source[at.suppression + where] += ((value.suppressionLoss / minutesADay) * 1e12) / voxel;
        }
        break;
      case kind["plasma cell"]:
        give("antibody", where, value.antibodySecretion);
        break;
    }
  }
}

/** Voxels that each vessel supplies with drug: its share of the tissue, no more than it can reach. */
function territoryOf({ tissue: { cells, surroundings }, value }: Micro, voxels: number): number {
  let vessels = 0;
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] === life.live && cells.type[row] === kind.vessel) vessels++;
  }
  const { spacing } = surroundings;
  const reach = (value.vesselSpacing * value.vesselSpacing) / (spacing[0] * spacing[1]);
  return Math.min(reach, voxels / Math.max(1, vessels));
}

/** PD-1 takes half of a T cell's secretion at the most, as in the body model, while it takes all of `activity`. */
function secreting(activity: number, brake: number): number {
  return (activity * (1 - 0.5 * brake)) / Math.max(1 - brake, 1e-3);
}

/** Activity of a natural killer cell relative to rest, by what stimulates it at its place. */
function nkActivity(micro: Micro, row: number): number {
  const { nkKilling } = micro.formulas;
  nkKilling.in.fill(1);
  nkKilling.in[3] = interferonAlphaAt(micro, row);
  nkKilling.in[4] = interleukin2At(micro, row);
  nkKilling.in[5] = densityAt(micro, row, "IL-12");
  nkKilling.run();
  return nkKilling.out[1];
}
