import { useRef } from "preact/hooks";
import { clusters, dayAt, percent } from "./axis.ts";
import { lastDay } from "./change-doses.ts";
import { type Course, dayText, keyOf, plural, type TherapyCard } from "./course.ts";
import { DoseMark, moveByKey } from "./dose-mark.tsx";
import { dragDoses } from "./drag-doses.ts";
import type { Given, TreatmentEditor } from "./editor.ts";
import { DrugGlyph } from "./icons.tsx";
import { doseWords, scheduleText } from "./words.ts";

/** Pixels below which two doses share a button. */
const CLOSE = 25;

interface LaneProps {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly card: TherapyCard;
  readonly rows: readonly LaneRowData[];
  readonly width: number;
}

/** A course in its lane. */
export interface LaneRowData {
  readonly course: Course;
  /** Days of doses that were given before the days that can be changed. */
  readonly past: readonly number[];
  /** Days of doses that can be changed. */
  readonly days: readonly number[];
}

/** One therapy: a row for each amount of a dose. */
export function Lane({ editor, given, card, rows, width }: LaneProps) {
  return (
    <li class={`timeline-lane is-${given.side}`}>
      {rows.map((row) => (
        <LaneRow key={keyOf(row.course)} {...{ editor, given, card, width, row }} />
      ))}
    </li>
  );
}

interface LaneRowProps extends Omit<LaneProps, "rows"> {
  readonly row: LaneRowData;
}

function LaneRow({ editor, given, card, row: { course, past, days: free }, width }: LaneRowProps) {
  const { span, side } = given;
  const pixelsPerDay = width / span.until;
  const shown = [...past, ...free];
  return (
    <div class="timeline-row">
      <div class="timeline-label">
        <span class="timeline-therapy">
          <DrugGlyph slot={card.slot} />
          <b>{course.therapy}</b>
        </span>
        <span class="quiet-text">
          {doseWords(course.dose)}, {scheduleText(free.length > 0 ? course : { days: past })}
        </span>
      </div>
      <div class="timeline-track">
        {span.from > 0 && <span class="timeline-locked" style={{ width: percent(span.from, span.until) }} />}
        <AddHere {...{ editor, given, course }} />
        {shown.length > 1 && (
          <span
            class="timeline-rod"
            style={{
              left: percent(shown[0], span.until),
              width: percent(shown[shown.length - 1] - shown[0], span.until),
            }}
          />
        )}
        {past.map((day) => (
          <span
            key={`locked ${day}`}
            class="timeline-dose is-locked"
            role="img"
            aria-label={`${course.therapy}, ${doseWords(course.dose)}, ${dayText(day)}, before the fork`}
            style={{ left: percent(day, span.until) }}
          >
            <DrugGlyph slot={card.slot} />
          </span>
        ))}
        {free.length > 1 && (
          <Grip {...{ editor, given, course, days: free, pixelsPerDay }} left={percent(free[0], span.until)} />
        )}
        {clusters(free, pixelsPerDay, CLOSE).map((days, i) => (
          <DoseMark
            key={`${side} ${i}`}
            {...{ editor, given, pixelsPerDay }}
            slot={card.slot}
            doses={{ course, days }}
          />
        ))}
      </div>
    </div>
  );
}

interface OnCourse {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly course: Course;
}

/** The free part of a lane: a click adds a dose on that day, Enter on the day on the screen. */
function AddHere({ editor, given, course }: OnCourse) {
  const { side, span } = given;
  return (
    <button
      type="button"
      class="timeline-add-here"
      aria-label={`Add a dose of ${course.therapy}, ${doseWords(course.dose)}`}
      onClick={(event) => {
        const track = event.currentTarget;
        const box = track.getBoundingClientRect();
        const byKey = event.detail === 0;
        const wish = byKey ? editor.store.playback.day.peek() : dayAt(event.clientX, track, span.until);
        const day = Math.min(lastDay(span.until), Math.max(Math.ceil(span.from), Math.round(wish)));
        const { every: _, ...like } = course;
        const at = { x: byKey ? box.left + (day / span.until) * box.width : event.clientX, y: box.bottom };
        editor.form.value = { side, course: { ...like, days: [day] }, at };
      }}
    />
  );
}

interface GripProps extends OnCourse {
  readonly days: readonly number[];
  readonly pixelsPerDay: number;
  readonly left: string;
}

/** A handle before the first dose that moves the whole course. */
function Grip({ editor, given, course, days, pixelsPerDay, left }: GripProps) {
  const pressed = useRef(false);
  const doses = { course, days };
  return (
    <button
      type="button"
      class="timeline-grip"
      style={{ left }}
      title="Move the whole course"
      aria-label={`${course.therapy}, ${doseWords(course.dose)}, whole course of ${plural(days.length, "dose")}`}
      aria-describedby="timeline-dose-help"
      onPointerDown={(event) => {
        pressed.current = false;
        dragDoses(event, { editor, given, doses, pixelsPerDay, onDrag: () => (pressed.current = true) });
      }}
      onClick={(event) => {
        if (pressed.current) return;
        const { left: x, bottom: y } = event.currentTarget.getBoundingClientRect();
        editor.form.value = { side: given.side, course, days, at: { x, y } };
      }}
      onKeyDown={(event) => moveByKey(event, editor, given, doses)}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
}
