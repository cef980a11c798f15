import type { Playback } from "../lab/playback.ts";
import { splitDays } from "./split-days.ts";

interface DayLinksProps {
  readonly text: string;
  readonly playback: Playback;
  /** Days of the run on the screen; runs that were compared may have gone on longer. */
  readonly duration: number;
}

/** A sentence in which each day that can be shown is a link that goes there. */
export function DayLinks({ text, playback, duration }: DayLinksProps) {
  return (
    <>
      {splitDays(text).map(({ words, day }, at) =>
        day === undefined || day > duration ? (
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
