import { describe, expect, test } from "vitest";
import { readTrial } from "../../../../../src/index.ts";
import { designKind, withDesignKind } from "./conduct-edits.ts";
import { starterDesigns } from "./starter-designs.ts";
import { blankTrial, trialText, withArm, withArmName, withEdit, withoutArm } from "./trial-document.ts";

const kinds = ["every", "one", "looks", "stages"] as const;
const read = (trial: typeof blankTrial) => readTrial(trialText(trial), "trial");

test.each(kinds)("a blank trial made a trial of the kind “%s” is sound, and is of that kind", (kind) => {
  const trial = withDesignKind(blankTrial, kind);
  expect(designKind(trial)).toBe(kind);
  expect(() => read(trial)).not.toThrow();
});

test("back from any kind, the blank trial is what it was", () => {
  for (const kind of kinds) expect(withDesignKind(withDesignKind(blankTrial, kind), "every")).toEqual(blankTrial);
});

describe("arms that come, go and are renamed", () => {
  const looks = withDesignKind(blankTrial, "looks");

  test("a renamed arm is renamed where looks speak of it", () => {
    const renamed = withArmName(looks, 0, "new");
    expect(renamed.sequential).toMatchObject({ arm: "new", reference: "ipilimumab" });
    expect(() => read(renamed)).not.toThrow();
  });

  test("a third arm makes blocks that hold three, and its going leaves a sound trial", () => {
    const three = withArm(withEdit(looks, ["allocation", "ratio"], [2, 1]));
    expect(three.allocation).toEqual({ blocks: [6] });
    expect(() => read(three)).not.toThrow();
    expect(() => read(withoutArm(three, 2))).not.toThrow();
  });

  test("without one of the compared arms there are no looks", () => {
    const left = withoutArm(withArm(looks), 0);
    expect(left.sequential).toBeUndefined();
    expect(() => read(left)).not.toThrow();
  });

  test("the arm of two stages that goes leaves the other one's", () => {
    const stages = withDesignKind(blankTrial, "stages");
    const left = withoutArm(stages, 0);
    expect(read(left).twoStage?.arm).toBe("ipilimumab");
  });
});

test.each(starterDesigns.map(({ name, trial }) => [name, trial] as const))("the starter “%s” is sound", (_, trial) => {
  expect(() => read(trial)).not.toThrow();
});
