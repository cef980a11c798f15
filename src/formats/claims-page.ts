import type { ClaimRecord, ClaimsRecord } from "./claims-record.ts";
import { figure } from "./conformance-page.ts";

const words: Readonly<Record<string, string>> = {
  holds: "holds",
  weak: "weak: the interval reaches out of the expected range",
  fails: "**fails**: the interval lies outside of the expected range",
  "not judged": "**not judged**: runs failed",
};

function figureOr(value: number | null, unknown: string): string {
  return value === null ? unknown : figure(value);
}

/** `3.2 (2.1 to 4.9)`, with the unit where there is one. */
export function effectText({ effect, lo, hi, unit, compared }: ClaimRecord): string {
  const tail = compared === "ratio" || unit === "1" ? "" : ` ${unit}`;
  return `${figureOr(effect, "?")}${tail} (${figureOr(lo, "no limit")} to ${figureOr(hi, "no limit")})`;
}

/**
 * The page of claims, made of `claims.json` alone: each statement with its arms, its claims, verdicts in words, effects
 * with intervals, reasons, sources, and the command that reproduces it.
 */
export function claimsPage(record: ClaimsRecord): string {
  const { command, version, seconds, digest, statements, claims } = record;
  const count = (verdict: string) => claims.filter((one) => one.verdict === verdict).length;
  const notJudged = count("not judged");
  return `${[
    "# Claims",
    "",
    `Made by \`${command}\` with version ${version} in ${seconds} s, beside runs that were stored; digest of all series \`${digest.slice(0, 16)}\`.`,
    `Of ${claims.length} claims ${count("holds")} hold, ${count("weak")} are weak, ${count("fails")} fail${notJudged > 0 ? `, ${notJudged} could not be judged` : ""}.`,
    "",
    "Each statement is a scenario file: a control, and what is changed, run under the same chance. A claim says what should",
    "come of it, in a range with a source or a reason. It holds where the whole confidence interval of the effect lies in that",
    "range, fails where none of it does, and is weak in between. Runs are compared in pairs of the same seed: means by Student's",
    "interval, ratios of means by Fieller's, frequencies by exact or score intervals. Scenarios, and a few ranges, were settled",
    "after trial runs with some of the same seeds, so verdicts are no blind test; nor does a claim that holds say more than that",
    "the model does what the statement says.",
    "",
    "| lesson | statement | holds | weak | fails | not judged |",
    "|---|---|---|---|---|---|",
    ...statements.map((one) => overviewRow(one, claims)),
    "",
    ...statements.flatMap((one) => section(one, claims)),
  ]
    .join("\n")
    .trim()}\n`;
}

type Statement = ClaimsRecord["statements"][number];

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function own({ scenario }: Statement, claims: readonly ClaimRecord[]): ClaimRecord[] {
  return claims.filter((one) => one.scenario === scenario);
}

function overviewRow(statement: Statement, claims: readonly ClaimRecord[]): string {
  const verdicts = own(statement, claims).map(({ verdict }) => verdict);
  const counts = ["holds", "weak", "fails", "not judged"].map(
    (one) => verdicts.filter((it) => it === one).length || "",
  );
  return `| ${statement.lessons.join(", ")} | ${cell(statement.title)} | ${counts.join(" | ")} |`;
}

function section(statement: Statement, claims: readonly ClaimRecord[]): string[] {
  const { scenario, title, meaning, lessons, arms } = statement;
  return [
    `## ${lessons.length > 0 ? `${lessons.join(", ")}: ` : ""}${title}`,
    "",
    ...(meaning === "" ? [] : [meaning.trim(), ""]),
    `Arms: ${arms.join(", ")}. Reproduce: \`immunarium claims ${scenario}\``,
    "",
    ...own(statement, claims).flatMap(claimLines),
  ];
}

function claimLines(claim: ClaimRecord): string[] {
  const { id, statement, changed, arm, against, measured, compared, expected, confidence, verdict } = claim;
  const sides = against === null ? `\`${arm}\` by itself` : `\`${arm}\` against \`${against}\``;
  const runs = `${claim.replicates} runs${against === null ? "" : " of each"}${claim.leftOut > 0 ? `, ${claim.leftOut} left out since the quantity was gone` : ""}`;
  return [
    `### ${id}`,
    "",
    `${statement} ${words[verdict].replace(/^(\**)(\w)/, (_, stars, letter) => stars + letter.toUpperCase())}.`,
    "",
    "| changed | arms | measured | compared | expected | found | runs |",
    "|---|---|---|---|---|---|---|",
    `| ${cell(changed)} | ${cell(sides)} | ${cell(measured)} | ${compared} | ${expected} | ${effectText(claim)} | ${runs} |`,
    "",
    ...(claim.reason === null ? [] : [`Why: ${claim.reason.trim()}`, ""]),
    `Interval: ${Math.round(confidence * 100)} %. Source: ${claim.source}`,
    "",
  ];
}
