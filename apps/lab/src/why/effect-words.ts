import type { Why } from "../../../../src/index.ts";

type Cause = Why["findings"]["causes"][number];

const verdicts: Readonly<Record<Cause["verdict"], string>> = {
  made: "yes",
  against: "no: it worked against it",
  little: "made little difference",
  open: "cannot be told from so few runs",
};

/** Whether the turn came of a cause, in words. */
export function verdictWords({ verdict }: Cause): string {
  return verdicts[verdict];
}

/** `3.1 times as many (2.2 to 4.4)`: how many tumour cells there were without the cause, against with it. */
export function effectWords({ effect }: Cause): string {
  const times = (change: number) => String(Number((1 + change).toPrecision(2)));
  const interval = Number.isFinite(effect.changeHi) ? ` (${times(effect.changeLo)} to ${times(effect.changeHi)})` : "";
  return `${times(effect.change)} times as many${interval}`;
}
