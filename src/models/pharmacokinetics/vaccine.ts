import type { ModelModule } from "../contract.ts";
import { neutral } from "../therapy/neutral.ts";

/**
 * A vaccine: a depot lets antigen go (or, as messenger RNA, makes it), antigen with adjuvant calls antigen-presenting
 * cells that take it up, mature and leave for the node. Cells loaded outside the body are infused into `vaccineApc`.
 *
 * Antigens of one vaccine share the presenting cells: each more adds less, so a mixture pays where the tumour is mixed
 * and dilutes where it is not.
 */
export const vaccine: ModelModule = {
  name: "vaccine",
  meaning: "antigen from a vaccine, the cells that carry it to the node, and the T-cell clones it wakes",
  parameters: neutral.vaccine,
  states: {
    vaccineDepot: { unit: "mg", initial: 0, meaning: "vaccine at the injection site, not yet released" },
    vaccineAntigen: { unit: "mg", initial: 0, meaning: "free antigen at the injection site, as the dose it came from" },
    vaccineApc: { unit: "cell", initial: 0, meaning: "mature antigen-presenting cells loaded with vaccine antigen" },
    vaccineNode: { unit: "cell", initial: 0, meaning: "presenting cells of the vaccine in the draining node" },
  },
  formulas: {
    vaccineDendriticInflow: {
      formula: "vaccineMigration * vaccineApc",
      unit: "cell/day",
      meaning: "mature dendritic cells with antigen entering the node",
    },
    vaccineShared: {
      formula:
        "vaccineAntigens * vaccineImmunogenic / (1 + vaccineAntigens * vaccineImmunogenic / vaccineAntigenCapacity)",
      unit: "1",
      meaning: "antigens of the vaccine that prime in effect, given that they share the presenting cells",
    },
    vaccineBreadth: {
      formula: "vaccineClones * vaccineShared * hill(vaccineNode, vaccineNodeHalf, 1)",
      unit: "1",
      meaning: "further clones of T cells that are being primed",
    },
  },
  reactions: {
    vaccineRelease: {
      meaning: "release from the depot",
      rate: "vaccineReleaseRate * vaccineDepot",
      changes: { vaccineDepot: -1, vaccineAntigen: 1 },
    },
    vaccineDecay: {
      meaning: "decay of free antigen",
      rate: "vaccineAntigenDecay * vaccineAntigen",
      changes: { vaccineAntigen: -1 },
    },
    vaccineRecruit: {
      meaning: "presenting cells that come, take up antigen and mature",
      rate: "vaccineRecruitment * hill(vaccineAntigen, vaccineAntigenHalf, 1)",
      changes: { vaccineApc: 1 },
    },
    vaccineMigrate: {
      meaning: "leaving for the node",
      rate: "vaccineDendriticInflow",
      changes: { vaccineApc: -1, vaccineNode: 1 },
    },
    vaccineDie: { meaning: "death at the site", rate: "vaccineApcDeath * vaccineApc", changes: { vaccineApc: -1 } },
    vaccineDieNode: {
      meaning: "death in the node",
      rate: "vaccineApcDeath * vaccineNode",
      changes: { vaccineNode: -1 },
    },
  },
};
