import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type ShownTissue, TissuePicture } from "../tissue/tissue-view.tsx";
import type { LessonStore } from "./lesson-store.ts";

/** The tissue, and what plays it. It can be hidden: the plots and the words tell the same. */
export function PlayArea({ store, tissue }: { readonly store: LessonStore; readonly tissue: ShownTissue }) {
  const hidden = useSignal(false);
  return (
    <section class="lesson-tissue panel" aria-label="Tissue">
      <PlayBar store={store}>
        <button type="button" aria-pressed={hidden.value} onClick={() => (hidden.value = !hidden.value)}>
          Hide tissue
        </button>
      </PlayBar>
      {!hidden.value && <TissuePicture tissue={tissue} label="Tissue" />}
    </section>
  );
}

function PlayBar({ store, children }: { readonly store: LessonStore; readonly children: ComponentChildren }) {
  const { playback, duration, lastDay } = store.lab;
  const day = playback.day.value;
  return (
    <div class="row" data-region>
      <button type="button" class="primary" onClick={() => playback.toggle()}>
        {playback.playing.value ? "Pause" : "Play"}
      </button>
      <button type="button" onClick={() => playback.seek(lastDay.value)}>
        Skip
      </button>
      <label class="lesson-day">
        <span class="visually-hidden">Day</span>
        <input
          type="range"
          min={0}
          max={duration.value}
          step={0.25}
          value={day}
          aria-valuetext={`Day ${day.toFixed(0)} of ${duration.value}`}
          onInput={(event) => {
            playback.pause();
            playback.seek(Math.min(Number(event.currentTarget.value), lastDay.value));
          }}
        />
      </label>
      <output>
        Day {day.toFixed(0)} of {duration.value}
      </output>
      {children}
    </div>
  );
}
