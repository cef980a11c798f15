import { outcome, running } from "./job.ts";

/** How far an export is, with a way to stop it. */
export function JobStatus() {
  const now = running.value;
  if (now) {
    return (
      <div class="export-status row">
        <span>{now.label} …</span>
        <progress value={now.part} max={1} aria-label={now.label} />
        <button type="button" onClick={() => now.stop()}>
          Stop
        </button>
      </div>
    );
  }
  const last = outcome.value;
  if (!last) return null;
  return (
    <div class={`export-status row${last.failed ? " notice" : ""}`}>
      <span>{last.text}</span>
      <button type="button" class="quiet" aria-label="Dismiss" onClick={() => (outcome.value = undefined)}>
        ✕
      </button>
    </div>
  );
}
