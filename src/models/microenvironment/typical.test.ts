import { expect, test } from "vitest";
import { references } from "../../foundation/references.ts";
import { bodyModules } from "../body/index.ts";
import { type CellKind, cellKindNames } from "./cell-kinds.ts";
import { mostAntigens } from "./traits.ts";
import { type TypicalTissue, typicalTissues } from "./typical.ts";

const states = new Set(bodyModules.flatMap((module) => Object.keys(module.states ?? {})));

test.for(Object.entries(typicalTissues) as [string, TypicalTissue][])(
  "%s: known kinds, states and sources",
  ([, tissue]) => {
    const { cells, antigens, patch } = tissue;
    for (const kind of Object.keys(cells)) expect(cellKindNames).toContain(kind as CellKind);
    for (const { value } of Object.values(cells)) expect(Number.isInteger(value) && value > 0).toBe(true);
    for (const state of Object.keys(tissue.states)) expect([...states], state).toContain(state);
    expect(antigens.length).toBeGreaterThan(0);
    expect(antigens.length).toBeLessThanOrEqual(mostAntigens);
    for (const { kind, onHealthy } of antigens) if (kind === "tumour-only") expect(onHealthy).toBe(0);
    for (const source of [patch.source, ...antigens.map((antigen) => antigen.source)]) {
      if (!source.startsWith("assumed: ")) expect(Object.keys(references), source).toContain(source.split(",")[0]);
    }
  },
);

test("the cancers of the source are all there", () => {
  expect(Object.keys(typicalTissues)).toHaveLength(9);
});
