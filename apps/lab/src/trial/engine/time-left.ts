/** `about 12 s`, `about 3 min`: nobody needs more. */
export function roughTime(seconds: number): string {
  if (seconds < 1.5) return "about a second";
  if (seconds < 55) return `about ${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `about ${Math.max(1, Math.round(seconds / 60))} min`;
  return `about ${Math.round(seconds / 360) / 10} h`;
}

export interface StageProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** How far a run is as a whole, 0 to 1: growing is the shorter part of it. */
export function wholeProgress({ stage, done, total }: StageProgress): number {
  const part = total > 0 ? Math.min(1, done / total) : 0;
  if (stage === "growing patients") return GROWING * part;
  return stage === "treating patients" ? GROWING + (0.99 - GROWING) * part : 0.99;
}

/** Share of a run's time that growing patients takes, measured on trials of two arms. */
const GROWING = 0.25;

/** Seconds left in the present stage; undefined before there is something to go by. */
export function secondsLeft(passed: number, { done, total }: StageProgress): number | undefined {
  if (passed < 2 || done <= 0 || done >= total) return undefined;
  return (passed * (total - done)) / done;
}
