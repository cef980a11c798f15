import { type Axis, quantityKey } from "../../../../src/index.ts";
import { fileStem } from "../export/save-as.ts";
import { shellWord } from "../share/command-line.ts";
import type { StudyScan } from "./study-scan.ts";

/** How a terminal comes to the same scan, digest and all. */
export function scanCommand({ study, arm, axes, replicates, commonChance }: StudyScan): string {
  const words = [
    `npx immunarium scan ${fileStem({ study })}.json`,
    ...armWord(study, arm),
    ...axes.map((axis) => `--vary ${shellWord(`${quantityKey(axis.quantity)}=${range(axis)}`)}`),
    `--replicates ${replicates}`,
    ...(commonChance ? [] : ["--own-chance"]),
  ];
  return words.join(" ");
}

/** Files without arms have one that needs no name. */
export function armWord(study: StudyScan["study"], arm: string): string[] {
  return study.arms === undefined ? [] : [`--arm ${shellWord(arm)}`];
}

function range({ from, to, points, spacing }: Axis): string {
  return `${from}:${to}:${points}${spacing === "factor" ? ":log" : ""}`;
}
