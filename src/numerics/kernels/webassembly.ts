import type { Machine, Program } from "./program.ts";
import { type FunctionBody, moduleBytes } from "./webassembly-bytes.ts";
import { callsBody, functionBody, type Lanes } from "./webassembly-code.ts";
import { mathematicalFunctions } from "./webassembly-maths.ts";

/** A memory of 64 KiB pages, not shared between threads. */
export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
}

/** The little of the engine's WebAssembly that is used here: the library is compiled without the browser's types. */
interface Engine {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, () => void> };
  readonly Memory: new (size: { readonly initial: number }) => WebAssemblyMemory;
}

const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;

const PAGE = 65536;

function pagesFor(program: Program, lanes: Lanes): number {
  return Math.max(1, Math.ceil((program.slots * lanes * 8) / PAGE));
}

/**
 * A program as the bytes of a WebAssembly module, which imports `memory.memory` and exports a function for each routine.
 * The same bytes come from the same program, so they can be stored and sent to workers.
 */
export function webassemblyBytes(program: Program, lanes: Lanes): Uint8Array<ArrayBuffer> {
  const called = new Set<string>();
  for (const routine of program.routines) for (const instruction of routine.code) called.add(instruction.op);
  const functions = new Map<string, number>();
  const bodies: FunctionBody[] = [];
  for (const [name, build] of Object.entries(mathematicalFunctions)) {
    if (!called.has(name)) continue;
    const { parameters, code, result } = build();
    functions.set(name, bodies.length);
    bodies.push(functionBody(code, { lanes, functions, parameters, result }));
  }
  const places = new Map<string, number>();
  for (const { name, code, repeat } of program.routines) {
    places.set(name, bodies.length);
    bodies.push({ ...functionBody(code, { lanes, functions, repeat }), exported: name });
  }
  for (const { name, routines } of program.sequences ?? []) {
    bodies.push({ ...callsBody(routines.map((routine) => places.get(routine)!)), exported: name });
  }
  return moduleBytes(bodies, pagesFor(program, lanes));
}

/** Whether this engine runs WebAssembly with two lanes, asked by letting it check a small module. */
export function supportsWebAssembly(): boolean {
  const probe: Program = {
    slots: 1,
    routines: [
      {
        name: "probe",
        code: [
          { op: "load", slot: 0 },
          { op: "store", slot: 0, a: 0 },
        ],
      },
    ],
  };
  return engine?.validate(webassemblyBytes(probe, 2)) ?? false;
}

/**
 * A program as WebAssembly; with two lanes, two patients in the halves of one vector. Each lane's bytes are those of
 * `javascriptMachine`.
 *
 * @param memory  where the slots lie, from address 0 on; made when not given
 */
export function webassemblyMachine(program: Program, lanes: Lanes, memory?: WebAssemblyMemory): Machine {
  if (!engine) throw new ReferenceError("this engine has no WebAssembly");
  const slots = memory ?? new engine.Memory({ initial: pagesFor(program, lanes) });
  const module = new engine.Module(webassemblyBytes(program, lanes));
  const instance = new engine.Instance(module, { memory: { memory: slots } });
  return { lanes, memory: new Float64Array(slots.buffer, 0, program.slots * lanes), run: { ...instance.exports } };
}
