import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { addButton, type TreatmentEditor } from "./editor.ts";
import { Lanes } from "./lanes.tsx";
import { Refusal } from "./refusal.tsx";
import { TreatmentList } from "./treatment-list.tsx";
import { sideLetter } from "./treatments-of.ts";

const narrow = matchMedia("(max-width: 700px)");

interface TreatmentsProps {
  readonly editor: TreatmentEditor;
  readonly width: number;
  /** What else can be done here. */
  readonly children?: ComponentChildren;
}

/** Treatments of the runs on the screen: lanes, or a list. */
export function Treatments({ editor, width, children }: TreatmentsProps) {
  const [asList, setAsList] = useState(narrow.matches);
  useEffect(() => {
    const follow = () => setAsList(narrow.matches);
    narrow.addEventListener("change", follow);
    return () => narrow.removeEventListener("change", follow);
  }, []);
  const sides = editor.given.value;
  const several = sides.length > 1;
  return (
    <div class="timeline-treatments">
      <div class="timeline-heading">
        <h2>
          Treatment <span class="quiet-text">model doses</span>
        </h2>
        {sides.map(({ side }) => (
          <button
            key={side}
            type="button"
            id={addButton(side)}
            aria-haspopup="dialog"
            onClick={() => {
              editor.adding.value = side;
            }}
          >
            + Add{several && ` to ${sideLetter(side)}`}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={asList}
          onClick={() => {
            editor.focus.value = undefined;
            setAsList(!asList);
          }}
        >
          Edit as list
        </button>
        {children}
      </div>
      <Refusal store={editor.store} />
      {editor.lost.value && (
        <p class="notice">
          Therapies could not be loaded. The run goes on.{" "}
          <button type="button" onClick={() => void editor.load()}>
            Load again
          </button>
        </p>
      )}
      {sides.map((given) =>
        asList ? (
          <TreatmentList key={given.side} {...{ editor, given }} />
        ) : (
          <Lanes key={given.side} {...{ editor, given, width, several }} />
        ),
      )}
      {!asList && sides.some(({ courses, past }) => courses.length + past.length > 0) && (
        <p class="timeline-hint quiet-text">
          {narrow.matches
            ? "Tap a dose to change, move or remove it. Tap a lane to add one."
            : "Drag a dose to move it alone; its course then lists its days. Drag ⠿ to move the whole course. Shift: between days. Alt: a copy. Click a lane to add a dose."}
        </p>
      )}
      <p id="timeline-dose-help" hidden>
        Enter opens it. Left and right arrows move it by a day, Page Up and Page Down by a week. Delete removes it.
      </p>
    </div>
  );
}
