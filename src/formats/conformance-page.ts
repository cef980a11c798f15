import { type Finding, holds } from "../experiments/tissue-conformance/conformance-case.ts";
import type { CaseResult } from "../experiments/tissue-conformance/run-conformance.ts";

/** Results that another program wrote: a claim a row. */
export interface LongRun {
  readonly title: string;
  readonly text: string;
}

export interface ConformanceProvenance {
  /** What was typed. */
  readonly command: string;
  readonly version: string;
  /** Runs of each random project. */
  readonly seeds: number;
}

/** Digits that matter, without a tail of zeros. */
export function figure(value: number): string {
  if (value === 0 || Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return size < 1e-3 || size >= 1e5 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

/** `≤ 1e-3`, `≥ 0.01`, or nothing. */
export function limitText({ limit }: Finding): string {
  if (!limit) return "";
  return "most" in limit ? `≤ ${figure(limit.most)}` : `≥ ${figure(limit.least)}`;
}

/** All cases as a page of Markdown: what, figure, limit, verdict, and notes below each table. */
export function conformancePage(
  results: readonly CaseResult[],
  evidence: readonly LongRun[],
  { command, version, seeds }: ConformanceProvenance,
): string {
  const counts = (verdict: string) => results.filter((one) => one.verdict === verdict).length;
  return `${[
    "# Conformance of the tissue engine",
    "",
    `Made by \`${command}\` with version ${version}. Each case is run by \`immunarium conformance tissue --only NAME\`.`,
    `${counts("holds")} cases hold, ${counts("fails")} fail, ${counts("skipped")} could not run here.`,
    "",
    `Cases that compare with PhysiCell need its projects and results in \`../shared/cases/physicell\` beside the checkout, or`,
    `where \`--reference\` says. Random projects are run with ${seeds} seeds against the reference's five. Figures without a`,
    "limit are told, not judged.",
    "",
    "| case | what it is about | verdict |",
    "|---|---|---|",
    ...results.map(({ name, title, verdict }) => `| [${name}](#${name}) | ${title} | ${verdict} |`),
    "",
    ...results.flatMap(section),
    ...evidence.flatMap(({ title, text }) => [`## ${title}`, "", text, ""]),
  ]
    .join("\n")
    .trim()}\n`;
}

const escaped = (text: string) => text.replaceAll("|", "\\|");

function section({ name, title, source, verdict, findings, reason }: CaseResult): string[] {
  const notes = findings.flatMap(({ note }, k) => (note ? [`${k + 1}. ${note}.`] : [`${k + 1}.`]));
  const told = findings.some(({ note }) => note);
  return [
    `## ${name}`,
    "",
    `${title}: **${verdict}**.${reason === "" ? "" : ` ${reason}.`}`,
    "",
    `Source: ${source}.`,
    "",
    ...(findings.length === 0
      ? []
      : [
          "| | figure | value | limit | verdict |",
          "|---|---|---|---|---|",
          ...findings.map(
            (finding, k) =>
              `| ${k + 1} | ${escaped(finding.what)} | ${figure(finding.value)}${finding.unit === "" ? "" : ` ${finding.unit}`} | ${limitText(finding)} | ${finding.limit ? (holds(finding) ? "holds" : "**fails**") : "told"} |`,
          ),
          "",
        ]),
    ...(told ? [...notes.filter((line) => !/^\d+\.$/.test(line)), ""] : []),
  ];
}
