/**
 * The built command killed outright (no time to tidy up), as by a power cut: `--resume` ends at the digest of a run
 * that was left alone, also where the last file on the disk is torn. Needs `npm run build`; `npm test` does that first.
 */
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));
const trial = fileURLToPath(new URL("small.yaml", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "immunarium-killed-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A folder for results and one for grown patients, used by no other test. */
function folders(name: string) {
  const cache = join(place, name, "cache");
  return { cache, output: join(place, name, "output"), env: { ...process.env, IMMUNARIUM_CACHE: cache } };
}

function typed(output: string, ...more: string[]): string[] {
  return [command, "trial", trial, "-o", output, ...more];
}

function digestOf({ output, env }: ReturnType<typeof folders>, ...more: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, typed(output, "--json", "-q", ...more), { env, maxBuffer: 1e8 }, (error, out) =>
      error ? reject(error) : resolve((JSON.parse(out) as { digest: string }).digest),
    );
  });
}

/** Starts the command and kills it as soon as so many finished parts lie in the folder. */
function killed({ output, env }: ReturnType<typeof folders>, folder: string, parts: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, typed(output, "-q", "--workers", "2"), { env, stdio: "ignore" });
    const watch = setInterval(() => void (finished(folder).length >= parts && child.kill("SIGKILL")), 2);
    child.on("close", (_code, signal) => {
      clearInterval(watch);
      resolve(signal);
    });
  });
}

/** Files that were written whole: those on the way have a longer name. */
function finished(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return names.filter((name) => /(^|[/\\])[\w-]+\.part$/.test(name)).map((name) => join(folder, name));
}

let expected: string;
beforeAll(async () => {
  expected = await digestOf(folders("undisturbed"));
}, 120_000);

test("killed while patients grow, then gone on with: the same digest", async () => {
  const at = folders("growing");
  expect(await killed(at, at.cache, 1)).toBe("SIGKILL");
  expect(existsSync(join(at.output, "result.json"))).toBe(false);
  expect(await digestOf(at, "--resume", "--workers", "1")).toBe(expected);
}, 120_000);

test("killed while patients are treated, a file torn, then gone on with: the same digest, and nothing left over", async () => {
  const at = folders("treating");
  const parts = join(at.output, ".parts");
  expect(await killed(at, parts, 2)).toBe("SIGKILL");
  expect(readdirSync(at.output)).toEqual([".parts"]);
  const [torn] = finished(parts);
  truncateSync(torn, statSync(torn).size - 1000);
  expect(await digestOf(at, "--resume", "--workers", "2")).toBe(expected);
  expect(existsSync(parts)).toBe(false);
  expect(existsSync(join(at.output, "report.html"))).toBe(true);
}, 120_000);
