import { useState } from "preact/hooks";
import { Dialog } from "../kit/dialog.tsx";
import { lastDay } from "./change-doses.ts";
import type { Course, Pattern, TherapyCard } from "./course.ts";
import type { Given, TreatmentEditor } from "./editor.ts";
import { TextField } from "./fields.tsx";
import { DrugGlyph } from "./icons.tsx";
import { obstacle } from "./obstacles.ts";
import { cutShort, oneDose, patternCourse, patternText } from "./pattern-course.ts";
import { startingAntigens } from "./starting-antigens.ts";
import { kinds } from "./therapy-kinds.ts";
import { carAntigenOf, vaccineAntigensOf } from "./treatments-of.ts";
import { doseWords } from "./words.ts";

/** Therapies that a study can name, with patterns that labels and protocols name. */
export function AddDialog({ editor }: { readonly editor: TreatmentEditor }) {
  const side = editor.adding.value;
  const given = editor.given.value.find((one) => one.side === side);
  const several = editor.given.value.length > 1;
  return (
    <Dialog
      open={given !== undefined}
      title={given && several ? `Add a treatment to ${given.name}` : "Add a treatment"}
      onClose={() => {
        editor.adding.value = undefined;
      }}
    >
      {given && <AddBody editor={editor} given={given} />}
    </Dialog>
  );
}

function AddBody({ editor, given }: { readonly editor: TreatmentEditor; readonly given: Given }) {
  const { span } = given;
  const cards = Object.values(editor.cards.value ?? {});
  const now = Math.round(editor.store.playback.day.peek());
  const [first, setFirst] = useState(String(Math.min(lastDay(span.until), Math.max(Math.ceil(span.from), now))));
  const day = Number(first);
  const isDay = first.trim() !== "" && day >= span.from && day < span.until;
  return (
    <div class="timeline-palette">
      <p class="quiet-text">
        Model doses. Patterns are what a label or a protocol says, dated as its source is; they are facts about that
        text, and no advice.
      </p>
      <TextField
        label="First dose on day"
        value={first}
        size={5}
        mode="decimal"
        fault={isDay ? undefined : `Write a day from ${span.from} to ${lastDay(span.until)}.`}
        type={setFirst}
      />
      {kinds.map(([slot, words]) => (
        <section key={slot} aria-label={words}>
          <h3>
            <DrugGlyph slot={slot} /> {words}
          </h3>
          <ul>
            {cards
              .filter((card) => card.slot === slot)
              .map((card) => (
                <TherapyItem key={card.name} {...{ editor, given, card, day: isDay ? day : undefined }} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface TherapyItemProps {
  readonly editor: TreatmentEditor;
  readonly given: Given;
  readonly card: TherapyCard;
  readonly day: number | undefined;
}

function TherapyItem({ editor, given, card, day }: TherapyItemProps) {
  const why = obstacle(card, given.courses, editor.cards.value ?? {}, given.scenario);
  const add = (course: Course) => {
    const document = editor.store.document.peek();
    const named = { vaccine: vaccineAntigensOf(document, given.side), car: carAntigenOf(document, given.side) };
    editor.adding.value = undefined;
    editor.put(given.side, undefined, course, startingAntigens(card, given, named));
  };
  const off = why !== undefined || day === undefined;
  return (
    <li class={why ? "is-off" : ""}>
      <p>
        <b>{card.name}</b> <span class="quiet-text">{card.meaning}</span>
      </p>
      {why ? (
        <p class="quiet-text">{why}</p>
      ) : (
        <div class="timeline-patterns">
          {card.patterns.map((pattern) => (
            <PatternButton key={pattern.name} {...{ card, pattern, off, given, add }} day={day ?? 0} />
          ))}
          {card.patterns[0]?.times !== 1 && (
            <button
              type="button"
              disabled={off}
              onClick={() => add(oneDose(card, card.patterns[0], day ?? 0, given.span))}
            >
              one dose of {doseWords(card.patterns[0].dose)}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

interface PatternButtonProps {
  readonly card: TherapyCard;
  readonly pattern: Pattern;
  readonly off: boolean;
  readonly day: number;
  readonly given: Given;
  add(course: Course): void;
}

function PatternButton({ card, pattern, off, day, given, add }: PatternButtonProps) {
  const course = patternCourse(card, pattern, day, given.span);
  const { source } = pattern;
  const short = cutShort(pattern, course);
  return (
    <span class="timeline-pattern">
      <button type="button" disabled={off} onClick={() => add(course)}>
        {patternText(pattern)}
      </button>
      <span class="chip" title={source.title}>
        {source.link ? (
          <a href={source.link} target="_blank" rel="noreferrer">
            {source.text}
          </a>
        ) : (
          source.text
        )}
      </span>
      {short && <span class="quiet-text">{short}</span>}
    </span>
  );
}
