import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { AntigenFields } from "./antigen-fields.tsx";
import { partOf } from "./change-doses.ts";
import { alike, dayText, plural } from "./course.ts";
import { type Draft, type DraftFaults, draftOf, readDraft } from "./draft.ts";
import type { Given, OpenForm, TreatmentEditor } from "./editor.ts";
import { AmountFields, ScheduleFields, TherapyField } from "./fields.tsx";
import { rival } from "./obstacles.ts";
import { patternCourse } from "./pattern-course.ts";
import { startingAntigens } from "./starting-antigens.ts";
import { carAntigenOf, vaccineAntigensOf } from "./treatments-of.ts";

/** The form of a dose or a course, beside where it was opened; on phones a sheet at the bottom. */
export function DoseForm({ editor }: { readonly editor: TreatmentEditor }) {
  const form = editor.form.value;
  const given = editor.given.value.find(({ side }) => side === form?.side);
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = form !== undefined && given !== undefined;
  useLayoutEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  const close = () => {
    editor.form.value = undefined;
  };
  return (
    <dialog
      ref={dialog}
      class="timeline-form"
      aria-labelledby="timeline-form-title"
      style={form && { "--x": `${form.at.x}px`, "--y": `${form.at.y}px` }}
      onClose={close}
      onPointerDown={(event) => event.target === event.currentTarget && close()}
    >
      {form && given && <FormBody key={form.at.x} {...{ editor, form, given, close }} />}
    </dialog>
  );
}

interface FormBodyProps {
  readonly editor: TreatmentEditor;
  readonly form: OpenForm;
  readonly given: Given;
  close(): void;
}

function FormBody({ editor, form, given, close }: FormBodyProps) {
  const cards = editor.cards.value ?? {};
  const { span } = given;
  const all = form.course.days.filter((day) => day >= span.from);
  const isNew = form.days === undefined;
  const isPart = !isNew && form.days.length < all.length;
  const [whole, setWhole] = useState(false);
  const days = isPart && !whole ? (form.days ?? []) : all;
  const [therapy, setTherapy] = useState(form.course.therapy);
  const card = cards[therapy];
  const [draft, setDraft] = useState(() => draftOf(partOf(form.course, days), card));
  const [faults, setFaults] = useState<DraftFaults>({});
  const document = editor.store.document.peek();
  const named = { vaccine: vaccineAntigensOf(document, form.side), car: carAntigenOf(document, form.side) };
  const [antigens, setAntigens] = useState(() => startingAntigens(card, given, named));
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const wrong = element.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    wrong?.focus();
    wrong?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [faults]);
  const change = (changes: Partial<Draft>) => setDraft((now) => ({ ...now, ...changes }));
  const choose = (isWhole: boolean) => {
    setWhole(isWhole);
    setDraft(draftOf(partOf(form.course, isWhole ? all : (form.days ?? [])), card));
  };
  const isEmpty = card.needs === "vaccine antigens" && !antigens.vaccine?.length;
  const save = () => {
    if (isEmpty) return;
    const read = readDraft(draft, { therapy, rest: form.course.rest }, card, span);
    if ("faults" in read) return setFaults(read.faults);
    close();
    editor.put(form.side, isNew ? undefined : { course: form.course, days }, read.course, antigens);
  };
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id="timeline-form-title">{titleOf(form, days)}</h2>
      {isPart && (
        <fieldset class="timeline-which">
          <legend class="visually-hidden">What to change</legend>
          <label>
            <input type="radio" name="timeline-which" checked={!whole} onChange={() => choose(false)} />
            {form.days?.length === 1 ? "only this dose" : `these ${form.days?.length} doses`}
          </label>
          <label>
            <input type="radio" name="timeline-which" checked={whole} onChange={() => choose(true)} />
            all {plural(all.length, "dose")}
          </label>
        </fieldset>
      )}
      <TherapyField
        value={therapy}
        cards={cards}
        isTaken={(one) =>
          rival(
            one,
            given.courses.filter((course) => isNew || !alike(course, form.course)),
            cards,
          ) !== undefined
        }
        choose={(name) => {
          setTherapy(name);
          const like = patternCourse(cards[name], cards[name].patterns[0], 0, span);
          const { amount, unit, route } = draftOf(like, cards[name]);
          change({ amount, unit, route });
          setAntigens(startingAntigens(cards[name], given, named));
        }}
      />
      <AmountFields {...{ draft, faults, card, change }} />
      <ScheduleFields {...{ draft, faults, card, change }} />
      <AntigenFields {...{ card, given }} value={antigens} change={setAntigens} />
      <p class="quiet-text">Model doses: numbers for the model, not advice.</p>
      <div class="row timeline-actions">
        <button type="submit" class="primary">
          {isNew ? "Add" : "Change"}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
        {!isNew && (
          <button
            type="button"
            class="timeline-remove"
            onClick={() => {
              close();
              editor.remove(form.side, { course: form.course, days });
            }}
          >
            Remove {days.length === 1 ? "this dose" : `${days.length} doses`}
          </button>
        )}
      </div>
    </form>
  );
}

function titleOf({ course, days: opened }: OpenForm, days: readonly number[]): string {
  if (opened === undefined) return `Add ${course.therapy}`;
  return `${course.therapy}, ${days.length === 1 ? dayText(days[0]) : plural(days.length, "dose")}`;
}
