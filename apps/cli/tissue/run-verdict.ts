import { digestTable, type Table, version } from "../../../src/index.ts";

/** Whether a stored run of a tissue comes out the same again. */
export interface RunVerdict {
  readonly same: boolean;
  /** Whether the stored series has the digest that is stored with it. */
  readonly tablesAgree: boolean;
  readonly stored: string;
  readonly again: string | null;
  readonly differing: readonly string[];
  readonly versions: { readonly stored: string; readonly running: string };
}

interface Digested {
  readonly digest?: { readonly all: string; readonly series: string };
}

/** What is stored of a run, and how it is run again. */
interface StoredRun<Plan, Outcome> {
  readonly record: Digested & { readonly immunarium: string };
  readonly series: Table;
  /** What was run; a text where that cannot be told, with what does not fit. */
  plan(): Promise<Plan | string>;
  again(plan: Plan): Promise<Outcome>;
  /** Where series differ first, in words; nothing where they do not. */
  differs(outcome: Outcome): string | undefined;
}

export async function verdictOf<Plan extends object, Outcome extends Digested & { readonly status: { code: string } }>(
  run: StoredRun<Plan, Outcome>,
): Promise<RunVerdict> {
  const { digest: stored, immunarium } = run.record;
  const tablesAgree = stored !== undefined && digestTable(run.series) === stored.series;
  const plan = tablesAgree ? await run.plan() : "the series in run.json";
  const outcome = typeof plan === "string" ? undefined : await run.again(plan);
  const again = outcome?.digest;
  const same = again !== undefined && again.all === stored?.all;
  return {
    same,
    tablesAgree,
    stored: stored?.all ?? "none: the run failed",
    again: again?.all ?? null,
    differing: same ? [] : typeof plan === "string" ? [plan] : differences(run, outcome),
    versions: { stored: immunarium, running: version },
  };
}

function differences<Plan, Outcome extends Digested & { readonly status: { code: string } }>(
  { record, differs }: StoredRun<Plan, Outcome>,
  outcome: Outcome | undefined,
): string[] {
  if (!outcome?.digest) return [`the run: ${outcome?.status.code}`];
  return [differs(outcome) ?? "the state at the end", ...(record.immunarium === version ? [] : ["version"])];
}

/** Yes or no in words. */
export function runVerdictText({ same, stored, again, differing, versions }: RunVerdict): string {
  const digests = `  stored  ${stored}\n  again   ${again ?? "none"}`;
  if (same) return `Yes: the same numbers, to the last bit.\n${digests}`;
  const between = `stored by version ${versions.stored}, run with version ${versions.running}`;
  return `No (${between}). What differs: ${differing.join(", ")}.\n${digests}`;
}
