import { quantityKey } from "../../../../src/index.ts";
import { fileStem } from "../export/save-as.ts";
import { shellWord } from "../share/command-line.ts";
import { armWord } from "./scan-command.ts";
import type { StudySensitivity } from "./study-scan.ts";

/** How a terminal comes to the same sensitivity analysis, digest and all. */
export function sensitivityCommand(plan: StudySensitivity): string {
  const { study, arm, method, ranges, replicates, trajectories } = plan;
  return [
    `npx immunarium sensitivity ${fileStem({ study })}.json`,
    ...armWord(study, arm),
    ...(method === "morris" ? ["--method morris"] : []),
    ...ranges.map(({ quantity, low, high, spacing }) => {
      const range = `${quantityKey(quantity)}=${low}:${high}${spacing === "factor" ? ":log" : ""}`;
      return `--vary ${shellWord(range)}`;
    }),
    `--replicates ${replicates}`,
    ...(method === "morris" ? [`--trajectories ${trajectories}`] : []),
  ].join(" ");
}
