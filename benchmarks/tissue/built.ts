/**
 * The library as it is built: threads of a crew load their kernels from there, so that this thread must, too. Types are
 * those of the sources.
 */
const place = (path: string) => new URL(`../../dist/src/${path}.js`, import.meta.url).href;

const load = async <Module>(path: string): Promise<Module> => (await import(place(path))) as Module;

export async function builtLibrary() {
  const run = await load<typeof import("../../src/engine/tissue/tissue-run.ts")>("engine/tissue/tissue-run");
  const memory = await load<typeof import("../../src/numerics/memory.ts")>("numerics/memory");
  const crew = await load<typeof import("../../src/platform/node-crew.ts")>("platform/node-crew");
  const project = await load<typeof import("../../src/formats/physicell/read-project.ts")>(
    "formats/physicell/read-project",
  );
  return { ...run, ...memory, ...crew, ...project };
}

export type BuiltLibrary = Awaited<ReturnType<typeof builtLibrary>>;
