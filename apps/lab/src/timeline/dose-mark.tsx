import { useEffect, useRef } from "preact/hooks";
import { percent } from "./axis.ts";
import type { Doses } from "./change-doses.ts";
import { alike, dayText, plural, shortNumber } from "./course.ts";
import { dragDoses } from "./drag-doses.ts";
import type { Given, TreatmentEditor } from "./editor.ts";
import { DrugGlyph } from "./icons.tsx";
import { doseWords } from "./words.ts";

interface DoseMarkProps {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly doses: Doses;
  readonly slot: string;
  readonly pixelsPerDay: number;
}

/** A dose on its day, or doses that lie too close to be told apart: dragged, moved by keys, opened, removed. */
export function DoseMark({ editor, given, doses, slot, pixelsPerDay }: DoseMarkProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { side, span } = given;
  const { course, days } = doses;
  const drag = editor.drag.value;
  const carried = drag?.side === side && alike(drag.doses.course, course) && drag.doses.days.includes(days[0]);
  const by = carried && !drag.copy ? drag.by : 0;
  useEffect(() => {
    const focus = editor.focus.peek();
    if (focus?.side !== side || focus.therapy !== course.therapy || focus.dose !== course.dose) return;
    if (!days.some((day) => Math.abs(day - focus.day) < 1e-6)) return;
    editor.focus.value = undefined;
    button.current?.focus();
  });
  const pressed = useRef(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={`timeline-dose ${carried ? "is-carried" : ""} ${days.length > 1 ? "is-train" : ""}`}
        style={{
          left: percent(days[0] + by, span.until),
          ...(days.length > 1 && { width: `calc(${percent(days[days.length - 1] - days[0], span.until)} + 24px)` }),
        }}
        aria-label={label(doses)}
        aria-describedby="timeline-dose-help"
        onPointerDown={(event) => {
          pressed.current = false;
          dragDoses(event, { editor, given, doses, pixelsPerDay, onDrag: () => (pressed.current = true) });
        }}
        onClick={(event) => {
          if (pressed.current) return;
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          editor.form.value = { side, course, days, at: { x: left, y: bottom } };
        }}
        onKeyDown={(event) => moveByKey(event, editor, given, doses)}
      >
        <DrugGlyph slot={slot} />
        {days.length > 1 && <span class="timeline-train">{days.length}×</span>}
      </button>
      {carried && <Bubble doses={doses} by={drag.by} copy={drag.copy} until={span.until} slot={slot} />}
    </>
  );
}

function label({ course: { therapy, dose, days: all }, days }: Doses): string {
  const which = all.length > 1 && days.length === 1 ? `, dose ${all.indexOf(days[0]) + 1} of ${all.length}` : "";
  return days.length > 1
    ? `${therapy}, ${doseWords(dose)}, ${plural(days.length, "dose")}, ${dayText(days[0])} to ${dayText(days[days.length - 1])}`
    : `${therapy}, ${doseWords(dose)}, ${dayText(days[0])}${which}`;
}

/** Where the doses on the pointer would go. */
function Bubble({
  doses: { days },
  by,
  copy,
  until,
  slot,
}: {
  readonly doses: Doses;
  readonly by: number;
  readonly copy: boolean;
  readonly until: number;
  readonly slot: string;
}) {
  return (
    <span class="timeline-bubble" style={{ left: percent(days[0] + by, until) }} aria-hidden="true">
      {copy && <DrugGlyph slot={slot} />}
      <b>
        {copy && "+ "}day {shortNumber(days[0] + by)}
      </b>
    </span>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -7, PageUp: 7 };

/** Arrows move by a day, page keys by a week. */
export function moveByKey(event: KeyboardEvent, editor: TreatmentEditor, { side }: Given, doses: Doses): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Delete" || event.key === "Backspace") editor.remove(side, doses);
  else if (Object.hasOwn(steps, event.key)) editor.move(side, doses, steps[event.key]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
