import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { announce } from "../kit/live-region.tsx";
import { titleOf } from "./canonical.ts";
import type { PartProps } from "./library-dialog.tsx";
import type { Saved } from "./saves.ts";

/** What is kept on this device, and a way to keep the scenario at hand under a name. */
export function SavedList({ file, onOpen }: PartProps) {
  const id = useId();
  const name = useSignal(titleOf(file.store.document.peek()));
  const { keeper } = file;
  const save = async (event: Event) => {
    event.preventDefault();
    await keeper.save(name.value, file.store.document.peek());
    announce(`Kept as “${name.value}”.`);
  };
  const open = async (saved: Saved) => {
    onOpen();
    await file.open(saved.document, `opened “${saved.name}”`);
  };
  return (
    <section>
      <h3>Kept on this device</h3>
      <form class="row" onSubmit={save}>
        <label for={id}>Name</label>
        <input
          id={id}
          type="text"
          maxLength={80}
          required
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <button type="submit">Keep this scenario</button>
      </form>
      {keeper.saves.value.length === 0 && <p class="quiet-text">Nothing yet.</p>}
      <ul class="document-saves">
        {keeper.saves.value.map((saved) => (
          <li key={saved.id}>
            <button type="button" class="document-save" onClick={() => open(saved)}>
              <strong>{saved.name}</strong>
              <span class="quiet-text">
                {saved.kind === "auto" ? "kept by itself, " : ""}
                {when(saved.at)}
              </span>
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={`Remove ${saved.name} from this device`}
              onClick={() => keeper.remove(saved.id)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function when(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
