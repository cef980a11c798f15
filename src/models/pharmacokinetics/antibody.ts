import type { Formula, ModelModule } from "../contract.ts";
import { neutral } from "../therapy/neutral.ts";

/** A slot that an antibody fills. */
export type AntibodySlot = "antiPD1" | "antiPDL1" | "antiCTLA4";

const target: Readonly<Record<AntibodySlot, string>> = { antiPD1: "PD-1", antiPDL1: "PD-L1", antiCTLA4: "CTLA-4" };

/** Where each target is looked at. Antibody is in excess of its target, so the bound fraction follows the free drug. */
function occupancies(slot: AntibodySlot): Record<string, Formula> {
  const bound = (where: string, place: string): Formula => ({
    formula: `hill(${slot}${where}, ${slot}Affinity, 1)`,
    unit: "1",
    meaning: `fraction of ${target[slot]} bound by antibody in the ${place}`,
  });
  switch (slot) {
    case "antiPD1":
      return { pd1Occupancy: bound("Tumour", "tumour"), pd1OccupancyNode: bound("Node", "draining node") };
    case "antiPDL1":
      return { pdl1Occupancy: bound("Tumour", "tumour"), pdl1OccupancyNode: bound("Node", "draining node") };
    case "antiCTLA4":
      return {
        ctla4OccupancyTumour: bound("Tumour", "tumour"),
        ctla4OccupancyNode: bound("Node", "draining node"),
      };
  }
}

/**
 * Pharmacokinetics of an antibody given into a vein: plasma and periphery, clearance that changes with time on
 * treatment (it falls as patients get better), a saturable way out beside it where target takes up drug, and the
 * tumour's interstitium, which follows plasma at a partition below one. The little drug in the tumour is left in the
 * balance of plasma.
 *
 * CL(t) = CL0 exp(Emax t^g / (T50^g + t^g)), with t from `<slot>Start`: the form of Bajaj 2017,
 * https://doi.org/10.1002/psp4.12143.
 */
export function antibody(slot: AntibodySlot): ModelModule {
  const plasma = `${slot}Plasma`;
  const rates = {
    [`${slot}Clear`]: {
      meaning: "linear clearance",
      rate: `${slot}CurrentClearance * ${plasma}`,
      changes: { [`${slot}Central`]: -1 },
    },
    [`${slot}Saturate`]: {
      meaning: "saturable elimination by target",
      rate: `${slot}MaximumElimination * hill(${plasma}, ${slot}HalfElimination, 1)`,
      changes: { [`${slot}Central`]: -1 },
    },
    [`${slot}Distribute`]: {
      meaning: "distribution to the periphery",
      rate: `${slot}Exchange * ${plasma}`,
      changes: { [`${slot}Central`]: -1, [`${slot}Peripheral`]: 1 },
    },
    [`${slot}Return`]: {
      meaning: "return from the periphery",
      rate: `${slot}Exchange * ${slot}Peripheral / ${slot}PeripheralVolume`,
      changes: { [`${slot}Central`]: 1, [`${slot}Peripheral`]: -1 },
    },
    [`${slot}EnterTumour`]: {
      meaning: "entry into the tumour's interstitium",
      rate: `${slot}TumourExchange * ${slot}TumourPartition * ${plasma}`,
      changes: { [`${slot}Tumour`]: 1 },
    },
    [`${slot}LeaveTumour`]: {
      meaning: "drainage from the tumour's interstitium",
      rate: `${slot}TumourExchange * ${slot}Tumour`,
      changes: { [`${slot}Tumour`]: -1 },
    },
  };
  return {
    name: `anti-${target[slot]} antibody`,
    meaning: `concentrations of an antibody against ${target[slot]} and how much of its target it binds`,
    parameters: neutral[slot],
    states: {
      [`${slot}Central`]: { unit: "nmol", initial: 0, meaning: "antibody in plasma and what mixes with it at once" },
      [`${slot}Peripheral`]: { unit: "nmol", initial: 0, meaning: "antibody in other tissue" },
      [`${slot}Tumour`]: { unit: "nmol/L", initial: 0, meaning: "antibody in the tumour's interstitium" },
    },
    formulas: {
      [plasma]: {
        formula: `${slot}Central / ${slot}CentralVolume`,
        unit: "nmol/L",
        meaning: "antibody in plasma",
      },
      [`${slot}Node`]: {
        formula: `${slot}NodePartition * ${plasma}`,
        unit: "nmol/L",
        meaning: "antibody in the draining node",
      },
      [`${slot}Concentration`]: {
        formula: `${plasma} * ${slot}Mass`,
        unit: "mg/L",
        meaning: "antibody in plasma, as laboratories report it",
      },
      // Before the start the logistic of time is held at zero: a power of a negative time has no value.
      [`${slot}CurrentClearance`]: {
        formula: `${slot}Clearance * exp(${slot}ClearanceChange * hill(max(t - ${slot}Start, 0), ${slot}ClearanceHalfTime, ${slot}ClearanceShape))`,
        unit: "L/day",
        meaning: "linear clearance now",
      },
      ...occupancies(slot),
    },
    reactions: rates,
  };
}
