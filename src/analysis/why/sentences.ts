import { exp } from "../../foundation/maths.ts";
import type { Findings, LeadingRate, TestedCause } from "./findings.ts";
import { capital, figures, list, ofRuns, sayChange } from "./say-numbers.ts";
import type { Turn, TurnKind } from "./turning-points.ts";

/**
 * What was found, in plain words, most telling first. Words of cause stand only where runs without the cause differ
 * from runs with it beyond their interval.
 */
export function sentences(findings: Findings): string[] {
  const { turn, leading, causes } = findings;
  if (!turn) return [noTurn(findings)];
  const made = sorted(causes, "made");
  const against = sorted(causes, "against");
  return [
    whatHappened(findings.subject, turn),
    ...(leading ? [rateChanged(leading)] : []),
    ...(findings.chance.verdict === "mostly" ? [mostlyChance(findings, turn)] : []),
    ...made.map((cause, i) => cameOf(findings, turn, cause, i === 0)),
    ...against.map((cause) => workedAgainst(findings, cause)),
    ...together(causes, "little", "made little difference"),
    ...open(causes),
    ...(made.length === 0 ? [noneFound(causes)].filter((text) => text !== "") : []),
    ...(findings.chance.verdict === "mostly" ? [] : chanceAlone(findings, turn)),
  ];
}

/** What runs that turned did, in the past tense. */
const didWords: Readonly<Record<TurnKind, string>> = {
  "began to grow": "began to grow",
  "began to shrink": "began to shrink",
  "stopped growing": "stopped growing",
  "stopped shrinking": "stopped shrinking",
  "died out": "died out",
  "grew faster": "grew faster",
  "grew more slowly": "slowed down",
  "shrank faster": "shrank faster",
  "shrank more slowly": "shrank more slowly",
};

function noTurn({ subject, growth }: Findings): string {
  if (Number.isNaN(growth)) return `No turning point was found in ${subject}: the looks are too few.`;
  return `No turning point was found: over the whole run ${subject} ${course(growth)}, and what differed from that is no more than chance gives.`;
}

function course(growth: number): string {
  const percent = 100 * (exp(growth) - 1);
  if (Math.abs(percent) < 0.5) return "stayed about the same";
  return `${percent > 0 ? "grew" : "shrank"} by about ${figures(Math.abs(percent))} % a day`;
}

function whatHappened(subject: string, { kind, day, lo, hi, before }: Turn): string {
  const when = lo === hi ? `On day ${figures(day)}` : `On day ${figures(day)} (${figures(lo)} to ${figures(hi)})`;
  if (kind === "died out") return `By day ${figures(day)} ${subject} had died out.`;
  if (kind === "began to grow" && before < -0.005) return `${when} ${subject} began to grow again.`;
  if (kind === "began to shrink" || kind === "began to grow") return `${when} ${subject} ${kind}.`;
  if (kind.startsWith("stopped")) return `${when} ${subject} ${kind}.`;
  return `From day ${figures(day)} (${figures(lo)} to ${figures(hi)}) ${subject} ${kind}.`;
}

/** Events a day, where they moved as their rate did; else for a hundred cells, as a changing tumour hides the rate. */
function rateChanged({ what, perDayBefore, perDayAfter, before, after, clear }: LeadingRate): string {
  const words = capital(what.replace(", other", " of other causes"));
  if (!clear) return `No rate changed by more than so few events would by chance; ${what} changed most.`;
  const rose = after > before;
  const alike = perDayAfter > perDayBefore === rose;
  const [from, to] = alike ? [perDayBefore, perDayAfter] : [100 * before, 100 * after];
  const unit = alike ? "a day in the tissue" : "a day for 100 tumour cells";
  return `${words} ${rose ? "rose" : "fell"} from ${figures(from)} to ${figures(to)} ${unit}.`;
}

function sorted(causes: readonly TestedCause[], verdict: TestedCause["verdict"]): TestedCause[] {
  const size = ({ effect }: TestedCause) => Math.abs(effect.logRatio);
  return causes.filter((one) => one.verdict === verdict).sort((a, b) => size(b) - size(a));
}

function cameOf({ until, subject }: Findings, { kind }: Turn, tested: TestedCause, first: boolean): string {
  const { cause, had, part, turned } = tested;
  const much = part >= 0.5 ? "Most of it came" : "Part of it came";
  const still = first ? `, and ${turned.x === 0 ? "none" : turned.x} of these runs ${didWords[kind]}` : "";
  return `${first ? much : "Part of it came"} of ${cause}: ${had}, ${subject} would ${outcome(tested, until)}${still}.`;
}

/** Where hardly anything is left a ratio says how many cells there were, not how few there are. */
function outcome({ effect, gone }: TestedCause, until: number): string {
  if (gone.x * 2 > gone.n) return `have died out by day ${figures(until)} in ${ofRuns(gone)}`;
  const size = sayChange(effect.change, effect.changeLo, effect.changeHi, `${effect.pairs} runs`);
  return `be ${size} on day ${figures(until)}`;
}

function workedAgainst({ until, subject }: Findings, tested: TestedCause): string {
  const { cause, had } = tested;
  return `${capital(cause)} worked against it: ${had}, ${subject} would ${outcome(tested, until)}.`;
}

function together(causes: readonly TestedCause[], verdict: TestedCause["verdict"], predicate: string): string[] {
  const names = causes.filter((one) => one.verdict === verdict).map(({ cause }) => cause);
  return names.length === 0 ? [] : [`${capital(list(names))} ${predicate}.`];
}

function open(causes: readonly TestedCause[]): string[] {
  const some = causes.filter(({ verdict }) => verdict === "open");
  if (some.length === 0) return [];
  return [`Whether ${list(some.map(({ cause }) => cause))} mattered cannot be told from ${some[0].effect.pairs} runs.`];
}

function noneFound(causes: readonly TestedCause[]): string {
  return causes.length === 0
    ? "No cause that could be held off was found."
    : "None of the causes that were held off explains it.";
}

function mostlyChance({ from, chance: { turned } }: Findings, { kind }: Turn): string {
  const same = turned.x === 0 ? `none of ${turned.n} runs` : ofRuns(turned);
  return `It was mostly chance: with the same settings and other chance from day ${figures(from)} on, ${same} ${didWords[kind]} as well.`;
}

function chanceAlone({ from, chance: { turned, verdict } }: Findings, { kind }: Turn): string[] {
  if (turned.n === 0) return ["Other chance was not tried."];
  const text = `With other chance alone from day ${figures(from)} on, ${ofRuns(turned)} ${didWords[kind]} as well`;
  return [verdict === "some" ? `${text}: chance had a large part too.` : `${text}.`];
}
