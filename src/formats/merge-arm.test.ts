import { expect, test } from "vitest";
import { mergeArm } from "./merge-arm.ts";

const base = {
  duration: "60 days",
  parameters: { homing: 0.2, tumourDivision: 0.3 },
  clones: [
    { name: "wild", mhc: 1, antigens: { a: 1, b: 1 } },
    { name: "low", mhc: 0.1 },
  ],
  treatments: [{ therapy: "nivolumab" }, { therapy: "ipilimumab" }],
};
const merged = (changes: unknown) => mergeArm(base, changes, ["arms", "x"]);

test("maps are merged deeply, and what nobody names stays", () => {
  expect(merged({ parameters: { homing: 0.5 } }).data).toEqual({
    ...base,
    parameters: { homing: 0.5, tumourDivision: 0.3 },
  });
});

test("items of named lists are found by name, and unknown ones are added at the end", () => {
  const { data } = merged({
    clones: [
      { name: "new", mhc: 0.5 },
      { name: "wild", antigens: { b: 0 } },
    ],
  });
  expect(data.clones).toEqual([
    { name: "wild", mhc: 1, antigens: { a: 1, b: 0 } },
    { name: "low", mhc: 0.1 },
    { name: "new", mhc: 0.5 },
  ]);
});

test("other lists replace", () => {
  expect(merged({ treatments: [{ therapy: "avelumab" }] }).data.treatments).toEqual([{ therapy: "avelumab" }]);
});

test("null removes a key, at any depth", () => {
  const { data } = merged({ treatments: null, clones: [{ name: "wild", antigens: { a: null } }] });
  expect("treatments" in data).toBe(false);
  expect(data.clones).toEqual([{ name: "wild", mhc: 1, antigens: { b: 1 } }, base.clones[1]]);
});

test("null for a key that nobody wrote is a mistake, told where it stands", () => {
  expect(merged({ treatmnets: null }).faults).toEqual([
    {
      path: ["arms", "x", "treatmnets"],
      found: "nothing, and no such key to remove",
      expected: "a key that stands above, to remove it (did you mean treatments?)",
    },
  ]);
});

test("a name twice in one list is a mistake: the second would hide the first", () => {
  const { faults } = merged({
    clones: [
      { name: "wild", mhc: 0 },
      { name: "wild", mhc: 1 },
    ],
  });
  expect(faults.map(({ path }) => path)).toEqual([["arms", "x", "clones", 1, "name"]]);
});

test("what an arm wrote is found in the arm, the rest where it stood, also when lists were reordered by name", () => {
  const { placeOf } = merged({
    clones: [{ name: "new" }, { name: "low", mhc: 7 }],
    treatments: [{ therapy: "avelumab" }],
    parameters: null,
  });
  expect(placeOf(["clones", 1, "mhc"])).toEqual(["arms", "x", "clones", 1, "mhc"]);
  expect(placeOf(["clones", 2, "share"])).toEqual(["arms", "x", "clones", 0, "share"]);
  expect(placeOf(["clones", 0, "mhc"])).toEqual(["clones", 0, "mhc"]);
  expect(placeOf(["treatments", 0, "therapy"])).toEqual(["arms", "x", "treatments", 0, "therapy"]);
  expect(placeOf(["parameters"])).toEqual(["arms", "x", "parameters"]);
  expect(placeOf(["duration"])).toEqual(["duration"]);
});

test("the scenario that all arms share is left as it was", () => {
  const before = JSON.stringify(base);
  merged({ clones: [{ name: "wild", antigens: { a: null } }], parameters: { homing: 9 } });
  expect(JSON.stringify(base)).toBe(before);
});
