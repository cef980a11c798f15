import "./sketch.css";
import type { TrialDesign } from "../../../../../src/index.ts";
import { cardOf, faultWords, fieldOf, placeWords } from "../engine/faults.ts";
import { cardTitles, goToCard } from "../setup/card.tsx";
import { fieldId } from "../setup/field.tsx";
import { useStore } from "../store-context.ts";
import { layout } from "./geometry.ts";
import { designNotes } from "./notes.ts";
import { SketchPicture } from "./sketch-picture.tsx";

/** The design as a picture, as words, and what is wrong or odd about it. */
export function DesignSketch() {
  const store = useStore();
  const { design, faults, waiting } = store.session.checked.value;
  return (
    <section class="panel sketch" aria-label="Design sketch">
      <h2>Design sketch</h2>
      {design ? (
        <>
          {faults.length > 0 && <p class="quiet-text">The last design that was in order:</p>}
          <SketchPicture design={design} layout={layout(design)} />
        </>
      ) : (
        <p class="quiet-text">{waiting ? "Reading the design …" : "Nothing to draw before the design is in order."}</p>
      )}
      <section aria-label="Checks">
        {faults.length > 0 ? (
          <>
            <h3>
              {faults.length} {faults.length === 1 ? "thing" : "things"} to mend
            </h3>
            <ul class="sketch-faults">
              {faults.map((fault) => {
                const card = cardOf(fault.key);
                const field = fieldOf(fault, store.fields.value);
                return (
                  <li key={`${fault.key} ${fault.found}`}>
                    <button type="button" class="sketch-fault" onClick={() => goToCard(card, field && fieldId(field))}>
                      {fault.key ? capital(placeWords(fault.key)) : cardTitles[card]}
                    </button>{" "}
                    {faultWords(fault)}
                  </li>
                );
              })}
            </ul>
          </>
        ) : (
          design && <Notes design={design} />
        )}
      </section>
    </section>
  );
}

function Notes({ design }: { readonly design: TrialDesign }) {
  const notes = designNotes(design);
  if (notes.length === 0) return <p class="sketch-sound">✓ Every check passed.</p>;
  return (
    <>
      <p class="sketch-sound">✓ It can run. Worth a look:</p>
      <ul class="sketch-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
