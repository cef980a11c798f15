import { count, daysPerMonth, fixed, interval, list, percent, pValue } from "../charts/quantities.ts";
import { plannedBoundaries } from "../experiments/conduct/boundaries.ts";
import type { Conducted } from "../experiments/conduct/conduct.ts";
import type { Accrual, Allocation, SequentialDesign, TwoStageDesign } from "../experiments/conduct/conduct-design.ts";
import { twoStageErrors } from "../experiments/conduct/two-stage-design.ts";
import type { TrialDesign } from "../experiments/design.ts";

/** Months with one decimal: `14.2 months`. */
const monthsWords = (days: number) => `${fixed(days / daysPerMonth, 1)} months`;

const nouns = { PFS: "progression-free survival", OS: "overall survival" } as const;
const spendings = { "O'Brien-Fleming": "O’Brien–Fleming-type", Pocock: "Pocock-type" } as const;

/** How a trial is conducted, a sentence each; nothing where nobody is allocated. */
export function conductWords({ allocation, accrual, sequential, twoStage }: TrialDesign): string[] {
  return [
    ...(allocation ? [allocationWords(allocation)] : []),
    ...(accrual ? [accrualWords(accrual)] : []),
    ...(sequential ? sequentialWords(sequential) : []),
    ...(twoStage ? [twoStageWords(twoStage)] : []),
  ];
}

function allocationWords({ strata, blocks, ratio }: Allocation): string {
  const within = strata.map(({ covariate, cuts }) => `${covariate} (cut at ${list(cuts.map(String))})`);
  const where = strata.length > 0 ? ` within strata of ${list(within)}, and compared within them` : ", without strata";
  const sizes =
    blocks.length === 1 ? `blocks of ${blocks[0]}` : `blocks of ${list(blocks.map(String))}, drawn at random`;
  return `Patients are allocated ${ratio.join(" : ")} by permuted ${sizes}${where}.`;
}

function accrualWords({ over, ramp }: Accrual): string {
  const pace = ramp > 0 ? `at a pace that rises over the first ${monthsWords(ramp)}` : "at an even pace";
  return `They come over ${monthsWords(over)}, ${pace}.`;
}

function sequentialWords(design: SequentialDesign): string[] {
  const { arm, reference, endpoint, spending, alpha, sides, looks, futility } = design;
  const { efficacy, futility: lower } = plannedBoundaries(design);
  const when =
    looks.by === "events"
      ? `after ${list(looks.events.map(String))} events`
      : `after ${list(looks.days.map(monthsWords))}, with ${looks.events} events planned in the end`;
  const bounds = efficacy.map((bound) => (Number.isFinite(bound) ? fixed(bound, 3) : "no stop"));
  const test =
    sides === 1
      ? `${percent(alpha)} one-sided: rejected where Z ≥`
      : `${percent(alpha)} two-sided: rejected where |Z| ≥`;
  return [
    `${nouns[endpoint].charAt(0).toUpperCase()}${nouns[endpoint].slice(1)} of ${arm} against ${reference} is looked at ${when}; ${spendings[spending]} spending of ${test} ${list(bounds)}${looks.by === "calendar" ? ", were events to come evenly; at a look, the bounds follow from the events that there are" : ""}.`,
    ...(futility
      ? [
          `A look ends the trial as futile where ${futility.by === "beta" ? `Z ≤ ${list(lower.slice(0, -1).map((bound) => fixed(bound, 3)))}: ${spendings[futility.spending]} spending of ${percent(futility.beta)} of beta` : `conditional power under the trend that is seen falls below ${percent(futility.power)}`}. The bound is non-binding: the bounds for rejection do not count on it.`,
        ]
      : []),
  ];
}

function twoStageWords(design: TwoStageDesign): string {
  const { arm, p0, p1, optimum, stages } = design;
  const { n1, r1, n, r } = stages;
  const errors = twoStageErrors(design);
  const whose = optimum === "own" ? "Two stages" : `Simon’s ${optimum} two stages`;
  return `${whose} of ${arm}: ends with ${r1} or fewer responses of ${n1} patients, promising with more than ${r} of ${n}. For response rates of ${percent(p0)} and ${percent(p1)} the errors are ${percent(errors.alpha)} and ${percent(errors.beta)}; at ${percent(p0)} it ends early in ${percent(errors.early)} of trials, and expects ${fixed(errors.patients, 1)} patients.`;
}

/** How the conducted trial ended. */
export function conductedWords(design: TrialDesign, conduct: Conducted): string[] {
  const { sequential, twoStage, patients, repeated, day } = conduct;
  return [
    ...(sequential && design.sequential ? [endWords(design.sequential, sequential)] : []),
    ...(twoStage && design.twoStage ? stagesWords(design.twoStage, twoStage) : []),
    ...(sequential || twoStage
      ? []
      : [`All ${count(patients, "patient")} were followed to the end, ${monthsWords(day)} after the first came.`]),
    ...(repeated > 0
      ? [
          `${repeated} of its places are filled by a virtual patient who is in it already: run at least ${patients} for one trial of different people.`,
        ]
      : []),
  ];
}

function endWords({ sides }: SequentialDesign, outcome: NonNullable<Conducted["sequential"]>): string {
  const { looks, p, hazardRatio, adjusted, early, day, events, patients } = outcome;
  const last = looks[looks.length - 1];
  const decided = {
    rejected: `the hypothesis of no difference was rejected${sides === 2 && last.z < 0 ? ", the arm faring worse" : ""}`,
    futile: "it was ended as futile",
    "not rejected": "no difference was found",
    "go on": "it goes on",
  }[last.decision];
  const when = `${early ? `at look ${last.look + 1}` : "at the final analysis"}, after ${count(events, "event")} and ${monthsWords(day)}, with ${count(patients, "patient")} in the trial, ${decided}`;
  const bound =
    last.decision === "futile"
      ? `not above the futility bound of ${fixed(last.futility, 2)}`
      : `against a bound of ${Number.isFinite(last.efficacy) ? fixed(last.efficacy, 2) : "no stop"}`;
  return `In this model, ${when}: Z ${fixed(last.z, 2)}, ${bound}; stage-wise p ${pValue(p)}, hazard ratio ${fixed(hazardRatio, 2)} as it stood, ${fixed(adjusted.hr, 2)} (${interval(adjusted.lo, adjusted.hi, (value) => fixed(value, 2))}) with the looks taken into account.`;
}

function stagesWords({ stages, p0 }: TwoStageDesign, outcome: NonNullable<Conducted["twoStage"]>): string[] {
  const { first, responses, patients, early, promising, day, estimate } = outcome;
  const { naive, unbiased, p } = estimate;
  const end = early
    ? `${first.responses} of ${first.patients} responded, no more than ${stages.r1}: the trial ended after the first stage, ${monthsWords(day)} after the first patient came.`
    : `${first.responses} of ${first.patients} responded in the first stage and ${responses} of ${patients} in both, ${promising ? `more than ${stages.r}: promising` : `no more than ${stages.r}: not promising`}; ${monthsWords(day)} after the first patient came.`;
  return [
    `In this model, ${end}`,
    `Response rate ${percent(unbiased)} without the bias of stopping, ${percent(naive.rate)} (${percent(naive.lo)} to ${percent(naive.hi)}) as if there had been one stage; p ${pValue(p)} against ${percent(p0)}.`,
  ];
}
