import type { ModelModule } from "../contract.ts";
import { neutral } from "../therapy/neutral.ts";

/**
 * T cells with a chimeric antigen receptor, for blood cancers and solid tumours.
 *
 * Infused cells engraft, expand while antigen calls and while lymphodepletion has left room, then contract, and a
 * small part stays as memory: the phases of Stein 2019, https://doi.org/10.1002/psp4.12388, with its rates of
 * contraction and memory. Instead of a fixed time of the peak, the room closes as the patient's own lymphocytes return
 * (the competition of Kimmel 2021, https://doi.org/10.1098/rspb.2021.0229; there Gompertz, here logistic, which stays
 * finite at zero), so that the dose matters little and lymphodepletion much.
 *
 * Killing needs the target on the cell and no MHC. Normal cells that carry it (B cells for CD19) are killed too, which
 * shows as B-cell aplasia. IL-6 and C-reactive protein follow activated cells: a proxy of cytokine release.
 */
export const carT: ModelModule = {
  name: "CAR T cells",
  meaning: "expansion, contraction and killing by T cells with a chimeric antigen receptor",
  parameters: neutral.carT,
  states: {
    carTInfused: { unit: "cell", initial: 0, meaning: "CAR T cells just infused, on their way to where they engraft" },
    carTEffector: { unit: "cell", initial: 0, meaning: "effector CAR T cells in the body" },
    carTMemory: { unit: "cell", initial: 0, meaning: "memory CAR T cells in the body" },
    lymphocyteNiche: {
      unit: "1",
      initial: 0,
      meaning: "room that lymphodepletion left: 0 with the patient's lymphocytes in full number, 1 with none",
    },
    carTNormalTarget: { unit: "cell", initial: "carTNormalCount", meaning: "normal cells that carry the target" },
    carTInterleukin6: { unit: "ng/L", initial: 0, meaning: "IL-6 above the patient's own level" },
    carTCrp: { unit: "mg/L", initial: 0, meaning: "C-reactive protein above the patient's own level" },
  },
  formulas: {
    carTTotal: { formula: "carTEffector + carTMemory", unit: "cell", meaning: "engrafted CAR T cells" },
    carTAntigen: {
      formula: "hill(targetAntigenCells + carTNormalTarget, carTAntigenHalf, 1)",
      unit: "1",
      meaning: "how strongly antigen calls CAR T cells",
    },
    carTDrive: { formula: "lymphocyteNiche * carTAntigen", unit: "1", meaning: "expansion relative to the most" },
    carTKill: {
      formula: "carTKillRate * hill(carTAccess * carTTotal, carTKillHalf, 1)",
      unit: "1/day",
      meaning: "death rate of a tumour cell that carries the target, whatever its MHC",
    },
    carTKillNormal: {
      formula: "carTKillRate * hill(carTTotal, carTKillHalf, 1)",
      unit: "1/day",
      meaning: "death rate of a normal cell that carries the target",
    },
  },
  reactions: {
    carTEngraft: {
      meaning: "engraftment of infused cells; the rest die",
      rate: "carTEngraftmentRate * carTInfused",
      changes: { carTInfused: -1, carTEffector: "carTEngraftment" },
    },
    // Conditioning is given just before the cells; it is tied to them here, so that no second dose form is needed.
    lymphodeplete: {
      meaning: "lymphodepletion with the infusion",
      rate: "carTEngraftmentRate * hill(carTInfused, carTInfusedHalf, 1) * max(carTLymphodepletion - lymphocyteNiche, 0)",
      changes: { lymphocyteNiche: 1 },
    },
    lymphocytesReturn: {
      meaning: "return of the patient's own lymphocytes",
      rate: "carTNicheClosure * lymphocyteNiche * (1 - lymphocyteNiche)",
      changes: { lymphocyteNiche: -1 },
    },
    carTExpand: {
      meaning: "expansion",
      rate: "carTExpansion * carTDrive * carTEffector * max(1 - carTTotal / carTCapacity, 0)",
      changes: { carTEffector: 1 },
    },
    carTContract: {
      meaning: "contraction",
      rate: "carTContraction * (1 - carTDrive) * carTEffector",
      changes: { carTEffector: -1 },
    },
    // The fraction of the peak that memory makes up in Stein 2019 is rate / (contraction - memory loss). In a patient
    // whose memory is drawn to fade faster than effectors do, that formula would be negative: no memory forms.
    carTRemember: {
      meaning: "effectors becoming memory",
      rate: "carTMemoryFraction * max(carTContraction - carTMemoryLoss, 0) * (1 - carTDrive) * carTEffector",
      changes: { carTMemory: 1 },
    },
    carTForget: { meaning: "loss of memory", rate: "carTMemoryLoss * carTMemory", changes: { carTMemory: -1 } },
    carTNormalReturn: {
      meaning: "new normal cells that carry the target",
      rate: "carTNormalTurnover * carTNormalCount",
      changes: { carTNormalTarget: 1 },
    },
    carTNormalLose: {
      meaning: "death of normal cells that carry the target, of age and by CAR T cells",
      rate: "(carTNormalTurnover + carTKillNormal) * carTNormalTarget",
      changes: { carTNormalTarget: -1 },
    },
    carTReleaseInterleukin6: {
      meaning: "IL-6 from macrophages that activated CAR T cells alarm",
      rate: "carTInterleukin6Release * carTAntigen * carTEffector",
      changes: { carTInterleukin6: 1 },
    },
    carTLoseInterleukin6: {
      meaning: "loss of IL-6",
      rate: "carTInterleukin6Loss * carTInterleukin6",
      changes: { carTInterleukin6: -1 },
    },
    carTMakeCrp: {
      meaning: "C-reactive protein made by the liver",
      rate: "carTCrpLoss * carTCrpMaximum * hill(carTInterleukin6, carTCrpHalf, 1)",
      changes: { carTCrp: 1 },
    },
    carTLoseCrp: { meaning: "loss of C-reactive protein", rate: "carTCrpLoss * carTCrp", changes: { carTCrp: -1 } },
  },
};
