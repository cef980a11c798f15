import type { PreparedModel } from "../engine/prepare.ts";
import { bodyTask } from "../engine/run.ts";
import { convert } from "../foundation/units.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { solveAll } from "../numerics/ode/ensemble.ts";
import type { Solution, Task } from "../numerics/ode/system.ts";
import type { Candidate, Growth } from "./patient.ts";
import { tolerances } from "./tolerances.ts";

/**
 * Follows candidates from single first cells to the size at which a trial finds them.
 *
 * A person meets one first cell after another. Each lives or dies by chance against that person's immune system; the
 * first that survives and reaches the sampled volume makes the patient. People whose first cells all die out, or
 * whose tumour stays in equilibrium too long, never come to a trial, and are counted.
 *
 * @param prepared  the body model, watching `tumourVolume`
 * @returns one entry a candidate, in their order
 */
export function growToDiagnosis(
  prepared: PreparedModel,
  cancer: Cancer,
  candidates: readonly Candidate[],
  seed: number,
): Growth[] {
  const longest = convert(cancer.disease.longestCourse.value, cancer.disease.longestCourse.unit, "day");
  const results: Growth[] = new Array(candidates.length);
  const finishers: ((solution: Solution) => void)[] = [];
  const gauge = prepared.gauge(["tumourVolume", "netGrowth", "deathRate", "necrosis"]);
  const gauged = new Float64Array(4);

  const taskOf = (candidate: Candidate, index: number): Task => {
    const parameters = new Float64Array(prepared.parameters.length);
    parameters.set(candidate.parameters);
    const first = prepared.initialState(parameters);
    let origin = 0;
    let eliminated = 0;
    const { task, finish } = bodyTask(prepared, {
      parameters,
      initial: first,
      start: 0,
      end: longest * cancer.disease.firstCells.value,
      ...tolerances(prepared),
      target: candidate.lesions.volume,
      seed,
      patient: candidate.id,
      nextCheck: (after) => (origin + longest > after ? origin + longest : Number.POSITIVE_INFINITY),
      onCheck: () => "finish",
      onExtinct: (t, y) => {
        eliminated++;
        if (eliminated >= cancer.disease.firstCells.value) return "finish";
        y.set(first);
        origin = t;
        return "continue";
      },
    });
    finishers[index] = (solution) => {
      const run = finish(solution);
      const days = run.time - origin;
      gauge(run.time, run.state, parameters, gauged);
      const doubling = Math.LN2 / (gauged[1] - (gauged[2] - gauged[3]));
      const { shortestCourse, fastestDoubling, slowestDoubling } = cancer.disease;
      const common = { id: candidate.id, eliminated, statistics: solution.statistics };
      if (run.ending === "failed") {
        results[index] = { ...common, failure: "numerics failed", detail: run.status.hint };
      } else if (run.ending === "extinct") {
        results[index] = { ...common, failure: "every first cell eliminated" };
      } else if (run.ending !== "target reached") {
        results[index] = { ...common, failure: "too slow to reach diagnosis" };
      } else if (days < shortestCourse.value) {
        results[index] = { ...common, failure: "too fast for a trial" };
      } else if (!(doubling >= fastestDoubling.value && doubling <= slowestDoubling.value)) {
        results[index] = { ...common, failure: "doubling time out of range" };
      } else {
        results[index] = {
          ...common,
          patient: { ...candidate, state: run.state, years: days / 365.25, eliminated, doubling },
        };
      }
    };
    return task;
  };

  const tasks = function* (): Generator<Task> {
    for (let i = 0; i < candidates.length; i++) yield taskOf(candidates[i], i);
  };
  solveAll(prepared.compiled, tasks(), (index, solution) => finishers[index](solution));
  return results;
}
