import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readStudy, readTrial, runTrial } from "../../../../../src/index.ts";
import { blankTrial, trialText, withEdit } from "../document/trial-document.ts";
import { FinishedParts } from "./finished-parts.ts";
import { patientTissue } from "./patient-tissue.ts";

const small = withEdit(withEdit(blankTrial, ["patients"], 2), ["arms", 0, "treatments", 0, "times"], 4);
const design = readTrial(trialText({ ...small, "follow-up": "6 months", landmarks: ["3 months"] }), "trial");

const folder = join(import.meta.dirname, "../../../../../scenarios/microenvironment/typical");
const typical = async (cancer: string) => parse(await readFile(join(folder, `${cancer}.yaml`), "utf8"));

describe("a patient in the lab", () => {
  test("without tissue in the design it is the typical tissue in the patient's body, and says so", async () => {
    const parts = new FinishedParts();
    const result = await runTrial(design, { store: parts });
    const names = new Set(result.tables.subjects.columns[0].values as readonly string[]);
    const studies = await Promise.all(
      [...names].map(async (name) => {
        const { of, words, study } = await patientTissue(result, parts.patient(result, name), "pembrolizumab", typical);
        expect(words).toMatch(/Not this patient’s own tissue/);
        expect(of).toBe("typical");
        return study!;
      }),
    );
    const [one, other] = studies;
    expect(one.parameters).not.toEqual(other.parameters);
    expect(one.patches).toEqual(other.patches);
    const { arms } = readStudy(JSON.stringify(one), "scenario");
    expect(arms.pembrolizumab.host.doses.length).toBe(4);
  }, 60_000);

  test("with tissue in the design it is the patient's own: its kind, its clones, the run-in before the first dose", async () => {
    const text = await readFile(join(folder, "../../../trials/excluded-against-inflamed.yaml"), "utf8");
    const tissue = readTrial(text, "trial");
    const parts = new FinishedParts();
    // Bodies are grown alike with and without tissue: the patients of the one are those of the other.
    const { tissue: _, ...bodies } = { ...tissue, patients: 2 };
    const result = await runTrial(bodies, { store: parts });
    const [name] = result.tables.subjects.columns[0].values as readonly string[];
    const made = await patientTissue({ design: tissue }, parts.patient(result, name), "nivolumab", typical);
    expect(made.words).toMatch(/own tissue/);
    expect(made.of).toBe("own");
    const { host, patches, clones } = readStudy(JSON.stringify(made.study), "scenario").arms.nivolumab;
    expect(host.doses[0].day).toBe(14);
    expect(patches).toHaveLength(1);
    expect(clones.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  }, 60_000);

  test("a patient who is not known, and a disease without a typical tissue, have none", async () => {
    const result = { design, manifest: { population: "" } } as never;
    expect((await patientTissue(result, undefined, "pembrolizumab", typical)).of).toBe("none");
  });
});
