import type { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";

/** Looks are taken this close to the time asked for, days. */
const SLACK = 1e-9;

/**
 * Moves a run on by one exchange each time it is asked, and says whether a look is due then; before the first exchange,
 * whether it is due at the start. A look falls on the first exchange at or after its time, and on the end. Between two of
 * them the run can be saved, and whoever has had enough stops asking.
 *
 * @param seen  day of the last look before the run was saved
 */
export function* microenvironmentSteps(
  run: MicroenvironmentRun,
  seen = Number.NEGATIVE_INFINITY,
): Generator<boolean, void> {
  const { saveEvery } = run.scenario;
  const after = (day: number) => Math.floor(day / saveEvery + SLACK) + 1;
  let due = Number.isFinite(seen) ? after(seen) : 0;
  const isDue = () => {
    if (run.time < due * saveEvery - SLACK && run.status.code === "running") return false;
    due = after(run.time);
    return true;
  };
  if (run.time > seen + SLACK) yield isDue();
  while (run.status.code === "running") {
    run.advance();
    yield isDue();
  }
}
