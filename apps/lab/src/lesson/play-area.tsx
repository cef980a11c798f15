import type { LessonStore } from "./lesson-store.ts";

/** The tissue, and what plays it. */
export function PlayArea({ store }: { readonly store: LessonStore }) {
  const { playback, duration, lastDay } = store.lab;
  const day = playback.day.value;
  return (
    <section id="play-area" class="panel" aria-label="Tissue" data-region>
      <div class="row">
        <button type="button" class="primary" onClick={() => playback.toggle()}>
          {playback.playing.value ? "Pause" : "Play"}
        </button>
        <label style={{ flex: 1 }}>
          <span class="visually-hidden">Day</span>
          <input
            type="range"
            min={0}
            max={duration.value}
            step={0.25}
            value={day}
            aria-valuetext={`Day ${day.toFixed(1)} of ${duration.value}`}
            onInput={(event) => {
              playback.pause();
              playback.seek(Math.min(Number(event.currentTarget.value), lastDay.value));
            }}
          />
        </label>
        <output>
          Day {day.toFixed(0)} of {duration.value}
        </output>
      </div>
    </section>
  );
}
