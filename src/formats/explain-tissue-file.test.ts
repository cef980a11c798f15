import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tissueBehaviours } from "../models/tissue/behaviours.ts";
import { spellings } from "../models/tissue/grammar.ts";
import { tissueSignals } from "../models/tissue/signals.ts";
import { writeDocument } from "./document.ts";
import { exampleTissue, explainTissueFile } from "./explain-tissue-file.ts";
import { readTissueScenario } from "./tissue-file.ts";
import { tissueJsonSchema } from "./tissue-json-schema.ts";

const reference = (name: string) => readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), "utf8");

test("docs/reference/tissue-scenario.md is what `immunarium explain tissue-file --format markdown` prints", () => {
  expect(reference("tissue-scenario.md")).toBe(writeDocument(explainTissueFile(), "markdown"));
});

test("docs/reference/tissue.schema.json is what `immunarium explain tissue-file --json` prints", () => {
  expect(JSON.parse(reference("tissue.schema.json"))).toEqual(JSON.parse(JSON.stringify(tissueJsonSchema())));
});

test("the example on the page is a tissue file", async () => {
  const scenario = await readTissueScenario(exampleTissue, "example.yaml", () => undefined);
  expect(scenario.model.cellTypes.map(({ name }) => name)).toEqual(["tumour", "T cell"]);
});

test("every signal and behaviour that the page names is one", () => {
  const names = { substances: ["NAME"], cellTypes: ["NAME"], customs: ["NAME"] };
  const known = new Set([...spellings(tissueSignals(names)).keys(), ...spellings(tissueBehaviours(names)).keys()]);
  const text = writeDocument(explainTissueFile(), "text");
  const sentences = text.slice(text.indexOf("Signals are"), text.indexOf("An unknown one"));
  const quoted = [...sentences.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((word) => !known.has(word))).toEqual([]);
});
