import { count, list, significant } from "../charts/quantities.ts";
import { measureWords, type ShownMeasure } from "../experiments/scan/outcomes.ts";
import { screened } from "../experiments/sensitivity/elementary-effects.ts";
import type { SensitivityResult } from "../experiments/sensitivity/sensitivity-result.ts";
import { type BarEnd, tornado } from "../experiments/sensitivity/tornado.ts";
import { quantityName } from "./quantity-words.ts";
import { sampleText } from "./sensitivity-picture.ts";

/** So many are told one by one. */
const told = 5;

/** What a sensitivity analysis says, in sentences: how much was run, what moves the outcome, what may be chance. */
export function sensitivityWords(result: SensitivityResult, shown: ShownMeasure): string[] {
  const said = result.plan.method === "tornado" ? tornadoWords(result, shown) : morrisWords(result, shown);
  const failures = result.failures.filter((one) => one !== undefined);
  return [
    `In this model, ${sampleText(result)}.`,
    ...said,
    ...(failures.length > 0 ? [`${count(failures.length, "run")} failed; the first: ${failures[0]}`] : []),
  ];
}

function tornadoWords(result: SensitivityResult, shown: ShownMeasure): string[] {
  const { base, bars } = tornado(result, shown);
  const { label, unit } = measureWords[shown];
  const clear = bars.filter(({ verdict }) => verdict === "moves");
  const doubtful = bars.filter(({ verdict }) => verdict === "may be chance");
  const same = bars.filter(({ verdict }) => verdict === "none");
  return [
    `As in the scenario: ${label.toLowerCase()} ${significant(base.value, 4)} ${unit} on average (95 % interval ${significant(base.lo)} to ${significant(base.hi)}).`,
    clear.length === 0
      ? "No quantity moves it clearly within these ranges and with so few runs."
      : `${count(clear.length, "quantity").replace("quantitys", "quantities")} of ${bars.length} ${clear.length === 1 ? "moves" : "move"} it clearly; the most: ${list(clear.slice(0, told).map(({ range }) => quantityName(range.quantity)))}.`,
    ...clear.slice(0, told).map(({ range, low, high }) => {
      const ends = [low, high].flatMap((end) => (end ? [endWords(end, unit)] : []));
      return `${quantityName(range.quantity)}: ${ends.join("; ")}.`;
    }),
    ...(doubtful.length > 0
      ? [
          `May be chance, since the interval contains 0: ${list(doubtful.map(({ range }) => quantityName(range.quantity)))}.`,
        ]
      : []),
    ...(same.length > 0 ? [`No run changed with ${list(same.map(({ range }) => quantityName(range.quantity)))}.`] : []),
    "Runs of one seed are compared in pairs; intervals hold for all ends together at 95 %. Quantities vary one at a time: what they do together is not seen here.",
  ];
}

function endWords({ value, effect, verdict }: BarEnd, unit: string): string {
  const more = effect.value < 0 ? "less" : "more";
  const chance = verdict === "may be chance" ? ", which may be chance" : "";
  return `at ${significant(value, 4)} ${significant(Math.abs(effect.value))} ${unit} ${more} (${significant(effect.lo)} to ${significant(effect.hi)})${chance}`;
}

function morrisWords(result: SensitivityResult, shown: ShownMeasure): string[] {
  const inputs = screened(result, shown);
  const { label, unit } = measureWords[shown];
  const chance = inputs[inputs.length - 1];
  const name = ({ range }: (typeof inputs)[number]) => (range ? quantityName(range.quantity) : "");
  const clear = inputs.filter(({ range, verdict }) => range && verdict === "moves");
  const doubtful = inputs.filter(({ range, verdict }) => range && verdict === "may be chance");
  const same = inputs.filter(({ range, verdict }) => range && verdict === "none");
  const bent = clear.filter(({ deviation, size }) => deviation > size.value);
  return [
    `Other seeds alone move ${label.toLowerCase()} by ${significant(chance.size.value)} ${unit} on average (${significant(chance.size.lo)} to ${significant(chance.size.hi)}): an effect must be larger than that to be one.`,
    clear.length === 0
      ? "No quantity moves it clearly more within these ranges and with so few trajectories."
      : `Over their whole ranges, these move it clearly: ${list(clear.slice(0, told).map((one) => `${name(one)} by ${significant(one.size.value)} ${unit} (${significant(one.size.lo)} to ${significant(one.size.hi)})`))}${clear.length > told ? `, and ${clear.length - told} more` : ""}.`,
    ...(bent.length > 0
      ? [
          `What ${list(bent.map(name))} ${bent.length === 1 ? "does" : "do"} depends on the other quantities, bends, or is chance: σ is larger than μ*.`,
        ]
      : []),
    ...(doubtful.length > 0
      ? [`May be chance, since the interval meets that of other seeds alone: ${list(doubtful.map(name))}.`]
      : []),
    ...(same.length > 0 ? [`No run changed with ${list(same.map(name))}.`] : []),
  ];
}
