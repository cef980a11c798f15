import type { Kernel } from "../foundation/crew.ts";
import type { LinearMemory } from "../numerics/memory.ts";

/** Where a crew's threads find their kernels: a module that exports this. */
export interface CrewKit {
  /**
   * @param shared  plain data, the same on each thread
   * @param memory  the memory that all threads work on. It may have grown when a kernel is called: see `views`.
   */
  buildKernels(shared: unknown, memory: LinearMemory): Readonly<Record<string, Kernel>>;
}

/**
 * The kits that threads know by name. A kit of the library needs an entry here, so that bundlers see its module; one
 * from outside is known by its module's address.
 */
const kits: Readonly<Record<string, () => Promise<CrewKit>>> = {
  tissue: async () => ({ buildKernels: (await import("../engine/tissue/kit.ts")).tissueKernels }) as CrewKit,
};

/** @param name  in the register, or a module's address */
export async function loadKit(name: string): Promise<CrewKit> {
  const known = kits[name];
  if (known) return known();
  if (!/[/:]/.test(name))
    throw new RangeError(`no kit is called ${name}; platform/crew-kits has ${Object.keys(kits).join(", ") || "none"}`);
  const exported = (await import(/* @vite-ignore */ name)) as Partial<CrewKit>;
  if (!exported.buildKernels) throw new RangeError(`${name} exports no buildKernels`);
  return exported as CrewKit;
}

/** Names of kernels in an order that is the same on every thread. */
export function kernelNames(kernels: Readonly<Record<string, Kernel>>): string[] {
  return Object.keys(kernels).sort();
}
