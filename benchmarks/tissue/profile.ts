import type { TissueRun } from "../../src/engine/tissue/tissue-run.ts";

type Method = (...args: unknown[]) => unknown;
type Wrapped = Record<string, Method>;

/** What is timed, by the part of a run's tissue that has it. `run` of a crew is told apart by the loop's name. */
const timed = {
  tissue: [
    "solveFields",
    "stepMechanics",
    "stepPhenotype",
    "applyRules",
    "contain",
    "reorder",
    "publish",
    "chooseStep",
  ],
  fields: ["advance"],
  mechanics: ["ensureList", "forces", "stiffness", "changes", "move"],
  crew: ["run"],
} as const;

/**
 * Puts timers around the parts of a run that has begun. Each name gets the time in which no other of them ran inside of
 * it: contacts, springs and rows that processes visit themselves are thus what is left of `stepMechanics`.
 *
 * @returns a function that gives names with their share of all time since, largest first
 */
export function profiled(run: TissueRun): () => [string, number][] {
  const seconds = new Map<string, number>();
  const open: string[] = ["rest"];
  let last = performance.now();
  const charge = () => {
    const now = performance.now();
    const name = open[open.length - 1];
    seconds.set(name, (seconds.get(name) ?? 0) + now - last);
    last = now;
  };
  const wrap = (owner: Wrapped, method: string, name: (args: unknown[]) => string) => {
    const original = owner[method];
    owner[method] = (...args) => {
      charge();
      open.push(name(args));
      try {
        return original.apply(owner, args);
      } finally {
        charge();
        open.pop();
      }
    };
  };
  const { tissue } = run as unknown as { readonly tissue: Wrapped & Record<string, Wrapped> };
  for (const [part, methods] of Object.entries(timed)) {
    const owner = part === "tissue" ? tissue : tissue[part];
    for (const method of methods) {
      wrap(owner, method, ([first]) => (part === "crew" ? `loop ${first}` : `${part}.${method}`));
    }
  }
  return () => {
    charge();
    const all = [...seconds.values()].reduce((sum, one) => sum + one, 0);
    return [...seconds].map(([name, time]): [string, number] => [name, time / all]).sort((a, b) => b[1] - a[1]);
  };
}
