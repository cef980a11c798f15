import { useEffect } from "preact/hooks";
import { registerShortcuts } from "../kit/keyboard-help.tsx";
import type { LabStore } from "../lab/lab-store.ts";
import { speeds } from "../lab/playback.ts";
import { Icon } from "./icons.tsx";

/** Days of a step: from one picture to the next. */
export function stepDays({ main }: LabStore): number {
  return main.opened.peek()?.frameEvery ?? 1;
}

export function toStart({ playback }: LabStore): void {
  playback.pause();
  playback.seek(0);
}

export function toEnd({ playback, lastDay }: LabStore): void {
  playback.pause();
  playback.seek(lastDay.peek());
}

/** Ways through the days of a run. */
export function PlayControls({ store }: { readonly store: LabStore }) {
  const { playback } = store;
  const playing = playback.playing.value;
  const step = (way: number) => playback.step(way * stepDays(store));
  useEffect(
    () =>
      registerShortcuts([
        { key: " ", words: "play or pause", run: () => playback.toggle() },
        { key: ",", words: "back by one picture", run: () => step(-1) },
        { key: ".", words: "on by one picture", run: () => step(1) },
        { key: "Home", words: "to the first day", run: () => toStart(store) },
        { key: "End", words: "to the last day computed", run: () => toEnd(store) },
      ]),
    [store],
  );
  return (
    <fieldset class="timeline-play">
      <legend class="visually-hidden">Play</legend>
      <button
        type="button"
        aria-label="To the first day"
        title="To the first day (Home)"
        onClick={() => toStart(store)}
      >
        <Icon name="start" />
      </button>
      <button type="button" aria-label="Back" title="Back by one picture (,)" onClick={() => step(-1)}>
        <Icon name="back" />
      </button>
      <button
        type="button"
        class="primary timeline-playing"
        aria-label={playing ? "Pause" : "Play"}
        title={playing ? "Pause (Space)" : "Play (Space)"}
        onClick={() => playback.toggle()}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <button type="button" aria-label="On" title="On by one picture (.)" onClick={() => step(1)}>
        <Icon name="on" />
      </button>
      <button
        type="button"
        aria-label="To the last day computed"
        title="To the last day computed (End)"
        onClick={() => toEnd(store)}
      >
        <Icon name="end" />
      </button>
      <Speeds store={store} />
    </fieldset>
  );
}

function Speeds({ store: { playback } }: { readonly store: LabStore }) {
  return (
    <fieldset class="timeline-speeds">
      <legend class="visually-hidden">Speed</legend>
      {speeds.map((speed) => (
        <label key={speed}>
          <input
            type="radio"
            name="timeline-speed"
            checked={playback.speed.value === speed}
            onChange={() => {
              playback.speed.value = speed;
            }}
          />
          <span>
            {speed}×
            <span class="visually-hidden">
              : {speed * 2} {speed * 2 === 1 ? "day" : "days"} a second
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
