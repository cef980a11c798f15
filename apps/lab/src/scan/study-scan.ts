import type { ScanPlan, ScanResult, SensitivityPlan, VariedStudy } from "../../../../src/index.ts";

/** A scan of an arm of a study. */
export interface StudyScan extends ScanPlan, VariedStudy {}

export type StudyScanResult = ScanResult<StudyScan>;

/** A sensitivity analysis of an arm of a study. */
export interface StudySensitivity extends SensitivityPlan, VariedStudy {}
