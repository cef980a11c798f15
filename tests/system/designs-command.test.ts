/** Designs of trials through the built command: a look at a trial on worker threads, two stages, and mistakes in a file. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "immunarium-designs-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function immunarium(...typed: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const env = { ...process.env, IMMUNARIUM_CACHE: join(place, "cache"), NO_COLOR: "1", FORCE_COLOR: "" };
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...typed], { cwd: place, env, maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

const arm = (name: string, therapy: string) =>
  `  - { name: ${name}, size: 10, treatments: [{ therapy: ${therapy}, dose: 3 mg/kg, every: 3 weeks, times: 4 }] }`;
const head =
  "source: made up for this test\ncancer: melanoma\nfollow-up: 26 weeks\nlandmarks: [3 months]\npatients: 20\n";
const rest = "visits: { first: 8 weeks, every: 6 weeks }\n";
const looks = `title: Looks
${head}${rest}arms:
${arm("new", "nivolumab")}
${arm("old", "ipilimumab")}
contrasts: [{ arm: new, reference: old }]
biomarker-test: { covariate: ldh, cut: 200, sensitivity: 90 %, specificity: 80 %, enrols: everybody }
allocation: { strata: [{ covariate: biomarkerTest, cuts: [1] }], blocks: [4] }
accrual: { over: 3 months }
sequential: { arm: new, reference: old, endpoint: PFS, looks: { events: [4, 8] }, futility: { conditional-power: 10 % } }
`;
const stages = `title: Stages\n${head}${rest}arms:\n${arm("new", "nivolumab")}\ntwo-stage: { unacceptable: 10 %, desirable: 60 % }\n`;

test("a trial with looks is conducted, kept with its patients, and has its operating characteristics on threads", async () => {
  writeFileSync(join(place, "looks.yaml"), looks);
  const { code, out } = await immunarium(
    "trial",
    "looks.yaml",
    "--operating",
    "20",
    "--workers",
    "2",
    "--json",
    "-o",
    "a",
  );
  expect(code).toBe(0);
  const { trial, operating } = JSON.parse(out);
  expect(trial.conduct.strata.map(({ name }: { name: string }) => name)).toEqual([
    "biomarkerTest below 1",
    "biomarkerTest 1 or more",
  ]);
  expect(trial.conduct.sequential.looks[0].look).toBe(0);
  expect(operating.sequential.under.null.looks).toHaveLength(2);
  expect(operating.rows).toHaveLength(2);
  const allocated = readFileSync(join(place, "a", "allocated.csv"), "utf8")
    .trim()
    .split("\n");
  expect(allocated).toHaveLength(1 + trial.conduct.patients);
  expect(
    readFileSync(join(place, "a", "operating-looks.csv"), "utf8")
      .trim()
      .split("\n"),
  ).toHaveLength(7);
  // One thread, the same design as it was written out: the same digest, and the same trials.
  const again = await immunarium("trial", "a/trial.yaml", "--operating", "20", "--workers", "1", "--json", "-o", "b");
  const second = JSON.parse(again.out);
  expect(second.digest).toBe(JSON.parse(out).digest);
  expect(second.operating).toEqual(operating);
});

test("one arm in two stages says how it ended, and how such trials end", async () => {
  writeFileSync(join(place, "stages.yaml"), stages);
  const { code, out } = await immunarium("trial", "stages.yaml", "--operating", "20", "-o", "c", "-q");
  expect([code, out]).toEqual([0, ""]);
  expect(existsSync(join(place, "c", "operating.csv"))).toBe(false);
  expect(readFileSync(join(place, "c", "operating-stages.csv"), "utf8")).toMatch(/^hypothesis,promising/);
  expect(readFileSync(join(place, "c", "report.html"), "utf8")).toContain("The trial as conducted");
});

test("mistakes in a design are named with file, line and key", async () => {
  writeFileSync(join(place, "wrong.yaml"), looks.replace("blocks: [4]", "blocks: [3]").replace("[4, 8]", "[8, 4]"));
  const { code, out } = await immunarium("check", "wrong.yaml");
  expect(code).toBe(1);
  expect(out).toMatch(/wrong\.yaml:\d+: allocation\.blocks\[0\]: found blocks of 3; expected a multiple of 2/);
  expect(out).toMatch(/wrong\.yaml:\d+: sequential\.looks\.events\[1\]: found 4 after 8; expected values that rise/);
});
