import { shortNumber } from "../timeline/course.ts";
import { Icon } from "../timeline/icons.tsx";
import { goTo } from "./go-to.ts";
import type { LabStore } from "./lab-store.ts";

const places = [
  ["timeline", "Treat"],
  ["plots", "Plots"],
  ["scenario", "Change"],
  ["words", "Words"],
  ["why", "Why"],
] as const;

/** On a phone: play, the day, and ways to each part, always under the thumb. */
export function PhoneBar({ store }: { readonly store: LabStore }) {
  const { playback, duration, lastDay } = store;
  const day = playback.day.value;
  const words = playback.playing.value ? "Pause" : "Play";
  return (
    <div class="lab-phone">
      <div class="lab-phone-play">
        <button type="button" class="primary" aria-label={words} onClick={() => playback.toggle()}>
          <Icon name={playback.playing.value ? "pause" : "play"} />
        </button>
        <input
          type="range"
          aria-label="Day"
          min={0}
          max={duration.value}
          step={0.25}
          value={day}
          aria-valuetext={`Day ${shortNumber(day)} of ${shortNumber(duration.value)}`}
          onInput={(event) => {
            playback.pause();
            playback.seek(Math.min(Number(event.currentTarget.value), lastDay.value));
          }}
        />
        <output>{shortNumber(Math.round(day * 10) / 10)} d</output>
      </div>
      <nav aria-label="Parts of the lab">
        {places.map(([id, words]) => (
          <button key={id} type="button" class="quiet" onClick={() => goTo(id)}>
            {words}
          </button>
        ))}
      </nav>
    </div>
  );
}
