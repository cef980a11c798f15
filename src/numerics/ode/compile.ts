import { InputError } from "../../foundation/errors.ts";
import { type Backend, fastestBackend, machineOf } from "../kernels/machine.ts";
import { formulasOf } from "./formulas.ts";
import type { Method } from "./methods/method.ts";
import { type MethodName, methods } from "./methods/methods.ts";
import { generateKernel, type Kernel } from "./step.ts";
import { Stepper } from "./stepper.ts";
import type { OdeSystem } from "./system.ts";

export interface CompileOptions {
  /** `rodas5p` if absent. */
  readonly method?: MethodName;
  /** The fastest that runs here, if absent. All give the same bytes. */
  readonly backend?: Backend;
  /** Solutions advanced by one run of the code: 2 if absent, where the back end can. */
  readonly lanes?: 1 | 2;
}

/** A system made runnable by one method. It holds the memory of its trajectories: one call at a time may use it. */
export interface CompiledSystem {
  readonly system: OdeSystem;
  readonly method: Method;
  readonly backend: Backend;
  readonly kernel: Kernel;
  readonly stepper: Stepper;
}

export function compileSystem(system: OdeSystem, options: CompileOptions = {}): CompiledSystem {
  const name = options.method ?? "rodas5p";
  if (!Object.hasOwn(methods, name)) throw new InputError("method", name, Object.keys(methods).join(", "));
  const method: Method = methods[name];
  const backend = options.backend ?? fastestBackend();
  const kernel = generateKernel(system, formulasOf(system), method);
  const machine = machineOf(backend, kernel.program, options.lanes ?? 2);
  return { system, method, backend, kernel, stepper: new Stepper(machine) };
}
