import {
  type Amendment,
  digestText,
  type EventKind,
  type MicroenvironmentScenario,
  scenarioDigest,
  version,
} from "../../../src/index.ts";
import type { ChosenOutput } from "../tissue/choose-outputs.ts";
import type { PicturePlan } from "../tissue/run-plan.ts";

/** All that decides what the run of one arm gives; threads do not. */
export interface ArmPlan {
  readonly title: string;
  readonly arm: string;
  readonly scenario: MicroenvironmentScenario;
  /** A run that began as another scenario, and is this one from a day on. */
  readonly fork?: {
    readonly origin: MicroenvironmentScenario;
    readonly at: number;
    /** What is changed in the run as it stands then. */
    readonly amendments: readonly Amendment[];
  };
  readonly outputs: readonly ChosenOutput[];
  readonly picture: PicturePlan;
  /** Kinds of events in the ledger; all where absent. */
  readonly events?: readonly EventKind[];
  /** Cell kinds that statistics of points of the last look are about; none are made where absent. */
  readonly spatial?: { readonly tumour: readonly string[]; readonly immune: readonly string[] };
}

/** Equal where a run can go on that another began. */
export function armKey({ scenario, fork, ...rest }: ArmPlan): string {
  const origin = fork && [scenarioDigest(fork.origin), fork.at, fork.amendments];
  return digestText(JSON.stringify([version, scenarioDigest(scenario), origin ?? null, rest]));
}

/** Folders of patches within that of a run, by patch: with a slash behind, and none where there is but one. */
export function patchFolders({ patches }: MicroenvironmentScenario): string[] {
  if (patches.length === 1) return [""];
  return folderNames(patches.map(({ name }) => name)).map((name) => `${name}/`);
}

/** Names as folders have them: letters, digits, `.`, `_` and `-`, each one once, whatever the case of its letters. */
export function folderNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+|-+$/g, "") || "run";
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${plain}-${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
