import type { MicroenvironmentScenario, TissueFrame, TissueLook } from "../../../../src/index.ts";
import { titleOf } from "../document/canonical.ts";
import type { LabStore } from "../lab/lab-store.ts";

/** @throws where nothing has run yet */
export function scenarioAtHand({ main }: LabStore): MicroenvironmentScenario {
  const opened = main.opened.peek();
  if (!opened || main.frames.length === 0)
    throw new Error("There is no run yet. Wait until the first day is computed.");
  return opened.scenario;
}

/** What pictures and movies carry: which scenario, which arm, which chance. */
export function headline(store: LabStore): string {
  const { seed } = scenarioAtHand(store);
  const document = store.document.peek();
  const arm = document.study.arms === undefined ? "" : `, ${document.arm}`;
  return `${titleOf(document)}${arm}, seed ${seed}`;
}

/** The patch on the screen, on the day on the screen, with all that is known of its cells. */
export function frameAtHand(store: LabStore): Promise<TissueFrame> {
  scenarioAtHand(store);
  const day = store.main.frameAt(store.playback.day.peek())?.day ?? 0;
  return store.main.exportFrame(day, store.patch.peek());
}

/** Looks at the patch on the screen over the whole run, at most so many, evenly. */
export function looksAtHand(store: LabStore, most: number): TissueLook[] {
  const { frames } = store.main;
  const every = Math.max(1, Math.ceil(frames.length / most));
  const chosen = frames.filter((_, i) => i % every === 0 || i === frames.length - 1);
  return chosen.map(({ looks }) => looks[store.patch.peek()]);
}
