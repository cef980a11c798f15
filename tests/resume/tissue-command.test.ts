/**
 * The built command killed outright in the middle of a tissue, as by a power cut: nothing half-written stands in the
 * folder, and `--resume` ends at the digest, and at the files, of a run that was left alone.
 */
import { execFile, spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, hunt } from "../system/tissue-files.ts";

const place = mkdtempSync(join(tmpdir(), "immunarium-killed-tissue-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const outputs = "series,simularium,simularium-binary,cells-csv@1h,png,multicellds,ledger,lineage";
const typed = (folder: string, ...more: string[]) => [
  ...[command, "run", "hunt.yaml", "-o", folder, "--write", outputs, "--until", "6 h", "--snapshots", "2 h"],
  ...["--checkpoint", "0", "-q", ...more],
];

function run(folder: string, ...more: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, typed(folder, ...more), { cwd: place }, (error) => (error ? reject(error) : resolve()));
  });
}

/** Starts the command and kills it as soon as this file is there and the checkpoint was written since. */
function killed(folder: string, file: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, typed(folder), { cwd: place, stdio: "ignore" });
    const checkpoint = join(place, folder, ".parts/checkpoint.part");
    const watch = setInterval(() => {
      if (existsSync(join(place, folder, file)) && existsSync(checkpoint)) child.kill("SIGKILL");
    }, 2);
    child.on("close", (_code, signal) => {
      clearInterval(watch);
      resolve(signal);
    });
  });
}

const all = (folder: string) =>
  readdirSync(join(place, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(place, folder, name)).isFile())
    .sort();

beforeAll(async () => {
  writeFileSync(join(place, "hunt.yaml"), hunt);
  await run("whole");
}, 60_000);

test.each(["tissue_00000001.png", "tissue_00000006.png"])(
  "killed when %s was there, then gone on with: the same files",
  async (file) => {
    const folder = `killed-${file}`;
    expect(await killed(folder, file)).toBe("SIGKILL");
    const left = all(folder).filter((name) => !name.startsWith(".parts"));
    expect(left).not.toContain("run.json");
    expect(left.filter((name) => /^series\.csv$|\.simularium$|^ledger/.test(name))).toEqual([]);
    for (const name of left)
      expect(readFileSync(join(place, folder, name)), name).toEqual(readFileSync(join(place, "whole", name)));
    await run(folder, "--resume", "--workers", "2");
    expect(all(folder)).toEqual(all("whole"));
    for (const name of all("whole")) {
      expect(readFileSync(join(place, folder, name)).equals(readFileSync(join(place, "whole", name))), name).toBe(true);
    }
  },
  60_000,
);

test("a checkpoint that is torn counts as none: the run begins anew, to the same digest", async () => {
  expect(await killed("torn", "tissue_00000002.png")).toBe("SIGKILL");
  const checkpoint = join(place, "torn/.parts/checkpoint.part");
  truncateSync(checkpoint, statSync(checkpoint).size - 50);
  await run("torn", "--resume");
  const digest = (folder: string) => JSON.parse(readFileSync(join(place, folder, "run.json"), "utf8")).digest;
  expect(digest("torn")).toEqual(digest("whole"));
}, 60_000);
