import type { ScanStore } from "./scan-store.ts";

/** How far the scan is, and how to hold or end it. */
export function ProgressBar({ store }: { readonly store: ScanStore }) {
  const result = store.result.value;
  const phase = store.phase.value;
  if (!result || phase === "idle") return null;
  const total = result.runs.length;
  const done = store.done.value;
  const left = done > 1 ? ((store.elapsed.value / done) * (total - done)) / 1000 : Number.NaN;
  return (
    <section class="panel scan-progress" aria-label="Progress">
      <progress max={total} value={done} aria-label="Runs done" />
      <output>
        {words(phase, done, total)}
        {phase === "running" && left >= 2 && `, about ${duration(left)} left`}
      </output>
      {phase === "running" && (
        <button type="button" onClick={() => store.pause()}>
          Pause
        </button>
      )}
      {phase === "paused" && (
        <button type="button" onClick={() => store.resume()}>
          Go on
        </button>
      )}
      {store.busy.value && (
        <button type="button" onClick={() => store.stop()}>
          Stop and keep what is done
        </button>
      )}
      {store.failure.value && (
        <p class="notice" role="alert">
          Some runs could not be done: {store.failure.value}
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
