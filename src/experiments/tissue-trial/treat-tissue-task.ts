import type { Task } from "../../foundation/mapping.ts";
import type { Cancer } from "../../models/cancers/contract.ts";
import type { VirtualPatient } from "../patient.ts";
import { recordDays } from "../tasks.ts";
import type { TissueTrial } from "./tissue-trial.ts";
import { type TissueObservation, treatInTissue } from "./treat-in-tissue.ts";

/** What all treatment in one trial shares. */
export interface TreatingTissue {
  readonly cancer: Cancer;
  readonly design: TissueTrial;
  /** Patients with a place in the cohort below this have their course recorded. */
  readonly recordFirst: number;
}

/** One patient in one arm: minutes of work, so that a job is no more. */
export interface TissueJob {
  readonly place: number;
  readonly arm: number;
  readonly patient: VirtualPatient;
}

export const treatTissueTask: Task<TreatingTissue, TissueJob, TissueObservation> = {
  name: "treat-tissue",
  prepare: ({ cancer, design, recordFirst }) => {
    const days = recordDays(design.duration);
    return ({ place, arm, patient }) =>
      treatInTissue(cancer, design, patient, arm, place < recordFirst ? days : undefined);
  },
};
