import type { Parameter, Parameters, Spread } from "../foundation/parameter.ts";
import { type Table, table } from "../foundation/table.ts";
import type { Model, ModelModule } from "../models/contract.ts";
import type { Block } from "./document.ts";

/** Parameters as a table with everything that a reader needs to doubt them. */
export function parameterBlock(parameters: Parameters): Block {
  return {
    kind: "table",
    headings: ["name", "value", "unit", "varies", "evidence", "meaning", "source"],
    rows: Object.entries(parameters).map(([name, parameter]) => parameterRow(name, parameter)),
  };
}

function parameterRow(name: string, { value, unit, spread, evidence, meaning, source }: Parameter): string[] {
  return [name, shortNumber(value), unit, spread ? spreadText(spread) : "", evidence, meaning, source];
}

/** At most five digits: 1/0.1436 is shown as 6.9638. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function spreadText({ shape, sigma }: Spread): string {
  const words = { lognormal: "log-normal", normal: "normal", logit: "logit-normal" };
  return `${words[shape]}, sd ${shortNumber(sigma)}`;
}

/** A model's parameters as the table that reports carry: name, value, unit, meaning, evidence, source, module. */
export function parameterTable(model: Model | ModelModule): Table {
  const entries = Object.entries(model.parameters ?? {});
  const origin = "origin" in model ? model.origin : {};
  const text = (name: string, label: string, read: (key: string, parameter: Parameter) => string) => ({
    name,
    unit: "",
    label,
    values: entries.map(([key, parameter]) => read(key, parameter)),
  });
  return table("parameters", [
    text("name", "Name", (key) => key),
    { name: "value", unit: "", label: "Value", values: Float64Array.from(entries, ([, { value }]) => value) },
    text("unit", "Unit", (_, { unit }) => unit),
    text("meaning", "Meaning", (_, { meaning }) => meaning),
    text("evidence", "Evidence", (_, { evidence }) => evidence),
    text("source", "Source", (_, { source }) => source),
    text("module", "Module", (key) => origin[key] ?? model.name),
  ]);
}
