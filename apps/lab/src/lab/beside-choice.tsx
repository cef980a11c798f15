import { armNames } from "../document/lab-document.ts";
import type { LabStore } from "./lab-store.ts";

/** What stands beside the run: nothing, another arm, or a fork. */
export function BesideChoice({ store, onFork }: { readonly store: LabStore; onFork(): void }) {
  const { study, arm, beside } = store.document.value;
  const others = armNames(study).filter((name) => name !== arm);
  const show = (name: string) => {
    const { beside: _, ...rest } = store.document.peek();
    if (name === "") store.edit("one run", rest);
    else store.edit(`compared with ${name}`, { ...rest, beside: { kind: "arm", arm: name } });
  };
  return (
    <>
      <label class="lab-beside">
        <span class="visually-hidden">Beside it</span>
        <select
          value={beside?.kind === "arm" ? beside.arm : beside ? "fork" : ""}
          onChange={(event) => (event.currentTarget.value === "fork" ? onFork() : show(event.currentTarget.value))}
        >
          <option value="">nothing beside it</option>
          {others.map((name) => (
            <option key={name} value={name}>
              beside it: {name}
            </option>
          ))}
          <option value="fork">beside it: a fork of this run</option>
        </select>
      </label>
      {beside && (
        <button type="button" onClick={() => show("")}>
          Close the second run
        </button>
      )}
    </>
  );
}
