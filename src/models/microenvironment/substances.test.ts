import { expect, test } from "vitest";
import { references } from "../../foundation/references.ts";
import { parseUnit } from "../../foundation/units.ts";
import { substanceNames, substances } from "./substances.ts";

test.for(substanceNames)(
  "%s: a diffusion constant of a known work or an honest guess, and a unit or a level",
  (name) => {
    const { diffusion, source, unit, meaning } = substances[name];
    expect(diffusion).toBeGreaterThan(0);
    expect(meaning.length).toBeGreaterThan(3);
    if (unit !== "relative") expect(() => parseUnit(unit)).not.toThrow();
    if (source.startsWith("assumed:")) expect(source.length).toBeGreaterThan(20);
    else expect(Object.keys(references)).toContain(source.split(",")[0]);
  },
);
