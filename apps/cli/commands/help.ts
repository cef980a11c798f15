import { safety } from "../../../src/index.ts";
import type { Command } from "../command.ts";

/** The text of `immunarium help`: what it is, what to type first, every verb. */
export function overview(commands: readonly Command[]): string {
  const wide = Math.max(...commands.map(({ name }) => name.length));
  return `Immunarium: an open virtual laboratory for cancer immunotherapy.

  immunarium trial trials/checkmate-067.yaml     run a virtual trial and write its report
  immunarium explain nivolumab                   what a drug does in the model, with sources
  immunarium run kuznetsov-1994 --days 100       a published model over time
  immunarium help trial                          more on a verb

${commands.map(({ name, summary }) => `  ${name.padEnd(wide)}  ${summary}`).join("\n")}

Ends with 0 when done, 1 when the answer is no (check, verify), 2 after wrong use, 130 after Ctrl-C.
NO_COLOR is honoured. Results go to standard output, everything else to standard error.

${safety.trial}
${safety.footer}
`;
}
