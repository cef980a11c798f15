/** `immunarium why` as its users meet it. Needs the built command; `npm test` builds first. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "immunarium-why-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const study = `microenvironment: A drug that works
duration: 14 days
seed: 1
tumour: 1e9 cell
antigens:
  - { name: neoantigen, kind: tumour-only }
clones:
  - { name: wild, antigens: { neoantigen: 1 } }
receptors:
  - { antigen: neoantigen, affinity: 1 }
patches:
  - { name: primary, kind: inflamed, size: [180 um, 180 um], cells: { tumour: 90, vessel: 4, CD8 effector: 1 } }
parameters:
  tumourDivision: 0.4 1/day
  homing: 0 1/(mL*day)
absent: [NK, M1 macrophage, M2 macrophage, dendritic, MDSC, B cell]
steps: { phenotype: 240 min, movers: 20 min, exchange: 1 day, relaxation: 2 }
arms:
  control: {}
  chemotherapy:
    parameters: { cytotoxicResistance: 0 1/day }
    treatments:
      - { therapy: docetaxel, dose: 75 mg/m^2, every: 1 week, start: 7 days }
`;

function why(
  ...typed: string[]
): Promise<{ readonly code: number | string | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, "why", ...typed],
      { cwd: place, env: { ...process.env, NO_COLOR: "1" } },
      (error, out, err) => resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

beforeAll(() => writeFileSync(join(place, "study.yaml"), study));

test("says what it came of, shows rates that sum to the change of growth, and writes why.json", async () => {
  const { code, out, err } = await why(
    ...[
      "study.yaml",
      "--arm",
      "chemotherapy",
      "--replicates",
      "2",
      "--horizon",
      "5 days",
      "--workers",
      "1",
      "-o",
      "here",
    ],
  );
  expect(err).not.toContain("fault");
  expect(code).toBe(0);
  expect(out).toMatch(/^On day \d+(\.\d+)?( \(.*\))? the tumour (began to shrink|stopped growing)\.$/m);
  expect(out).toContain("of the cytotoxic drug: had it not been given");
  const kept = JSON.parse(readFileSync(join(place, "here", "why.json"), "utf8"));
  expect(kept).toMatchObject({ arm: "chemotherapy", seed: 1 });
  expect(kept.sentences).toEqual(out.split("\n\n")[0].split("\n"));
});

test("an arm that is not there is named, with those that are", async () => {
  const { code, err } = await why("study.yaml", "--arm", "chemo");
  expect(code).toBe(2);
  expect(err).toContain("No arm is called chemo. There are control, chemotherapy");
});
