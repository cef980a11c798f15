import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Session } from "../engine/session.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { shortNumber } from "./course.ts";
import { usePaced } from "./paced.ts";

/** Milliseconds of computing after which it is worth saying how long it takes. */
const PATIENCE = 2000;

/** How far a run is computed, how long it may take yet, and a way to stop and go on. */
class Progress {
  readonly paused = signal(false);
  private since: { readonly time: number; readonly day: number } | undefined;

  constructor(private readonly store: LabStore) {}

  private get sessions(): Session[] {
    const { main, beside, document } = this.store;
    return document.peek().beside ? [main, beside] : [main];
  }

  toggle(): void {
    this.paused.value = !this.paused.value;
    this.since = undefined;
    const until = this.paused.value ? this.store.lastDay.peek() : Number.POSITIVE_INFINITY;
    for (const session of this.sessions) session.runUntil(until);
  }

  /** What to show now; subscribes to all that it depends on. */
  read() {
    const { main, beside, document, lastDay, duration } = this.store;
    const both = document.value.beside ? [main, beside] : [main];
    const computing = both.some(({ phase }) => phase.value.is === "computing");
    const day = lastDay.value;
    const now = performance.now();
    // After an edit days begin again from an earlier one.
    if (!computing || this.paused.value || (this.since && day < this.since.day)) this.since = undefined;
    if (computing && !this.paused.value) this.since ??= { time: now, day };
    return { computing, day, duration: duration.value, left: this.secondsLeft(day, duration.value, now) };
  }

  private secondsLeft(day: number, duration: number, now: number): number | undefined {
    if (!this.since || now - this.since.time < PATIENCE || day <= this.since.day) return undefined;
    return (((now - this.since.time) / (day - this.since.day)) * (duration - day)) / 1000;
  }
}

export function Computing({ store }: { readonly store: LabStore }) {
  const [progress] = useState(() => new Progress(store));
  const { computing, day, duration, left } = usePaced(() => progress.read()).value;
  const phase = store.main.phase.value;
  if (phase.is === "refused") return null;
  if (phase.is === "lost" || phase.is === "failed" || phase.is === "full") {
    return <p class="timeline-computing">Stopped at day {shortNumber(day)}</p>;
  }
  if (duration === 0) return <p class="timeline-computing">Preparing the first day…</p>;
  if (!computing) return <p class="timeline-computing">All {shortNumber(duration)} days computed</p>;
  const paused = progress.paused.value;
  return (
    <div class="timeline-computing">
      <progress aria-label="Days computed" max={duration} value={day} />
      <span>
        {paused ? "Paused at" : "Computed to"} day {Math.floor(day)}
        {!paused && left !== undefined && left > 1 && `, about ${timeLeft(left)} left`}
      </span>
      <button type="button" class="quiet" onClick={() => progress.toggle()}>
        {paused ? "Continue computing" : "Pause computing"}
      </button>
    </div>
  );
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds / 5) * 5} s`;
  return `${Math.ceil(seconds / 60)} min`;
}
