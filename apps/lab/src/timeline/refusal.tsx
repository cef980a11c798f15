import type { LabStore } from "../lab/lab-store.ts";

const about = /treatments|vaccine-antigens|car-antigen/;

/** Why the study with the last change of treatments cannot run. The last run that could stays on the screen. */
export function Refusal({ store }: { readonly store: LabStore }) {
  const refused = [store.main, store.beside].map(({ phase }) => phase.value).find(({ is }) => is === "refused");
  if (refused?.is !== "refused") return null;
  const faults = refused.faults.filter(({ place }) => about.test(place));
  if (faults.length === 0) return null;
  return (
    <div class="notice timeline-refusal">
      <p>The last change cannot run, so the run before it stays on the screen:</p>
      <ul>
        {faults.map(({ place, found, expected }) => (
          <li key={place + found}>
            found {found}; expected {expected}
          </li>
        ))}
      </ul>
      {store.history.canUndo.value && (
        <button type="button" onClick={() => store.history.undo()}>
          Undo: {store.history.labels.value[0]}
        </button>
      )}
    </div>
  );
}
