import { describe, expect, test } from "vitest";
import { assumed } from "../foundation/parameter.ts";
import { composeModel } from "../models/compose.ts";
import type { Model, ModelModule } from "../models/contract.ts";
import { prepare } from "./prepare.ts";

const parameter = (value: number, unit: string) => assumed(value, unit, "a test's parameter", "assumed: for a test");

/** A prey and a drug in two modules, with every kind of text that a model has. */
const prey: ModelModule = {
  name: "prey",
  meaning: "grows and is killed",
  states: {
    prey: { unit: "cell", initial: "2 * founders", meaning: "prey" },
    shed: { unit: "nmol/L", initial: 0, meaning: "what killed prey sets free" },
  },
  parameters: {
    founders: parameter(10, "cell"),
    growth: parameter(0.3, "1/day"),
    content: parameter(2, "nmol/(L*cell)"),
    loss: parameter(1, "1/day"),
  },
  formulas: {
    killing: { formula: "potency * hill(drug, half, 1)", unit: "1/day", meaning: "death rate" },
    killed: { formula: "killing * prey", unit: "cell/day", meaning: "deaths" },
  },
  reactions: {
    grow: { meaning: "growth", rate: "growth * prey", changes: { prey: 1 } },
    kill: { meaning: "killing", rate: "killed", changes: { prey: -1, shed: "content" } },
  },
  derivatives: { shed: "-loss * shed" },
  smallPopulations: [{ state: "prey", threshold: 5, birth: "growth", death: "killing", arrivals: "0" }],
};
const drug: ModelModule = {
  name: "drug",
  meaning: "fades",
  states: { drug: { unit: "mg", initial: 1, meaning: "drug" } },
  parameters: { potency: parameter(0.5, "1/day"), half: parameter(2, "mg"), fading: parameter(0.1, "1/day") },
  reactions: { fade: { meaning: "fading", rate: "fading * drug", changes: { drug: -1 } } },
  events: { top: { meaning: "topped up", when: "drug < 0.1 * half", set: { drug: "half" } } },
};
const model = (change: Partial<ModelModule> = {}, other: Partial<ModelModule> = {}): Model =>
  composeModel("hunt", "a test", [
    { ...prey, ...change },
    { ...drug, ...other },
  ]);
const withFormula = (formula: string, unit = "1/day") =>
  model({ formulas: { ...prey.formulas, killing: { formula, unit, meaning: "death rate" } } });

describe("prepare", () => {
  test("reactions, changes and derivatives of all modules add up to the equations written by hand", () => {
    const prepared = prepare(model(), { outputs: ["killed"] });
    expect([...prepared.initialState(prepared.values)]).toEqual([20, 0, 1]);
    const p = prepared.values;
    const out = new Float64Array(1);
    prepared.gauge(["killed"])(0, Float64Array.of(8, 3, 6), p, out);
    expect(out[0]).toBeCloseTo(0.5 * (6 / 8) * 8, 14);
    const rates = new Float64Array(3);
    prepared.populationRates(0, Float64Array.of(8, 3, 6), p, rates);
    expect([...rates]).toEqual([0.3, 0.375, 0]);
    prepared.eventValues[0](0, Float64Array.of(8, 3, 6), p, out);
    expect(out[0]).toBe(2);
  });

  test("an unknown name is refused with the module, the formula and what may have been meant", () => {
    expect(() => prepare(withFormula("potensy * hill(drug, half, 1)"))).toThrow(
      /^hunt, prey: killing: found the unknown name `potensy` \(did you mean potency\?\)/,
    );
    const rate = { kill: { meaning: "killing", rate: "kiled", changes: { prey: -1 } } };
    expect(() => prepare(model({ reactions: rate }))).toThrow(/^hunt, prey: kill: .*`kiled` \(did you mean killed\?\)/);
    expect(() => prepare(model({}, { events: { top: { meaning: "", when: "drug < hlaf", set: {} } } }))).toThrow(
      /^hunt, drug: top: .*`hlaf` \(did you mean half\?\)/,
    );
    const states = { ...prey.states!, prey: { unit: "cell", initial: "2 * fuonders", meaning: "prey" } };
    expect(() => prepare(model({ states }))).toThrow(/^hunt, prey: prey, initial value: .*`fuonders`.*founders/);
  });

  test("a circular rule is printed as a circle", () => {
    expect(() => prepare(withFormula("killed / prey"))).toThrow(
      /killing -> killed -> killing|killed -> killing -> killed/,
    );
  });

  test("a formula that does not parse, a state that is not there and a number that is none are refused", () => {
    expect(() => prepare(withFormula("potency * (drug"))).toThrow(/^hunt, prey: killing/);
    const nowhere = { grow: { meaning: "growth", rate: "growth * prey", changes: { pray: 1 } } };
    expect(() => prepare(model({ reactions: nowhere }))).toThrow(/^hunt, prey: grow: found a change of pray/);
    const parameters = { ...drug.parameters!, potency: parameter(Number.NaN, "1/day") };
    expect(() => prepare(model({}, { parameters }))).toThrow(/^hunt, drug: potency: found the value NaN/);
    const states = { drug: { unit: "mg", initial: Number.NaN, meaning: "drug" } };
    expect(() => prepare(model({}, { states }))).toThrow(/^hunt, drug: drug, initial value: found NaN/);
    const when = { top: { meaning: "", when: "drug < 1 and prey < 1", set: {} } };
    expect(() => prepare(model({}, { events: when }))).toThrow(/expected one comparison/);
    expect(() => prepare(model(), { outputs: ["kills"] })).toThrow(/the quantity kills/);
    expect(() => composeModel("twice", "a test", [prey, prey])).toThrow(/prey.states.prey: found a name that prey/);
  });

  test("every text whose unit does not fit its place is refused, with its module", () => {
    const cases: [Model, RegExp][] = [
      [withFormula("potency * drug"), /^hunt, prey: killing: /],
      [withFormula("potency * hill(drug, half, 1)", "1/hour"), /^hunt, prey: killing: .*factor 24/],
      [withFormula("potency * hill(drug, founders, 1)"), /^hunt, prey: killing: .*`hill\(drug, founders, 1\)`/],
      [withFormula("potency * exp(-drug)"), /^hunt, prey: killing: .*a pure number/],
      [
        model({ reactions: { ...prey.reactions!, grow: { meaning: "", rate: "growth", changes: { prey: 1 } } } }),
        /^hunt, prey: grow, rate times change of prey: /,
      ],
      [
        model({ reactions: { ...prey.reactions!, kill: { meaning: "", rate: "killed", changes: { shed: 1 } } } }),
        /^hunt, prey: kill, rate times change of shed: /,
      ],
      [model({ derivatives: { shed: "-shed" } }), /^hunt, prey: d\(shed\)\/dt: /],
      [
        model({ states: { ...prey.states!, prey: { unit: "cell", initial: "2 * growth", meaning: "" } } }),
        /^hunt, prey: prey, initial value: /,
      ],
      [model({ smallPopulations: [{ ...prey.smallPopulations![0], arrivals: "growth" }] }), /prey, arrivals: /],
      [model({ smallPopulations: [{ ...prey.smallPopulations![0], birth: "growth * prey" }] }), /prey, birth: /],
      [model({}, { events: { top: { meaning: "", when: "drug < founders", set: {} } } }), /^hunt, drug: top: /],
      [
        model({}, { events: { top: { meaning: "", when: "drug < half", set: { drug: "founders" } } } }),
        /^hunt, drug: top, new drug: /,
      ],
      [model({}, { parameters: { ...drug.parameters!, half: parameter(2, "fortnight") } }), /half, unit: .*fortnight/],
    ];
    for (const [wrong, message] of cases) expect(() => prepare(wrong)).toThrow(message);
  });

  test("`check: false` leaves units unchecked, for threads that get models already checked", () => {
    expect(() => prepare(withFormula("potency * drug"), { check: false })).not.toThrow();
  });
});
