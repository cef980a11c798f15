import { interruption } from "./interruption.ts";
import { Progress } from "./progress.ts";

interface Watched {
  readonly quiet: boolean;
  /** Absent: as many as the run profits from. */
  readonly threads?: number | undefined;
  /** What runs, in words, and the unit of its time. */
  readonly what: string;
  readonly unit: string;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly threads?: number;
  readonly onProgress: (now: number, duration: number, cells: number) => void;
}

/** Runs something with its progress on the screen and an ear for Ctrl-C, both only as long as it runs. */
export async function watchRun<Outcome>(
  { quiet, threads, what, unit }: Watched,
  run: (watch: Watch) => Promise<Outcome>,
): Promise<Outcome> {
  const progress = new Progress(quiet);
  const { signal, release } = interruption();
  try {
    return await run({
      signal,
      ...(threads === undefined ? {} : { threads }),
      onProgress: (now, duration, cells) => progress.show(what, now, duration, ` ${unit}, ${cells} cells`),
    });
  } finally {
    progress.end();
    release();
  }
}
