import type { ManyRuns } from "./many-runs.ts";

/** How far many runs are, and how to hold or end them. */
export function ProgressBar({ runs }: { readonly runs: ManyRuns }) {
  const phase = runs.phase.value;
  if (phase === "idle") return null;
  const total = runs.total.value;
  const done = runs.done.value;
  const left = done > 1 ? ((runs.elapsed.value / done) * (total - done)) / 1000 : Number.NaN;
  return (
    <section class="panel scan-progress" aria-label="Progress">
      <progress max={total} value={done} aria-label="Runs done" />
      <output>
        {words(phase, done, total)}
        {phase === "running" && left >= 2 && `, about ${duration(left)} left`}
      </output>
      {phase === "running" && (
        <button type="button" onClick={() => runs.pause()}>
          Pause
        </button>
      )}
      {phase === "paused" && (
        <button type="button" onClick={() => runs.resume()}>
          Go on
        </button>
      )}
      {runs.busy.value && (
        <button type="button" onClick={() => runs.stop()}>
          Stop and keep what is done
        </button>
      )}
      {runs.failure.value && (
        <p class="notice" role="alert">
          Some runs could not be done: {runs.failure.value}
        </p>
      )}
    </section>
  );
}

function words(phase: string, done: number, total: number): string {
  const count = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} runs`;
  if (phase === "reading") return "Reading the scenarios";
  if (phase === "paused") return `Paused at ${count}`;
  if (phase === "stopped") return `Stopped: ${count} are kept`;
  return phase === "done" ? `Done: ${count}` : count;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
