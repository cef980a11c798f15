import { expect, test } from "vitest";
import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import type { CellType } from "../../models/tissue/contract.ts";
import { defaultCellType } from "../../models/tissue/default-cell-type.ts";
import { baseBehaviour } from "./base-behaviour.ts";
import { withBaseBehaviour } from "./with-base-behaviour.ts";

test("every behaviour that a type is given is the one that it then has, and no other changes", () => {
  const names = { substances: ["oxygen", "debris"], cellTypes: ["tumour", "T cell"], customs: ["clone"] };
  const clone = { name: "clone", unit: "", value: 2, conserved: false };
  const type: CellType = { ...defaultCellType("tumour"), custom: [clone] };
  const behaviours = tissueBehaviours(names);
  const values = (one: CellType) => behaviours.map(({ reference }) => baseBehaviour(one, reference, names));
  const before = values(type);
  // Phases that the type's cycle lacks cannot be given a rate.
  const phases = new Set(type.cycle.changes.map(({ from }) => from));
  const settable = behaviours.filter(({ reference }) => reference.kind !== "phase-exit" || phases.has(reference.of));
  expect(settable.length).toBeGreaterThan(40);
  for (const { index, reference } of settable) {
    const value = reference.kind === "movable" ? 0 : 0.375;
    const expected = before.with(index, value);
    expect(values(withBaseBehaviour(type, reference, names, value))).toEqual(expected);
  }
});
