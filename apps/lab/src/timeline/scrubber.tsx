import type { LabStore } from "../lab/lab-store.ts";
import { axisTicks, dayAt, percent } from "./axis.ts";
import { shortNumber } from "./course.ts";
import { stepDays, toEnd, toStart } from "./play-controls.tsx";
import { Sparkline, type TumourLines } from "./sparkline.tsx";

/** The day on the screen, on an axis of all days of the run. */
export function Scrubber({ store, lines }: { readonly store: LabStore; readonly lines: TumourLines }) {
  const duration = store.duration.value;
  const day = store.playback.day.value;
  const seek = (event: PointerEvent & { readonly currentTarget: HTMLElement }) =>
    store.playback.seek(dayAt(event.clientX, event.currentTarget, duration));
  return (
    <div
      class="timeline-scrubber"
      role="slider"
      tabIndex={0}
      aria-label="Day"
      aria-valuemin={0}
      aria-valuemax={duration}
      aria-valuenow={Math.round(day * 100) / 100}
      aria-valuetext={`Day ${shortNumber(day)} of ${shortNumber(duration)}`}
      onKeyDown={(event) => onKey(event, store)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        store.playback.pause();
        seek(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seek(event)}
    >
      <Sparkline lines={lines} />
      <Computed store={store} />
      <div class="timeline-thumb" style={{ left: percent(day, duration) }} />
    </div>
  );
}

/** Days that are computed are solid; those to come are hatched. */
function Computed({ store }: { readonly store: LabStore }) {
  const duration = store.duration.value;
  return (
    <>
      <div class="timeline-rest" style={{ left: percent(store.lastDay.value, duration) }} />
      <DoseTicks store={store} />
      <div class="timeline-done" style={{ width: percent(store.lastDay.value, duration) }} />
    </>
  );
}

/** Days of doses, as the engine gives them. */
function DoseTicks({ store }: { readonly store: LabStore }) {
  const doses = store.main.opened.value?.scenario.host.doses ?? [];
  return [...new Set(doses.map(({ day }) => day))].map((day) => (
    <div key={day} class="timeline-dose-tick" style={{ left: percent(day, store.duration.value) }} />
  ));
}

export function Axis({ duration, width }: { readonly duration: number; readonly width: number }) {
  return (
    <div class="timeline-axis" aria-hidden="true">
      {axisTicks(duration, width).map((day) => (
        <span key={day} class="timeline-tick" style={{ left: percent(day, duration) }}>
          {day}
        </span>
      ))}
    </div>
  );
}

function onKey(event: KeyboardEvent, store: LabStore): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { playback } = store;
  const step = stepDays(store);
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => playback.step(-step),
    ArrowDown: () => playback.step(-step),
    ArrowRight: () => playback.step(step),
    ArrowUp: () => playback.step(step),
    PageUp: () => playback.step(7),
    PageDown: () => playback.step(-7),
    Home: () => toStart(store),
    End: () => toEnd(store),
    " ": () => playback.toggle(),
  };
  const run = moves[event.key];
  if (!run) return;
  event.preventDefault();
  run();
}
