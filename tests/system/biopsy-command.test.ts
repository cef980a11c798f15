/** `immunarium biopsy` as its users meet it, on the built command. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "immunarium-biopsy-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function immunarium(
  ...typed: string[]
): Promise<{ readonly code: unknown; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...typed], { cwd: place, maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

const rows = Array.from({ length: 49 }, (_, i) => {
  const [x, y] = [18 * ((i % 7) - 3), 18 * (Math.floor(i / 7) - 3)];
  return `${i},${i % 6 === 0 ? "CD8 effector" : "tumour"},live,${x},${y},0,8,5,1`;
});
writeFileSync(join(place, "cells.csv"), `id,type,state,x,y,z,radius,nuclear_radius,pdl1\r\n${rows.join("\r\n")}\r\n`);

test("a table of cells gives a folder with image, picture, tables and statistics, and JSON that says it is simulated", async () => {
  const { code, out, err } = await immunarium("biopsy", "cells.csv", "--pixel", "1", "-o", "out", "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const answer = JSON.parse(out);
  expect(answer.simulated).toBe(true);
  const tumour = answer.calling.find((row: { phenotype: string }) => row.phenotype === "tumour");
  expect(tumour.truth).toBe(40);
  expect(readdirSync(join(place, "out"))).toHaveLength(10);
});

test("a tilted section of a flat tissue, a size of one number and a missing table end with 2 and write nothing", async () => {
  for (const typed of [["cells.csv", "--tilt", "9"], ["cells.csv", "--size", "9"], ["lost.csv"]]) {
    const { code, err } = await immunarium("biopsy", ...typed, "-o", "none");
    expect(code, err).toBe(2);
  }
  expect(readdirSync(place).sort()).toEqual(["cells.csv", "out"]);
});
