import * as v from "valibot";
import { InvalidFile } from "./invalid-file.ts";
import { duration } from "./quantity.ts";
import { asErrors, readShape } from "./read-shape.ts";
import { parseSource } from "./source-text.ts";

/** One run of one model: from a start to an end, with some parameters changed and some amounts given. */
export interface Scenario {
  readonly model: string;
  /** Days. */
  readonly duration: number;
  /** Days between recorded times. */
  readonly every: number;
  /** Parameters and initial states that differ from the model's own, by name. */
  readonly set: Readonly<Record<string, number>>;
  /** States and formulas to record; all states if empty. */
  readonly record: readonly string[];
  /** Amounts, in the unit of the state, that enter at an instant. */
  readonly doses: readonly { readonly into: string; readonly amount: number; readonly day: number }[];
  readonly relativeTolerance: number;
  readonly seed: number;
}

const finite = v.pipe(v.number(), v.finite("a finite number"));
const name = v.pipe(v.string(), v.nonEmpty("a name"));

const scenarioFile = v.strictObject({
  model: v.pipe(name, v.description("A published model or the reference model; `immunarium explain` lists them.")),
  title: v.optional(v.pipe(v.string(), v.description("What the run shows."))),
  duration: v.pipe(duration, v.description("Length of the run.")),
  every: v.optional(v.pipe(duration, v.description("Time between recorded rows. Absent: a two-hundredth of the run."))),
  set: v.optional(
    v.pipe(
      v.record(v.string(), finite),
      v.description("Parameters and initial states that differ, in the model's units."),
    ),
  ),
  record: v.optional(v.pipe(v.array(name), v.description("States and formulas to record. Absent: every state."))),
  doses: v.optional(
    v.pipe(
      v.array(v.strictObject({ into: name, amount: v.pipe(finite, v.minValue(0, "at least 0")), at: duration })),
      v.description("Amounts that enter a state at an instant, in its unit."),
    ),
  ),
  tolerance: v.optional(
    v.pipe(
      finite,
      v.gtValue(0, "a number above 0"),
      v.maxValue(0.1, "at most 0.1"),
      v.description("Relative error. Absent: 1e-8."),
    ),
  ),
  seed: v.optional(
    v.pipe(v.number(), v.integer("a whole number"), v.minValue(0, "at least 0"), v.description("Absent: 1.")),
  ),
});

/** More rows than any picture needs; a slip of a unit would fill the memory. */
const mostRows = 100_000;

/**
 * Reads a scenario from YAML or JSON. Names of states and parameters are checked when the model is at hand.
 *
 * @throws {InvalidFile} with everything that is wrong, each with file, line and key
 */
export function readScenario(text: string, file: string): Scenario {
  const source = parseSource(text, file);
  const { value, faults } = readShape(scenarioFile, source.data);
  const all = [...faults];
  if (value) {
    const every = value.every ?? value.duration / 200;
    if (value.duration === 0) all.push({ path: ["duration"], found: "a run of no length", expected: "a time above 0" });
    else if (!(value.duration / every <= mostRows)) {
      all.push({
        path: ["every"],
        found: `${Math.floor(value.duration / every)} rows`,
        expected: `at most ${mostRows}`,
      });
    }
    value.doses?.forEach(({ at }, index) => {
      if (at <= value.duration) return;
      all.push({
        path: ["doses", index, "at"],
        found: `day ${at}, after the run ends`,
        expected: `at most day ${value.duration}`,
      });
    });
  }
  if (value === undefined || all.length > 0) throw new InvalidFile(file, asErrors(source, all));
  return {
    model: value.model,
    duration: value.duration,
    every: value.every ?? value.duration / 200,
    set: value.set ?? {},
    record: value.record ?? [],
    doses: (value.doses ?? []).map(({ into, amount, at }) => ({ into, amount, day: at })),
    relativeTolerance: value.tolerance ?? 1e-8,
    seed: value.seed ?? 1,
  };
}
