import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** What a shipped scenario shows, as the built command prints it: a column a recorded quantity. */
function run(name: string): Readonly<Record<string, readonly number[]>> {
  const text = execFileSync(resolve(root, "bin/immunarium"), ["run", `scenarios/${name}.yaml`, "--format", "csv"], {
    cwd: root,
    encoding: "utf8",
  });
  const [head, ...rows] = text.trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(",").map(Number));
  return Object.fromEntries(head.split(",").map((column, i) => [column, cells.map((row) => row[i])]));
}

test("dormancy: after the first swing the tumour stays between a million and a hundred million cells", () => {
  const { tumour } = run("dormancy");
  const later = tumour.slice(52);
  expect(Math.min(...later)).toBeGreaterThan(1e6);
  expect(Math.max(...later)).toBeLessThan(1e8);
});

test("escape: the tumour ends within a tenth of the 447 million cells of Kuznetsov's fixed point D", () => {
  const { tumour } = run("escape");
  expect(tumour.at(-1)! / 4.47e8).toBeCloseTo(1, 1);
});

test("car-t-slow-tumour: CAR T cells peak in the first three weeks and the tumour falls below a millionth", () => {
  const { carT, tumour } = run("car-t-slow-tumour");
  expect(carT.indexOf(Math.max(...carT))).toBeLessThan(21);
  expect(tumour.at(-1)! / tumour[0]).toBeLessThan(1e-6);
});

test("every shipped scenario is one of those above", () => {
  expect(readdirSync(resolve(root, "scenarios")).sort()).toEqual([
    "car-t-slow-tumour.yaml",
    "dormancy.yaml",
    "escape.yaml",
    "microenvironment",
    "tissue",
  ]);
});
