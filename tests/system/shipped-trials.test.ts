import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { TrialDesign } from "../../src/experiments/design.ts";
import type { Store } from "../../src/experiments/stored.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { readTrial } from "../../src/formats/trial-file.ts";
import { numbers } from "../../src/foundation/table.ts";
import { cancers } from "../../src/models/cancers/index.ts";
import { therapies } from "../../src/models/therapy/index.ts";

const folder = new URL("../../trials/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const design = (file: string) => readTrial(readFileSync(new URL(file, folder), "utf8"), file);

/** Trials of one population share its grown patients, which are most of the work. */
const grown = new Map<string, unknown>();
const store: Store = {
  get: async (key) => grown.get(key),
  put: async (key, value) => {
    grown.set(key, value);
  },
};

/** Tissue of a tenth of the cells for two months: these tests ask whether a file runs. */
function shortened(plan: TrialDesign): TrialDesign {
  const { tissue } = plan;
  if (!tissue) return plan;
  const patches = Object.fromEntries(
    Object.entries(tissue.patches).map(([kind, { fraction, size, cells }]) => {
      const few = Object.fromEntries(Object.entries(cells).map(([name, n]) => [name, Math.ceil(n / 10)]));
      return [kind, { fraction, size: [size[0] / 3, size[1] / 3, size[2]] as const, cells: few }];
    }),
  );
  const steps = { phenotype: 360, movers: 60, exchange: 1440, stages: 8 };
  return { ...plan, duration: 60, landmarks: [1], tissue: { ...tissue, patches, steps, runIn: 1 } };
}

const ran: string[] = [];

test("every cancer but those without a trial of their own is in some file", () => {
  const named = new Set(files.map((file) => design(file).cancer));
  expect(Object.keys(cancers).filter((name) => !named.has(name))).toEqual(["breast-cancer", "colorectal-cancer"]);
});

describe.each(files)("%s", (file) => {
  test("names a cancer and therapies that there are, and runs with four patients", { timeout: 60_000 }, async () => {
    const plan = shortened(design(file));
    expect(Object.keys(cancers)).toContain(plan.cancer);
    const named = plan.arms.flatMap((arm) => arm.treatments.map(({ therapy }) => therapy));
    expect(named.filter((name) => !(name in therapies))).toEqual([]);

    const { arms, numerics, tables } = await runTrial({ ...plan, patients: 4 }, { store });
    expect(numerics.reasons).toEqual([]);
    expect(arms.map(({ name, n }) => [name, n])).toEqual(plan.arms.map(({ name }) => [name, 4]));
    // Everyone is followed to death, to the end or to leaving, and treated where the arm has doses on the first day.
    const { subjects } = tables;
    for (const day of numbers(subjects, "osDay")) expect(day).toBeGreaterThan(0);
    for (const day of numbers(subjects, "osDay")) expect(day).toBeLessThanOrEqual(plan.duration);
    const treated = plan.arms.filter(({ treatments }) =>
      treatments.some(({ start, held }) => start === 0 && held === 0),
    );
    const doses = numbers(subjects, "doses");
    expect(doses.filter((given) => given > 0).length).toBeGreaterThanOrEqual(4 * treated.length);
    ran.push(file);
  });
});

afterAll(() => expect(ran).toEqual(files));
