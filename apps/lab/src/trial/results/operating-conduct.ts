import {
  fixed,
  type OperatingResult,
  percent,
  type SequentialOperating,
  type Table,
  type TwoStageOperating,
  table,
} from "../../../../../src/index.ts";
import { textColumn } from "./readings.ts";

interface Captioned {
  readonly table: Table;
  readonly caption: string;
}

type Share = SequentialOperating["under"]["design"]["rejected"];
type Mean = SequentialOperating["under"]["design"]["patients"];

const shareWords = ({ rate, error }: Share) => `${percent(rate.rate)} ± ${fixed(error * 100, 1)}`;
const meanWords = ({ mean, error }: Mean, unit = 1) => `${fixed(mean / unit, 1)} ± ${fixed(error / unit, 2)}`;
const month = 365.25 / 12;
const both = ["design", "null"] as const;
const hypothesisWords = { design: "as simulated", null: "under the null" } as const;

/** Looks and stages of operating characteristics, each number with its Monte Carlo standard error. */
export function conductTables({ sequential, twoStage }: OperatingResult): readonly Captioned[] {
  return [...(sequential ? [looks(sequential), whole(sequential)] : []), ...(twoStage ? [stages(twoStage)] : [])];
}

function looks({ under, planned }: SequentialOperating): Captioned {
  const places = [...planned.events.keys()];
  const column = (name: string, label: string, of: (look: number) => string) => textColumn(name, label, places.map(of));
  const bound = (value: number) => (Number.isFinite(value) ? fixed(value, 3) : "–");
  return {
    caption: "Trials that end at each look; bounds of Z as planned",
    table: table("operating looks", [
      column("look", "Look", (look) => `${look + 1}: ${Math.round(planned.events[look])} events`),
      column("efficacy", "Rejected from", (look) => bound(planned.efficacy[look])),
      column("futility", "Futile up to", (look) => bound(planned.futility[look])),
      column("rejected", "Rejected there", (look) => shareWords(under.design.looks[look].rejected)),
      column("futile", "Futile there", (look) => shareWords(under.design.looks[look].futile)),
      column("nullRejected", "Null: rejected", (look) => shareWords(under.null.looks[look].rejected)),
      column("nullFutile", "Null: futile", (look) => shareWords(under.null.looks[look].futile)),
      column("day", "Mean month, where held", (look) => meanWords(under.design.looks[look].day, month)),
    ]),
  };
}

function whole({ under }: SequentialOperating): Captioned {
  const column = (name: string, label: string, of: (one: (typeof both)[number]) => string) =>
    textColumn(name, label, both.map(of));
  return {
    caption: "The trial as a whole: what is expected",
    table: table("operating whole", [
      column("hypothesis", "", (one) => hypothesisWords[one]),
      column("rejected", "Rejected (power, type-I error)", (one) => shareWords(under[one].rejected)),
      column("early", "Ended early", (one) => shareWords(under[one].early)),
      column("patients", "Patients", (one) => meanWords(under[one].patients)),
      column("events", "Events", (one) => meanWords(under[one].events)),
      column("days", "Months", (one) => meanWords(under[one].days, month)),
    ]),
  };
}

function stages({ under, exact, design }: TwoStageOperating): Captioned {
  const beside = { design: exact.cohort, null: exact.p0 };
  const column = (name: string, label: string, of: (one: (typeof both)[number]) => string) =>
    textColumn(name, label, both.map(of));
  return {
    caption: `Two stages, as simulated and at a response rate of ${percent(design.p0)}; beside them without simulation`,
    table: table("operating stages", [
      column("hypothesis", "", (one) => hypothesisWords[one]),
      column("promising", "Promising", (one) => shareWords(under[one].promising)),
      column("exact", "exactly", (one) => percent(beside[one].success)),
      column("early", "Ended after stage one", (one) => shareWords(under[one].early)),
      column("exactEarly", "exactly", (one) => percent(beside[one].early)),
      column("patients", "Patients", (one) => meanWords(under[one].patients)),
      column("exactPatients", "exactly", (one) => fixed(beside[one].patients, 1)),
      column("days", "Months", (one) => meanWords(under[one].days, month)),
    ]),
  };
}

/** Two stages in a sentence, with both sides of each share. */
export function stageSentences({ twoStage }: OperatingResult): readonly string[] {
  if (!twoStage) return [];
  const { under, design } = twoStage;
  const hundred = (share: number) => fixed(share * 100, 0);
  const { promising, early, patients } = under.design;
  return [
    `In this model, ${hundred(promising.rate.rate)} of 100 trials end as promising, and ${hundred(1 - promising.rate.rate)} do not; ${hundred(early.rate.rate)} end after the first stage. ${fixed(patients.mean, 1)} patients are expected. At a response rate of ${percent(design.p0)}, ${hundred(under.null.promising.rate.rate)} of 100 end as promising all the same, and ${hundred(under.null.early.rate.rate)} after the first stage.`,
  ];
}
