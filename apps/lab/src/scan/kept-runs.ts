import type { Measures, ShownMeasure } from "../../../../src/index.ts";

/** What came of many runs, with the plan that decides which they are. */
interface Runs<Plan> {
  readonly plan: Plan;
  readonly measures: (Measures | undefined)[];
  readonly failures: (string | undefined)[];
}

interface Kept<Plan> {
  readonly plan: Plan;
  readonly measures: (Measures | null)[];
  readonly failures: (string | null)[];
  readonly shown: ShownMeasure;
}

const keyOf = (kind: "scan" | "sensitivity") => `immunarium.${kind}`;

/** Keeps runs in this tab, so that they are there on the way back from the lab. */
export function keepRuns<Plan>(
  kind: "scan" | "sensitivity",
  { plan, measures, failures }: Runs<Plan>,
  shown: ShownMeasure,
): void {
  const kept: Kept<Plan> = {
    plan,
    shown,
    measures: measures.map((one) => one ?? null),
    failures: failures.map((one) => one ?? null),
  };
  try {
    sessionStorage.setItem(keyOf(kind), JSON.stringify(kept, unbounded));
  } catch {
    // Storage may be denied or full: the runs then last as long as the page.
  }
}

export function keptRuns<Plan>(kind: "scan" | "sensitivity"): Kept<Plan> | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(kind));
    return text ? (JSON.parse(text, bounded) as Kept<Plan>) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts what was kept into the result of its plan; says whether it fits. */
export function fill<Plan>(result: Runs<Plan>, { measures, failures }: Kept<Plan>): boolean {
  if (measures.length !== result.measures.length) return false;
  for (let run = 0; run < measures.length; run++) {
    result.measures[run] = measures[run] ?? undefined;
    result.failures[run] = failures[run] ?? undefined;
  }
  return true;
}

/** Runs that came to something. */
export function countDone({ measures, failures }: Pick<Runs<unknown>, "measures" | "failures">): number {
  return measures.filter((one, run) => one !== undefined || failures[run] !== undefined).length;
}

const words = new Map<number, string>([
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "-∞"],
]);

/** JSON has neither infinite numbers nor NaN. */
function unbounded(_: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  return words.get(value) ?? "NaN";
}

function bounded(_: string, value: unknown): unknown {
  if (value === "NaN") return Number.NaN;
  for (const [number, word] of words) if (value === word) return number;
  return value;
}
