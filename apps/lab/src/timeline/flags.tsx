import { useEffect, useRef } from "preact/hooks";
import { announce } from "../kit/live-region.tsx";
import type { LabStore } from "../lab/lab-store.ts";
import { levels, percent } from "./axis.ts";
import { dayText, shortNumber } from "./course.ts";
import { type EventFlag, eventFlags } from "./event-flags.ts";
import { usePaced } from "./paced.ts";
import { type Side, sideLetter } from "./treatments-of.ts";

interface SideFlag extends EventFlag {
  readonly side: Side;
}

/** Flags of the runs on the screen, as far as they are computed. */
export function useFlags(store: LabStore) {
  return usePaced((): readonly SideFlag[] => {
    const sides: readonly Side[] = store.document.value.beside ? ["main", "beside"] : ["main"];
    return sides
      .flatMap((side) => {
        const { frames, frameCount, opened } = store[side];
        const { beside } = store.document.value;
        // A fork has its past from the other run.
        const shared = side === "beside" && beside?.kind === "fork" ? beside.day : Number.NEGATIVE_INFINITY;
        const patches = opened.value?.scenario.patches ?? [];
        const prefix = patches.length > 1 ? `${patches[store.patch.value]?.name}: ` : "";
        const rows = frameCount.value > 0 ? frames.map(({ row }) => row) : [];
        return eventFlags(rows, prefix)
          .filter(({ day }) => day > shared)
          .map((flag) => ({ ...flag, side }));
      })
      .sort((a, b) => a.day - b.day);
  }, 300);
}

interface FlagsProps {
  readonly store: LabStore;
  readonly flags: readonly SideFlag[];
  readonly width: number;
}

const FLAG = 26;

/** Flags on the axis, with numbers that stand in the list below. */
export function FlagTrack({ store, flags, width }: FlagsProps) {
  const duration = store.duration.value;
  const level = levels(
    flags.map(({ day }) => (duration > 0 ? (day / duration) * width : 0)),
    FLAG,
  );
  return (
    <div class="timeline-track timeline-flags" style={{ "--levels": Math.max(1, ...level.map((one) => one + 1)) }}>
      {flags.map((flag, i) => (
        <button
          key={`${flag.side} ${flag.id}`}
          type="button"
          class={`timeline-flag is-${flag.side}`}
          style={{ left: percent(flag.day, duration), "--level": level[i] }}
          aria-label={`${i + 1}: ${dayText(flag.day)}, ${flag.words}`}
          title={`Day ${shortNumber(flag.day)}: ${flag.words}`}
          onClick={() => goTo(store, flag)}
        >
          {i + 1}
        </button>
      ))}
    </div>
  );
}

/** The same flags in words. */
export function FlagList({ store, flags }: Omit<FlagsProps, "width">) {
  const day = store.playback.day.value;
  const beside = store.document.value.beside !== undefined;
  useMilestones(store, flags);
  if (flags.length === 0) {
    return <p class="quiet-text">Nothing to flag yet: events show here as the run computes.</p>;
  }
  return (
    <ol class="timeline-events">
      {flags.map((flag) => (
        <li key={`${flag.side} ${flag.id}`} class={flag.day <= day + 1e-9 ? "is-past" : ""}>
          <button type="button" class="quiet" title={flag.how} onClick={() => goTo(store, flag)}>
            <span>
              <b>Day {shortNumber(flag.day)}</b> {flag.words}
              {beside && <span class="quiet-text"> ({sideLetter(flag.side)})</span>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function goTo({ playback }: LabStore, { day, words }: EventFlag): void {
  playback.pause();
  playback.seek(day);
  announce(`${dayText(day)}: ${words}`);
}

/** While days go by, what happens is said. */
function useMilestones({ playback }: LabStore, flags: readonly SideFlag[]): void {
  const before = useRef(0);
  const day = playback.day.value;
  useEffect(() => {
    const from = before.current;
    before.current = day;
    if (!playback.playing.peek() || day <= from) return;
    const passed = flags.filter((flag) => flag.day > from && flag.day <= day);
    if (passed.length > 0) announce(passed.map((flag) => `${dayText(flag.day)}: ${flag.words}`).join("; "));
  }, [day]);
}
