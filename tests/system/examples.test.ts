import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";

const folder = join(import.meta.dirname, "../../examples");
const examples = readdirSync(folder).filter((file) => file.endsWith(".ts"));

test("there are examples to run", () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

test.for(examples)("%s is at most 20 lines of public API, runs, and prints numbers", async (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  const imports = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
  expect(imports).toContain("../src/index.ts");
  expect(
    imports.filter((from) => from.startsWith("../src/") && !/^\.\.\/src\/(index|platform\/\w+)\.ts$/.test(from)),
  ).toEqual([]);

  const printed = vi.spyOn(console, "log").mockImplementation(() => {});
  await import(pathToFileURL(join(folder, file)).href);
  const lines = printed.mock.calls.map((words) => words.join(" "));
  printed.mockRestore();
  expect(lines.join("\n")).toMatch(/\d/);
  expect(lines.join("\n")).not.toMatch(/NaN|undefined|Infinity/);
});
