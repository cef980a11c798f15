import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Asked afresh, as at the start of a program: what an engine has is looked up once. */
async function fastestBackend(): Promise<string> {
  vi.resetModules();
  const machine = await import("./machine.ts");
  return machine.fastestBackend();
}

test("WebAssembly is chosen where it is, generated JavaScript where it is not", async () => {
  expect(await fastestBackend()).toBe("webassembly");
  vi.stubGlobal("WebAssembly", undefined);
  expect(await fastestBackend()).toBe("javascript");
});

test("a content policy that forbids generated code leaves the interpreter", async () => {
  vi.stubGlobal("WebAssembly", {
    validate: () => true,
    Module: class {
      constructor() {
        throw new EvalError("blocked by policy");
      }
    },
    Memory: class {},
  });
  vi.stubGlobal("Function", () => {
    throw new EvalError("blocked by policy");
  });
  expect(await fastestBackend()).toBe("interpreter");
});
