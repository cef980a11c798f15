import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tissueBehaviours } from "./behaviours.ts";
import { entryNamed, type GrammarEntry, spellings } from "./grammar.ts";
import { tissueSignals } from "./signals.ts";

const dictionaries = new URL("../../../../shared/cases/physicell/rules_sample/dictionaries.txt", import.meta.url);
const names = {
  substances: ["oxygen", "apoptotic debris", "necrotic debris", "pro-inflammatory factor", "anti-inflammatory factor"],
  cellTypes: [
    "malignant epithelial cell",
    "M0 macrophage",
    "M1 macrophage",
    "M2 macrophage",
    "effector T cell",
    "exhausted T cell",
  ],
  customs: ["sample"],
};

function listed<Reference>(entries: readonly GrammarEntry<Reference>[]): string[] {
  return [...spellings(entries)].map(([text, { index }]) => `${index} : ${text}`).sort();
}

describe("the grammar has PhysiCell's words at PhysiCell's places", () => {
  if (!existsSync(dictionaries)) {
    console.warn("PhysiCell's dictionaries are not here: the comparison with them was left out.");
    test.skip("comparison with the dictionaries that PhysiCell writes", () => {});
    return;
  }
  const [, signals, behaviours] = readFileSync(dictionaries, "utf8").split(/^(?:Signals|Behaviors).*$/m);
  const written = (section: string) =>
    section
      .split("\n")
      .filter((line) => /^\d+ : /.test(line))
      .sort();

  test("signals and their synonyms", () => {
    expect(written(signals).length).toBeGreaterThan(70);
    expect(listed(tissueSignals(names))).toEqual(written(signals));
  });

  test("behaviours and their synonyms", () => {
    expect(written(behaviours).length).toBeGreaterThan(150);
    expect(listed(tissueBehaviours(names))).toEqual(written(behaviours));
  });
});

test("a synonym resolves to the same substance, type or phase as the name", () => {
  const signals = spellings(tissueSignals(names));
  expect(signals.get("gradient of necrotic debris")?.reference).toEqual({ kind: "gradient", of: 2 });
  const behaviours = spellings(tissueBehaviours(names));
  expect(behaviours.get("transition to M1 macrophage")?.reference).toEqual({ kind: "transformation", of: 2 });
  expect(behaviours.get("exit from cycle phase 0")?.reference).toEqual({ kind: "phase-exit", of: 0 });
});

test("an unknown signal is refused with the nearest known one", () => {
  const signals = spellings(tissueSignals(names));
  expect(() => entryNamed(signals, "oxigen", "signal", "rules.csv:3")).toThrow(
    "rules.csv:3: found the unknown signal `oxigen`; expected a signal of the model (did you mean oxygen?).",
  );
});
