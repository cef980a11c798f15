import type { TrialDesign } from "../../../../../src/index.ts";
import { remember, remembered } from "../../kit/theme.ts";

const storage = { body: "immunarium.trial.pace", tissue: "immunarium.trial.tissue-pace" };
const storageOf = ({ tissue }: TrialDesign) => (tissue ? storage.tissue : storage.body);
/** Seconds of one thread for a patient, an arm and a year of follow-up; a guess until the first run. */
const GUESS = 0.006;

/** What a trial's time grows with. */
function load({ patients, arms, duration, tissue }: TrialDesign): number {
  return patients * (arms.length + 1) * (duration / 365.25 + 0.5) * (tissue ? 3000 : 1);
}

/** Seconds that a run will take, from how long the last one took on this machine. */
export function estimatedSeconds(design: TrialDesign, threads: number): number {
  const pace = Number(remembered(storageOf(design))) || GUESS;
  return 0.5 + (load(design) * pace) / threads;
}

/** Keeps how fast this machine was. */
export function learnPace(design: TrialDesign, threads: number, seconds: number): void {
  remember(storageOf(design), String((Math.max(0.1, seconds - 0.5) * threads) / load(design)));
}
