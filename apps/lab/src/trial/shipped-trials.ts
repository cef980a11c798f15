import type { TrialData } from "./document/trial-document.ts";

/** The trial files that come with the lab, each loaded when it is asked for. */
const files = import.meta.glob<{ readonly default: TrialData }>("../../../../trials/*.yaml");

const nameOf = (path: string) => path.replace(/^.*\/|\.yaml$/g, "");
const byName = new Map(Object.entries(files).map(([path, load]) => [nameOf(path), load]));

export const shippedNames: readonly string[] = [...byName.keys()].sort();

export async function shippedTrial(name: string): Promise<TrialData> {
  const load = byName.get(name);
  if (!load) throw new Error(`no trial is called ${name}`);
  return (await load()).default;
}
