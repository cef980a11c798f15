/** `immunarium fork`: what changes nothing changes no bit, what changes something is seen beside what was. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { hunt, workplace } from "./tissue-files.ts";

const { place, immunarium, file } = workplace("tissue-fork");
const record = (folder: string) => JSON.parse(readFileSync(join(place, folder, "run.json"), "utf8"));

beforeAll(async () => {
  file("hunt.yaml", hunt);
  const typed = ["run", "hunt.yaml", "-o", "kept", "-q", "--snapshots", "30", "--write", "series"];
  expect(await immunarium(...typed)).toMatchObject({ code: 0, err: "" });
});

test.each(["30", "50"])("forked at %s min with nothing changed, the run ends as it did, to the bit", async (at) => {
  const seed = ["fork", "kept", "--at", at, "--seed", "3", "-q", "-o", `same-${at}`];
  expect(await immunarium(...seed)).toMatchObject({ code: 0, err: "" });
  expect(record(`same-${at}`).digest).toEqual(record("kept").digest);
});

test("another rule changes what comes after the fork and nothing before; both series stand in one file", async () => {
  const typed = ["fork", "kept", "--at", "1 h", "--set", "rules.0.response=0", "--write", "series", "-o", "immune"];
  const { code, out } = await immunarium(...typed);
  expect(code).toBe(0);
  expect(out).toMatch(/At 120 min, with the same luck:\n\n +original +forked +difference\n/);
  expect(out).toMatch(/^n_apoptotic +\d+ +\d+ +-\d+ +-\d+\.\d %$/m);
  const [head, ...rows] = readFileSync(join(place, "immune/comparison.csv"), "utf8")
    .trimEnd()
    .split("\r\n")
    .map((row) => row.split(","));
  expect(head.slice(0, 3)).toEqual(["time_min", "original:n_total", "forked:n_total"]);
  const differs = rows.map((row) => row.some((value, at) => at % 2 === 1 && value !== row[at + 1]));
  expect(rows.map(([time]) => time)).toEqual(["0", "30", "60", "90", "120"]);
  expect(differs).toEqual([false, false, false, true, true]);
  expect(await immunarium("verify", "immune", "-q")).toMatchObject({ code: 0 });
});

test("a fork without snapshots begins at the start, and ends as one that had them", async () => {
  const typed = ["fork", "kept", "--at", "66", "--set", "cellTypes.tumour.apoptosis.rate=0.01", "-q", "-o"];
  await immunarium(...typed, "with");
  rmSync(join(place, "kept/snapshots"), { recursive: true });
  await immunarium(...typed, "without", "--workers", "2");
  expect(record("without").digest).toEqual(record("with").digest);
});

test("a fork may take another scenario's drug, rules and numerics", async () => {
  file(
    "treated.yaml",
    hunt
      .replace("cell-types:", "  - { name: drug, diffusion: 1000 um^2/min, initial: 1, fixed: 1 }\ncell-types:")
      .replace(
        "strewn:",
        "  - { cells: tumour, signal: drug, decreases: cycle entry, to: 0 1/min, half-maximum: 0.1, power: 2 }\nstrewn:",
      ),
  );
  const typed = ["fork", "kept", "--at", "60", "--with", "treated.yaml", "--numerics", "physicell", "-o", "treated"];
  const { code, out, err } = await immunarium(...typed);
  expect(err).not.toContain("found");
  expect(code).toBe(0);
  expect(out).toMatch(/^n_live +\d+ +\d+ +-\d+/m);
  expect(record("treated")).toMatchObject({ numerics: "physicell", fork: { at: 60 } });
});

test.each([
  [["--set", "cellTypes.tumor.apoptosis.rate=1"], /--set cellTypes\.tumor: no such place \(did you mean tumour\?\)/],
  [["--set", "cellTypes.tumour.apoptosis.rate=fast"], /expected a number/],
  [["--set", "cellTypes.tumour.apoptosis.rate=-1"], /forked scenario:\d+: cell-types\[0\]\.apoptosis\.rate: found/],
  [["--set", "cellTypes.tumour.apoptosis=1"], /expected a place of one value/],
  [["--set", "strewn.0.count=9"], /what a run began with is past/],
  [["--set", "domain.spacing.0=10"], /domain: found another box|forked scenario:\d+: domain/],
  [["--with", "absent.yaml"], /absent\.yaml: found no such file/],
  [[], /Say what changes/],
])("%j is refused with 2", async (typed, message) => {
  const { code, err } = await immunarium("fork", "kept", "--at", "60", "-o", "refused", ...typed);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
