import type { Playback } from "../lab/playback.ts";
import { splitDays } from "./split-days.ts";

/** A sentence in which each day is a link that goes there. */
export function DayLinks({ text, playback }: { readonly text: string; readonly playback: Playback }) {
  return (
    <>
      {splitDays(text).map(({ words, day }, at) =>
        day === undefined ? (
          words
        ) : (
          <button
            key={at}
            type="button"
            class="why-day"
            onClick={() => {
              playback.pause();
              playback.seek(day);
            }}
          >
            {words}
            <span class="visually-hidden"> (show this day)</span>
          </button>
        ),
      )}
    </>
  );
}
