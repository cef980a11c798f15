import type { MeasuredRun, PlannedRun, StudyData } from "../../../../src/index.ts";
import type { RunJob, ScanRunner } from "./scan-runner.ts";
import type { StudyReader } from "./study-reader.ts";

export interface PointRuns {
  /** By point, with any seed. */
  readonly studies: readonly StudyData[];
  readonly arm: string;
  readonly runs: readonly PlannedRun[];
}

/**
 * Reads the studies of points, and makes ready to run them. Runs of points that were refused are told at once.
 *
 * @param report  what came of a run, by its place among `runs`
 */
export async function prepareRuns(
  reader: StudyReader,
  { studies, arm, runs }: PointRuns,
  report: (run: number, measured: MeasuredRun) => void,
): Promise<ScanRunner> {
  const [answers, { ScanRunner }] = await Promise.all([reader.read(studies, arm), import("./scan-runner.ts")]);
  const jobs = runs.flatMap(({ point, seed }, key): RunJob[] => {
    const answer = answers[point] ?? answers[0];
    if ("scenario" in answer) return [{ key, scenario: answer.scenario, seed }];
    report(key, { failed: answer.refused });
    return [];
  });
  return new ScanRunner(jobs, report);
}
