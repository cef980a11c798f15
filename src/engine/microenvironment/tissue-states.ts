import { border } from "../../models/microenvironment/border.ts";
import { type CellKind, cellKindNames, kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import type { SubstanceName } from "../../models/microenvironment/substances.ts";
import { firstAntigen, mostAntigens, trait } from "../../models/microenvironment/traits.ts";
import { mean } from "./mean.ts";
import type { PatchRun } from "./patch-run.ts";

const densities = [
  ["interferonGamma", "IFN-gamma"],
  ["tgfBeta", "TGF-beta"],
  ["interleukin10", "IL-10"],
  ["interleukin12", "IL-12"],
  ["chemokine", "CXCL9/10"],
  ["ccl2", "CCL2"],
  ["antigen", "debris"],
] as const satisfies readonly (readonly [string, SubstanceName])[];

/** Kinds that the body counts under one name each. */
const counted = [
  ["cd8Progenitor", "CD8 progenitor"],
  ["cd8Effector", "CD8 effector"],
  ["cd8Exhausted", "CD8 exhausted"],
  ["helperTumour", "helper T"],
  ["regulatoryTumour", "regulatory T"],
  ["nkTumour", "NK"],
  ["macrophageAlarm", "M1 macrophage"],
  ["macrophageHealing", "M2 macrophage"],
  ["suppressorCells", "MDSC"],
] as const satisfies readonly (readonly [string, CellKind])[];

/**
 * What the tissue has become, as the body's states that it stands for.
 *
 * @param weights  cells of the body that one cell of each patch stands for
 */
export function tissueStates(
  { antigens, host }: MicroenvironmentScenario,
  patches: readonly PatchRun[],
  weights: readonly number[],
  values: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = Object.fromEntries(border.tissueStates.map((name) => [name, 0]));
  const car = antigens.findIndex(({ name }) => name === host.carAntigen);
  const dendritic = values.dendriticDensity / values.dendriticTissueDensity;
  let tumour = 0;
  patches.forEach((patch, p) => {
    const weight = weights[p];
    const counts = patch.counts();
    const n = (name: CellKind) => counts[kindNumber[name]] * weight;
    patch.forTumour((of) => {
      // In the body, a CAR's target is on all cells but the antigen-low ones.
      let most = car < 0 ? 0 : of(firstAntigen + car);
      for (let a = 0; car < 0 && a < mostAntigens; a++) most = Math.max(most, of(firstAntigen + a));
      const clone = most < 0.5 ? "cloneAntigenLow" : of(trait.mhc) < 0.5 ? "cloneMhcLow" : "cloneWild";
      sum[clone] += weight;
      sum.pdl1Level += weight * of(trait.pdl1);
    });
    tumour += n("tumour");
    sum.deadCells += counts[cellKindNames.length] * weight;
    sum.dendriticImmature += n("dendritic") * dendritic;
    sum.dendriticMature += n("mature dendritic") * dendritic;
    for (const [state, name] of counted) sum[state] += n(name);
    for (const [state, name] of densities) sum[state] += patch.patch.share * mean(patch.density(name));
  });
  if (tumour > 0) sum.pdl1Level /= tumour;
  sum.vascularCapacity = tumour + values.avascularCapacity;
  return sum;
}
