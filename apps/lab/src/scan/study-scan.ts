import type { ScanPlan, ScanResult, VariedStudy } from "../../../../src/index.ts";

/** A scan of an arm of a study. */
export interface StudyScan extends ScanPlan, VariedStudy {}

export type StudyScanResult = ScanResult<StudyScan>;
