import { InputError } from "../../foundation/errors.ts";
import { type Backend, fastestBackend, machineOf } from "../kernels/machine.ts";
import { checkDerivatives } from "./check-derivatives.ts";
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
  /** Whether to check the derivatives; true if absent. Threads pass false: the main thread has checked. */
  readonly check?: boolean;
}

/** A system made runnable by one method. It holds the memory of its trajectories: one call at a time may use it. */
export interface CompiledSystem {
  readonly system: OdeSystem;
  readonly options: CompileOptions;
  readonly method: Method;
  readonly backend: Backend;
  readonly kernel: Kernel;
  readonly stepper: Stepper;
}

/**
 * Generates the code of a system for a method, and checks its derivatives against finite differences.
 *
 * @throws {InputError} if the system is not well formed, or the method unknown
 * @throws {JacobianError} if a derivative is wrong, by formula or by generated code
 */
export function compileSystem(system: OdeSystem, options: CompileOptions = {}): CompiledSystem {
  const name = options.method ?? "rodas5p";
  if (!Object.hasOwn(methods, name)) throw new InputError("method", name, Object.keys(methods).join(", "));
  const method: Method = methods[name];
  const backend = options.backend ?? fastestBackend();
  const formulas = formulasOf(system);
  const kernel = generateKernel(system, formulas, method);
  const stepper = new Stepper(machineOf(backend, kernel.program, options.lanes ?? 2));
  const compiled = { system, options, method, backend, kernel, stepper };
  if (options.check !== false) checkDerivatives(compiled, formulas);
  return compiled;
}

/** Where one method fails, a less demanding or an implicit one may not. */
const alternatives: Record<string, MethodName> = { rodas5p: "rodas3p", rodas3p: "rodas5p", tsit5: "rodas5p" };

const compiledAlternatives = new WeakMap<CompiledSystem, CompiledSystem>();

/** The same system compiled for the method to try where this one fails; kept. */
export function alternative(compiled: CompiledSystem): CompiledSystem {
  let other = compiledAlternatives.get(compiled);
  if (!other) {
    const method = alternatives[compiled.method.name];
    other = compileSystem(compiled.system, { ...compiled.options, method });
    compiledAlternatives.set(compiled, other);
  }
  return other;
}
