import type { ConductDesign, SequentialDesign, TwoStageDesign } from "../experiments/conduct/conduct-design.ts";

/** Allocation, accrual and looks as keys of a trial file. @param time  days as a file's text */
export function writeConduct(design: ConductDesign, time: (days: number) => string) {
  const { allocation, accrual, sequential, twoStage } = design;
  return {
    ...(allocation ? { allocation } : {}),
    ...(accrual
      ? { accrual: { over: time(accrual.over), ...(accrual.ramp > 0 ? { ramp: time(accrual.ramp) } : {}) } }
      : {}),
    ...(sequential ? { sequential: writeSequential(sequential, time) } : {}),
    ...(twoStage ? { "two-stage": writeTwoStage(twoStage) } : {}),
  };
}

function writeSequential({ looks, futility, ...same }: SequentialDesign, time: (days: number) => string) {
  return {
    ...same,
    looks: looks.by === "events" ? { events: looks.events } : { events: looks.events, after: looks.days.map(time) },
    ...(futility
      ? {
          futility:
            futility.by === "beta"
              ? { beta: futility.beta, spending: futility.spending }
              : { "conditional-power": futility.power },
        }
      : {}),
  };
}

function writeTwoStage({ arm, p0, p1, alpha, beta, optimum, stages }: TwoStageDesign) {
  return {
    arm,
    unacceptable: p0,
    desirable: p1,
    alpha,
    beta,
    ...(optimum === "own" ? { stages } : { design: optimum }),
  };
}
