import type { LessonStore } from "./lesson-store.ts";

/** At most three sliders with named stops. */
export function Controls({ store }: { readonly store: LessonStore }) {
  return (
    <section class="lesson-controls panel" aria-label="Controls" data-region>
      <h2>Change one thing</h2>
      {store.lesson.controls.map(({ id, label, stops }) => {
        const at = store.stops.value[id];
        return (
          <div key={id}>
            <label for={`control-${id}`}>{label}</label>
            <output for={`control-${id}`}>{stops[at].label}</output>
            <input
              id={`control-${id}`}
              type="range"
              min={0}
              max={stops.length - 1}
              step={1}
              value={at}
              aria-valuetext={stops[at].label}
              onInput={(event) => store.set({ [id]: Number(event.currentTarget.value) })}
            />
          </div>
        );
      })}
      <button type="button" onClick={() => store.reset()}>
        Reset all
      </button>
    </section>
  );
}
