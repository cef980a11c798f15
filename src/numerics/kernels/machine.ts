import { interpreterMachine } from "./interpret.ts";
import { javascriptMachine } from "./javascript.ts";
import type { Machine, Program } from "./program.ts";
import { supportsWebAssembly, webassemblyMachine } from "./webassembly.ts";
import type { Lanes } from "./webassembly-code.ts";

/** The ways to run a program, from the fastest to the one that runs everywhere. All give the same bytes. */
export type Backend = "webassembly" | "javascript" | "interpreter";

/** A machine of the kind asked for. Only WebAssembly has two lanes; the others give a machine of one. */
export function machineOf(backend: Backend, program: Program, lanes: Lanes): Machine {
  if (backend === "webassembly") return webassemblyMachine(program, lanes);
  return backend === "javascript" ? javascriptMachine(program) : interpreterMachine(program);
}

let fastest: Backend | undefined;

/** The fastest way that this engine has and its content policy allows. */
export function fastestBackend(): Backend {
  fastest ??= supportsWebAssembly() && allowed("webassembly") ? "webassembly" : undefined;
  fastest ??= allowed("javascript") ? "javascript" : "interpreter";
  return fastest;
}

function allowed(backend: Backend): boolean {
  try {
    machineOf(backend, { slots: 1, routines: [{ name: "probe", code: [] }] }, 1);
    return true;
  } catch {
    return false;
  }
}
