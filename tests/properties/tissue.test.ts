/** What holds in any tissue, whatever its model: tried on random ones. */
import { beforeAll, describe, expect, test } from "vitest";
import { startingCells } from "../../src/engine/tissue/place-cells.ts";
import type { Snapshot } from "../../src/engine/tissue/snapshot.ts";
import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { digestNumbers } from "../../src/foundation/digest.ts";
import { numbers } from "../../src/foundation/table.ts";
import { flag, life, REACH } from "../../src/models/tissue/cells.ts";
import type { TissueNumerics, TissueScenario } from "../../src/models/tissue/contract.ts";
import { type RandomTissue, randomTissue } from "./random-tissue.ts";

const properties = {
  "the run comes to its end": [],
  "no number is infinite or none at all": [],
  "densities are at least 0": [],
  "cells are those of the start and the born, without the removed, the eaten and the fused": [],
  "no two cells have one number, and mothers are older than daughters": [],
  "volumes and radii are above 0, and parts no larger than the whole": [],
  "cells are within the box": [],
  "attachments are the springs that hold a cell": [],
  "who is under attack is there, and alive": [],
  "a look shows all who touch": [],
  "a run that is saved and resumed is the run that never stopped": [],
  "a run that ended may be prolonged": [],
  "rules of different behaviours may be listed in any order": [],
} satisfies Record<string, string[]>;
type Property = keyof typeof properties;

type Faults = (property: Property, found: string) => void;

const digest = ({ meta: { counts, steps }, arrays }: Snapshot) => [
  JSON.stringify([counts, steps]),
  ...Object.entries(arrays).map(([name, values]) => `${name} ${digestNumbers(values)}`),
];

function differences(a: Snapshot, b: Snapshot): string {
  const [one, two] = [digest(a), digest(b)];
  return one
    .filter((line, i) => line !== two[i])
    .map((line) => line.split(" ").slice(0, -1).join(" "))
    .join(", ");
}

const failureOf = ({ status }: TissueRun) => (status.code === "failed" ? status.hint : undefined);

function watchedRun(scenario: TissueScenario, fault: Faults): Snapshot {
  let present = startingCells(scenario).length;
  const run = new TissueRun(scenario, {
    tell: (event) => {
      if (event === "born") present++;
      else if (event === "removed" || event === "eaten" || event === "fused") present--;
    },
  });
  for (;;) {
    const snapshot = run.save();
    const at = (text: string) => `${text} at ${run.time} min`;
    check(scenario, snapshot, (property, found) => fault(property, at(found)));
    const { cells, graphs } = run.frame();
    const { rows } = cells;
    const id = numbers(cells, "id");
    const shown = pairsOf(Array.from(graphs[0].pairs, (row) => id[row]));
    const missing = touching(snapshot).filter((pair) => !shown.has(pair.join()));
    if (missing.length > 0) fault("a look shows all who touch", at(missing.join(" and ")));
    if (rows !== present)
      fault(
        "cells are those of the start and the born, without the removed, the eaten and the fused",
        at(`${rows}, not ${present}`),
      );
    if (run.status.code !== "running") return snapshot;
    run.advance();
    if (failureOf(run) !== undefined) throw new Error(failureOf(run));
  }
}

function pairsOf(ids: readonly number[]): Set<string> {
  return new Set(ids.flatMap((id, i) => (i % 2 === 0 ? [[id, ids[i + 1]].sort((a, b) => a - b).join()] : [])));
}

/** Numbers of cells that are within reach of each other, the lower one first; of those that take part in forces. */
function touching({ arrays: { id, body, flags } }: Snapshot): [number, number][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < id.length; a++) {
    for (let b = 0; b < a; b++) {
      if (!(flags[a] & flags[b] & flag.inside)) continue;
      const square = [0, 1, 2].reduce((sum, axis) => sum + (body[8 * a + axis] - body[8 * b + axis]) ** 2, 0);
      if (square < (body[8 * a + REACH] + body[8 * b + REACH]) ** 2)
        pairs.push(id[a] < id[b] ? [id[a], id[b]] : [id[b], id[a]]);
    }
  }
  return pairs;
}

function check(
  { model: { domain, internalised }, numerics }: TissueScenario,
  { meta, arrays }: Snapshot,
  fault: Faults,
): void {
  const n = meta.counts.cells;
  for (const [name, values] of Object.entries(arrays)) {
    const bad = Array.from(values).findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) fault("no number is infinite or none at all", `${name}[${bad}] is ${values[bad]}`);
    // PhysiCell's cells may leave less than nothing behind.
    if (!name.startsWith("density of ") || (internalised && numerics === "physicell")) continue;
    const least = Math.min(...values);
    if (!(least >= 0)) fault("densities are at least 0", `${name} ${least}`);
  }
  const { id, parent, volume, nuclear, fluid, body, springs, attachments, target } = arrays;
  const alive = (row: number) => arrays.life[row] === life.live;
  if (new Set(id).size !== n) fault("no two cells have one number, and mothers are older than daughters", "twice");
  const held = new Int32Array(n);
  for (const row of springs) held[row]++;
  for (let row = 0; row < n; row++) {
    // Its row is given up at the next phenotype step.
    if (arrays.life[row] === life.gone) continue;
    if (!(parent[row] < id[row] && id[row] < meta.counts.nextId))
      fault("no two cells have one number, and mothers are older than daughters", `${id[row]} of ${parent[row]}`);
    const parts = [volume[row] - nuclear[row], volume[row] - fluid[row]].every((part) => part >= -1e-9 * volume[row]);
    if (!(volume[row] > 0 && body[8 * row + 3] > 0 && parts))
      fault(
        "volumes and radii are above 0, and parts no larger than the whole",
        `cell ${id[row]}: ${volume[row]}, nucleus ${nuclear[row]}, fluid ${fluid[row]}`,
      );
    if (numerics === "accurate") {
      const outside = [0, 1, 2].filter((axis) => {
        const x = body[8 * row + axis];
        return !(x >= domain.minimum[axis] && x <= domain.maximum[axis]);
      });
      for (const axis of outside) fault("cells are within the box", `${"xyz"[axis]} ${body[8 * row + axis]}`);
    }
    if (attachments[row] !== held[row])
      fault("attachments are the springs that hold a cell", `cell ${id[row]}: ${attachments[row]}, not ${held[row]}`);
    // PhysiCell's way saves between the steps in which attackers learn of a death.
    const free = target[row] < 0 || (numerics === "physicell" && target[row] < n);
    if (!free && !(target[row] < n && alive(target[row]) && alive(row) && target[row] !== row))
      fault("who is under attack is there, and alive", `cell ${id[row]} attacks row ${target[row]}`);
  }
}

/** The run again, in two parts. */
function resumedRun({ scenario, dice }: RandomTissue): Snapshot {
  const first = new TissueRun(scenario);
  for (let i = dice.whole(1, 3); i > 0; i--) first.advance();
  return ending(scenario, first.save());
}

/** The run again, from where a shorter one ended. */
function prolongedRun({ scenario, dice }: RandomTissue): Snapshot {
  const first = new TissueRun({ ...scenario, duration: dice.between(0.1, 0.9) * scenario.duration });
  while (first.status.code === "running") first.advance();
  return ending(scenario, first.save());
}

function ending(scenario: TissueScenario, from?: Snapshot): Snapshot {
  const run = new TissueRun(scenario, from ? { from } : {});
  while (run.status.code === "running") run.advance();
  return run.save();
}

/** The run again with its rules in another order, those of one behaviour in theirs. */
function shuffledRun({ scenario, dice }: RandomTissue): Snapshot {
  const { rules } = scenario.model;
  const groupOf = ({ cellType, behaviour }: (typeof rules)[number]) => `${cellType} ${behaviour}`;
  const groups = dice.shuffled([...new Set(rules.map(groupOf))]);
  const shuffled = groups.flatMap((group) => rules.filter((rule) => groupOf(rule) === group));
  return ending({ ...scenario, model: { ...scenario.model, rules: shuffled } });
}

describe.each([
  { numerics: "accurate", first: 9100, models: 120 },
  { numerics: "physicell", first: 1000, models: 80 },
] as const)("$models random models under $numerics", ({ numerics, first, models }) => {
  const found = Object.fromEntries(Object.keys(properties).map((name) => [name, [] as string[]])) as Record<
    Property,
    string[]
  >;

  beforeAll(() => {
    for (let number = first; number < first + models; number++) tryModel(number, numerics);
  });

  function tryModel(number: number, numerics: TissueNumerics): void {
    const tissue = randomTissue(number, numerics);
    const seen = new Set<Property>();
    const fault: Faults = (property, text) => {
      if (!seen.has(property)) found[property].push(`model ${number}: ${text}`);
      seen.add(property);
    };
    try {
      const straight = watchedRun(tissue.scenario, fault);
      const parts = differences(straight, resumedRun(tissue));
      if (parts) fault("a run that is saved and resumed is the run that never stopped", parts);
      // What PhysiCell's search for neighbours keeps from one phenotype step to the next is in no snapshot.
      const longer = numerics === "physicell" ? "" : differences(straight, prolongedRun(tissue));
      if (longer) fault("a run that ended may be prolonged", longer);
      if (tissue.scenario.model.rules.length < 2) return;
      const order = differences(straight, shuffledRun(tissue));
      if (order) fault("rules of different behaviours may be listed in any order", order);
    } catch (error) {
      fault(
        "the run comes to its end",
        String((error as Error).stack)
          .split("\n")
          .slice(0, 3)
          .join(" "),
      );
    }
  }

  test.each(Object.keys(properties) as Property[])("%s", (property) => {
    expect(found[property]).toEqual([]);
  });
});
