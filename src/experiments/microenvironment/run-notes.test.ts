import { expect, test } from "vitest";
import { table } from "../../foundation/table.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { immuneKinds, roomIn } from "./room.ts";
import { runNotes } from "./run-notes.ts";

const size = [300, 300, 0] as const;
const scenario = (...names: string[]) =>
  ({ patches: names.map((name) => ({ name, size })) }) as unknown as MicroenvironmentScenario;

function series(columns: Readonly<Record<string, readonly number[]>>) {
  const rows = Object.values(columns)[0].length;
  const day = Float64Array.from({ length: rows }, (_, i) => i);
  const number = (name: string, values: Float64Array) => ({ name, unit: "", label: name, values });
  const prefixes = [...new Set(Object.keys(columns).map((name) => /^(.*: )?/.exec(name)?.[1] ?? ""))];
  const all = prefixes.flatMap((prefix) =>
    ["tumour", ...immuneKinds].map((name) =>
      number(prefix + name, Float64Array.from(columns[prefix + name] ?? new Float64Array(rows))),
    ),
  );
  return table("series", [number("day", day), ...all]);
}

test("immune cells that are gone for good are told of with the day, those that came back are not", () => {
  const tumour = [10, 10, 10, 10];
  expect(runNotes(scenario("primary"), series({ tumour, NK: [3, 0, 0, 0] }))).toEqual([
    "from day 1 on no immune cell was left in primary.",
  ]);
  expect(runNotes(scenario("primary"), series({ tumour, NK: [3, 0, 0, 1] }))).toEqual([]);
  expect(runNotes(scenario("primary"), series({ tumour }))).toEqual(["no immune cell was ever in primary."]);
});

test("a tumour that is gone, and one that reaches the edge, each in its patch", () => {
  const edge = Math.ceil((Math.PI / 4) * roomIn(size));
  const notes = runNotes(
    scenario("a", "b"),
    series({ "a: tumour": [5, 0, 0], "a: NK": [1, 1, 1], "b: tumour": [5, edge - 1, edge], "b: NK": [1, 1, 1] }),
  );
  expect(notes[0]).toBe("from day 1 on no tumour cell was left in a.");
  expect(notes[1]).toMatch(/^from day 2 on the tumour reached the edge of b: /);
  expect(notes).toHaveLength(2);
});
