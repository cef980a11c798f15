import { expect, test } from "vitest";
import { linearMemory } from "./memory.ts";
import { views } from "./memory-views.ts";

test.each([true, false])("views reach what a memory grew by, and are kept while it does not (shared: %s)", (shared) => {
  const memory = linearMemory(65536, shared);
  const current = views(memory);
  const before = current();
  before.f64[1] = 1.5;
  expect(current()).toBe(before);
  memory.grow(2);
  const after = current();
  expect(after.u8).toHaveLength(3 * 65536);
  expect(after.f64[1]).toBe(1.5);
  after.i32[40000] = -1;
  expect(after.u32[40000]).toBe(4294967295);
  expect(current()).toBe(after);
});
