import { useSignalEffect } from "@preact/signals";
import { announce } from "../kit/live-region.tsx";
import { safe } from "../kit/wording.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { sayDay } from "../plots/say-value.ts";
import { WhyAnswerView } from "./why-answer.tsx";
import { whyOf } from "./why-run.ts";
import "./why.css";

/** Why the run on the screen took its course: asked by running it again with each cause held off. */
export function WhyPanel({ store }: { readonly store: LabStore }) {
  const why = whyOf(store);
  useSignalEffect(() => why.follow());
  const phase = why.phase.value;
  useSignalEffect(() => {
    const { value } = why.phase;
    if (value.is === "found") announce(value.why.sentences.slice(0, 2).join(" "));
  });
  const ended = store.main.phase.value.is === "ended";
  const replicates = why.replicates();
  const day = sayDay(store.playback.day.value);
  return (
    <section class="why panel" aria-label="Why did this happen?" id="why" tabIndex={-1}>
      <h2>Why did this happen?</h2>
      {phase.is === "running" ? (
        <div class="row">
          <progress aria-label="Runs done" {...(phase.of !== undefined && { value: phase.done, max: phase.of })} />
          <span>{phase.of === undefined ? "Going to the turning point…" : `${phase.done} of ${phase.of} runs`}</span>
          <button type="button" onClick={() => why.stop()}>
            Stop
          </button>
        </div>
      ) : (
        <div class="row">
          <button
            type="button"
            class={ended && phase.is !== "found" ? "primary" : undefined}
            disabled={!ended}
            onClick={() => why.ask()}
          >
            Ask about the main turning point
          </button>
          <button type="button" disabled={!ended} onClick={() => why.ask(store.playback.day.peek())}>
            Ask about the turn nearest day {day}
          </button>
        </div>
      )}
      {!ended && phase.is !== "running" && <p class="quiet-text">This can be asked when the run has ended.</p>}
      {phase.is === "idle" && ended && (
        <p class="quiet-text">
          The run is taken up again before the turn, {replicates} times with other chance, as it was and with each cause
          held off{replicates < 20 && "; as the tissue is large, these are fewer than the usual 20"}.
        </p>
      )}
      {phase.is === "stopped" && <p class="quiet-text">Stopped. Nothing was lost; ask again when you like.</p>}
      {phase.is === "failed" && (
        <p class="notice" role="alert">
          No answer was found: {phase.message}. The run is as it was; ask again, or change the scenario.
        </p>
      )}
      {phase.is === "found" && (
        <WhyAnswerView
          why={phase.why}
          replicates={phase.replicates}
          playback={store.playback}
          duration={store.duration.value}
          onAsk={(at) => why.ask(at)}
        />
      )}
      <p class="quiet-text">{safe.noblame}</p>
    </section>
  );
}
