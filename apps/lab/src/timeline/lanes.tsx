import { type Course, shortNumber } from "./course.ts";
import type { Given, TreatmentEditor } from "./editor.ts";
import { Lane } from "./lane.tsx";

/** Lanes of one run: a therapy each, over the days of the scrubber. */
export function Lanes({ editor, given, width, several }: LanesProps) {
  const cards = editor.cards.value ?? {};
  const byTherapy = new Map<string, Course[]>();
  for (const course of given.courses) byTherapy.set(course.therapy, [...(byTherapy.get(course.therapy) ?? []), course]);
  return (
    <section class={`timeline-lanes is-${given.side}`} aria-label={`Treatments: ${given.name}`}>
      {several && (
        <p class="timeline-side">
          <SideMark side={given.side} /> {given.name}
          {given.span.from > 0 && <span class="quiet-text">from day {shortNumber(given.span.from)} on</span>}
        </p>
      )}
      {given.courses.length === 0 ? (
        <p class="timeline-none quiet-text">No treatment in this run.</p>
      ) : (
        <ul>
          {[...byTherapy].map(([therapy, courses]) => (
            <Lane key={therapy} {...{ editor, given, courses, width }} card={cards[therapy]} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface LanesProps {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly width: number;
  /** Whether there is another run on the screen. */
  readonly several: boolean;
}

/** The line style of a run, as in the curve behind the scrubber. */
export function SideMark({ side }: { readonly side: Given["side"] }) {
  return (
    <svg class={`timeline-side-mark is-${side}`} viewBox="0 0 28 8" aria-hidden="true">
      <path d="M1 4h26" />
    </svg>
  );
}
