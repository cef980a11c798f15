import { useState } from "preact/hooks";
import { ScrollBox } from "../../kit/scroll-box.tsx";
import type { Drawn } from "../engine/messages.ts";
import { useStore } from "../store-context.ts";
import { DataTable } from "./data-table.tsx";
import { Fold } from "./fold.tsx";
import { type Form, forms, saveFigure } from "./save-figure.ts";

/** A picture with its words, its table and its files. A click on a patient's mark opens the patient. */
export function Figure({ drawn }: { readonly drawn: Drawn }) {
  const store = useStore();
  const [fault, setFault] = useState("");
  const { id, title, caption, description, svg, table } = drawn;
  const open = ({ target }: Event) => {
    const mark = target instanceof Element ? target.closest("[data-patient]") : null;
    const [name, arm] = [mark?.getAttribute("data-patient"), mark?.getAttribute("data-arm")];
    if (name && arm) store.patient.value = { name, arm };
  };
  const save = (form: Form) => {
    setFault("");
    saveFigure(drawn, form).catch((error: unknown) =>
      setFault(`The ${form} was not saved (${error instanceof Error ? error.message : String(error)}).`),
    );
  };
  return (
    <figure class="results-figure" id={`figure-${id}`}>
      <h3>{title}</h3>
      <ScrollBox label={`Picture: ${title}`} class="results-frame">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the table below opens patients with the keyboard */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
        <div
          class="results-svg"
          onClick={open}
          // Drawn by our own charts, which escape every text.
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      </ScrollBox>
      <figcaption class="quiet-text">{caption}</figcaption>
      <fieldset class="row results-forms">
        <legend class="visually-hidden">Save {title}</legend>
        {forms.map((form) => (
          <button key={form} type="button" onClick={() => save(form)}>
            {form}
          </button>
        ))}
        {fault && (
          <span class="quiet-text" role="alert">
            {fault}
          </span>
        )}
      </fieldset>
      <Fold title={`In words: ${title}`}>
        <p>{description}</p>
      </Fold>
      <Fold title={`Table: ${title}`}>
        <DataTable table={table} caption={title} />
      </Fold>
    </figure>
  );
}
