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

/** Natural killer cells that fade within days: the tumour shrinks, and comes back. */
const study = `microenvironment: Killers that fade
duration: 16 days
seed: 1
tumour: 1e9 cell
antigens:
  - { name: neoantigen, kind: tumour-only }
clones:
  - { name: wild, antigens: { neoantigen: 1 }, mhc: 0.05, stress: 1, pd-l1: 0 }
receptors:
  - { antigen: neoantigen, affinity: 1 }
patches:
  - { name: primary, kind: inflamed, size: [220 um, 220 um], cells: { tumour: 140, vessel: 5, NK: 85 } }
parameters:
  tumourDivision: 0.2 1/day
  homing: 0 1/(mL*day)
  nkDensity: 0 cell/mL
  nkTissueLoss: 0.25 1/day
absent: [CD8 progenitor, CD8 effector, helper T, regulatory T, M1 macrophage, M2 macrophage, dendritic, MDSC, B cell]
steps: { phenotype: 240 min, movers: 20 min, exchange: 1 day, stages: 8 }
arms:
  control: {}
  slow tumour: { parameters: { tumourDivision: 0.1 1/day } }
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

test("says when it turned and what changed, shows the rates, and writes why.json", async () => {
  const { code, out } = await why(
    ...["study.yaml", "--replicates", "2", "--causes", "1", "--horizon", "4 days", "--workers", "1", "-o", "here"],
  );
  expect(code).toBe(0);
  expect(out).toMatch(
    /^On day [\d.]+( \(.*\))? the tumour (began to grow again|stopped shrinking)\.\nKills by NK cells fell/,
  );
  expect(out).toMatch(/^With other chance alone from day \d+ on, \d of 2 runs|It was mostly chance/m);
  expect(out).toMatch(/^net growth +-0\.\d+ +-?0\.\d+ +\+0\.\d+$/m);
  const kept = JSON.parse(readFileSync(join(place, "here", "why.json"), "utf8"));
  expect(kept).toMatchObject({ arm: "control", seed: 1, quantity: "tumour in body" });
  expect(kept.sentences).toEqual(out.split("\n\n")[0].split("\n"));
});

test("an arm that is not there is named, with those that are", async () => {
  const { code, err } = await why("study.yaml", "--arm", "slow");
  expect(code).toBe(2);
  expect(err).toContain("No arm is called slow. There are control, slow tumour");
});
