import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OdeSystem } from "../../src/numerics/ode/system.ts";
import { type Dose, doses, duration, initialState } from "./model.ts";
import { printC } from "./print-c.ts";

/** One measurement of the yardstick. */
export interface Measured {
  /** CPU seconds of each repeat. */
  readonly seconds: readonly number[];
  /** Of one repeat, all patients together. */
  readonly steps: number;
  readonly evaluations: number;
  readonly factorisations: number;
  /** [patients × days × states]. */
  readonly states: Float64Array;
}

/** CVODE with KLU on this machine, built by gcc from our C. Needs libsundials-dev and libsuitesparse-dev. */
export class Yardstick {
  private readonly folder = mkdtempSync(join(tmpdir(), "yardstick-"));

  constructor(
    system: OdeSystem,
    /** The folder of yardstick.c. */
    sources: string,
  ) {
    writeFileSync(join(this.folder, "model.h"), printC(system));
    writeFileSync(join(this.folder, "plan.h"), printPlan(system, doses));
    const libraries = ["sundials_cvode", "sundials_nvecserial", "sundials_sunmatrixsparse", "sundials_sunlinsolklu"];
    execFileSync(process.env.CC ?? "gcc", [
      ...["-O3", "-march=native", "-I", this.folder, "-I/usr/include/suitesparse"],
      ...["-o", join(this.folder, "yardstick"), join(sources, "yardstick.c")],
      ...libraries.map((library) => `-l${library}`),
      ...["-lklu", "-lm"],
    ]);
  }

  run(parameters: readonly Float64Array[], rtol: number, atol: number, repeats: number): Measured {
    const [input, output] = ["parameters.bin", "states.bin"].map((name) => join(this.folder, name));
    writeFileSync(
      input,
      Buffer.concat(parameters.map((set) => Buffer.from(set.buffer, set.byteOffset, set.byteLength))),
    );
    const numbers = [parameters.length, rtol, atol, repeats].map(String);
    const text = execFileSync(join(this.folder, "yardstick"), [...numbers, input, output], { encoding: "utf8" });
    const rows = text
      .trim()
      .split("\n")
      .map((line) => line.split(" ").map(Number));
    const bytes = readFileSync(output);
    const [, steps, evaluations, factorisations] = rows[0];
    return {
      seconds: rows.map(([seconds]) => seconds),
      steps,
      evaluations,
      factorisations,
      states: new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
    };
  }
}

function printPlan(system: OdeSystem, plan: readonly Dose[]): string {
  return `#define DURATION ${duration}
#define DOSES ${plan.length}
static const double doseTime[] = {${plan.map(({ time }) => time).join(", ")}};
static const int doseState[] = {${plan.map(({ state }) => system.states.indexOf(state)).join(", ")}};
static const double doseAmount[] = {${plan.map(({ amount }) => amount).join(", ")}};
static const double initialState[] = {${[...initialState].join(", ")}};
`;
}
