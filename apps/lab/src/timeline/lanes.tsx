import { alike, keyOf } from "./course.ts";
import type { Given, TreatmentEditor } from "./editor.ts";
import { Lane, type LaneRowData } from "./lane.tsx";

/** Lanes of one run: a therapy each, over the days of the scrubber. */
export function Lanes({ editor, given, width, several }: LanesProps) {
  const cards = editor.cards.value ?? {};
  const rows = rowsOf(given);
  const therapies = [...new Set(rows.map(({ course }) => course.therapy))];
  return (
    <section class={`timeline-lanes is-${given.side}`} aria-label={`Treatments: ${given.name}`}>
      {several && (
        <p class="timeline-side">
          <SideMark side={given.side} /> {given.name}
        </p>
      )}
      {rows.length === 0 ? (
        <p class="timeline-none quiet-text">No treatment in this run. Press + Add to give one.</p>
      ) : (
        <ul>
          {therapies.map((therapy) => (
            <Lane
              key={therapy}
              {...{ editor, given, width }}
              rows={rows.filter(({ course }) => course.therapy === therapy)}
              card={cards[therapy]}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Courses with their past: each as a row, also those that are over. */
function rowsOf({ courses, past, span }: Given): LaneRowData[] {
  const before = (key: string) => past.filter((course) => keyOf(course) === key).flatMap(({ days }) => days);
  const now = courses.map((course) => ({
    course,
    past: before(keyOf(course)),
    days: course.days.filter((day) => day >= span.from && day < span.until),
  }));
  const over = past
    .filter((course) => !courses.some((one) => alike(one, course)))
    .map(({ every: _, ...course }) => ({ course, past: course.days, days: [] }));
  return [...now, ...over]
    .filter((row) => row.days.length + row.past.length > 0)
    .sort((a, b) => (a.course.therapy < b.course.therapy ? -1 : a.course.therapy > b.course.therapy ? 1 : 0));
}

interface LanesProps {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly width: number;
  /** Whether there is another run on the screen. */
  readonly several: boolean;
}

/** The line style of a run, as in the curve behind the scrubber. */
function SideMark({ side }: { readonly side: Given["side"] }) {
  return (
    <svg class={`timeline-side-mark is-${side}`} viewBox="0 0 28 8" aria-hidden="true">
      <path d="M1 4h26" />
    </svg>
  );
}
