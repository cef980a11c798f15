import { useEffect, useRef, useState } from "preact/hooks";
import { AntigenFields } from "./antigen-fields.tsx";
import { partOf } from "./change-doses.ts";
import { type Course, keyOf, shortNumber } from "./course.ts";
import { type Draft, type DraftFaults, draftOf, readDraft } from "./draft.ts";
import type { Antigens, Given, TreatmentEditor } from "./editor.ts";
import { AmountFields, ScheduleFields, TherapyField } from "./fields.tsx";
import { rival } from "./obstacles.ts";
import { patternCourse } from "./pattern-course.ts";
import { startingAntigens } from "./starting-antigens.ts";
import { carAntigenOf, vaccineAntigensOf } from "./treatments-of.ts";
import { daysText, doseWords } from "./words.ts";

/** Treatments of one run as a table that can be typed into: the same edits as in the lanes. */
export function TreatmentList({ editor, given }: { readonly editor: TreatmentEditor; readonly given: Given }) {
  const { courses, name, span } = given;
  const from = span.from > 0 ? `, from day ${shortNumber(span.from)} on` : "";
  if (!courses.some(({ days }) => days.some((day) => day >= span.from))) {
    return (
      <p class="timeline-none quiet-text">
        {name}: no treatment{from}.
      </p>
    );
  }
  return (
    <table class="timeline-list">
      <caption>
        {name}: treatments{from}
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Therapy</th>
          <th scope="col">Dose</th>
          <th scope="col">When</th>
          <th scope="col">
            <span class="visually-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {courses.map((course, i) => {
          const nth = courses.slice(0, i).filter(({ therapy }) => therapy === course.therapy).length;
          return <ListRow key={`${course.therapy} ${nth}`} {...{ editor, given, course }} />;
        })}
      </tbody>
    </table>
  );
}

interface ListRowProps {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly course: Course;
}

function ListRow({ editor, given, course }: ListRowProps) {
  const { side, span } = given;
  const cards = editor.cards.value ?? {};
  const card = cards[course.therapy];
  const days = course.days.filter((day) => day >= span.from);
  // Not the object: it is another one whenever the run begins again, and nobody's typing may be lost by that.
  const written = keyOf(course) + days.join();
  const latest = useRef<Draft>(undefined);
  const [draft, setDraft] = useState(() => draftOf(partOf(course, days), card));
  const [faults, setFaults] = useState<DraftFaults>({});
  const read = useRef(written);
  useEffect(() => {
    // Somebody may type before the row's first effect.
    if (read.current === written) return;
    read.current = written;
    setDraft(draftOf(partOf(course, days), card));
    latest.current = undefined;
    setFaults({});
  }, [written]);
  const document = editor.store.document.value;
  const named: Antigens = { vaccine: vaccineAntigensOf(document, side), car: carAntigenOf(document, side) };
  const commit = (now: Draft) => {
    const said = readDraft(now, course, card, span);
    setFaults("faults" in said ? said.faults : {});
    if ("course" in said) editor.put(side, { course, days }, said.course);
  };
  // Texts count when the field is left, choices at once.
  const change = (changes: Partial<Draft>) => {
    const now = { ...(latest.current ?? draft), ...changes };
    latest.current = now;
    setDraft(now);
    if (["unit", "route", "schedule", "everyUnit", "toEnd"].some((key) => key in changes)) commit(now);
  };
  if (days.length === 0) return null;
  const fields = { draft, faults, card, change };
  return (
    <tr
      onChange={(event) =>
        event.target instanceof HTMLInputElement && event.target.type === "text" && commit(latest.current ?? draft)
      }
    >
      <th scope="row">
        <TherapyField
          value={course.therapy}
          cards={cards}
          isTaken={(one) =>
            rival(
              one,
              given.courses.filter((other) => other !== course),
              cards,
            ) !== undefined
          }
          choose={(name) => {
            const next = cards[name];
            const { dose, route } = patternCourse(next, next.patterns[0], 0, span);
            const { route: _, ...same } = partOf(course, days);
            const by: Course = { ...same, therapy: name, dose, ...(route && { route }) };
            editor.put(side, { course, days }, by, startingAntigens(next, given, named));
          }}
        />
        <AntigenFields
          {...{ card, given }}
          value={startingAntigens(card, given, named)}
          change={(value) => editor.name(side, value)}
        />
      </th>
      <td>
        <AmountFields {...fields} />
      </td>
      <td>
        <ScheduleFields {...fields} />
        <p class="quiet-text">{daysText(days.filter((day) => day < span.until))}</p>
      </td>
      <td>
        <button
          type="button"
          aria-label={`Remove ${course.therapy}, ${doseWords(course.dose)}`}
          onClick={() => editor.remove(side, { course, days })}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}
