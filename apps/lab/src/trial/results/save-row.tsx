import type { TrialResult } from "../../../../../src/index.ts";
import { commandOf } from "../code/snippets.ts";
import { useStore } from "../store-context.ts";
import { exportKinds } from "./export-list.ts";

/** The usual files, one press each. */
export function SaveRow({ result }: { readonly result: TrialResult }) {
  const { session } = useStore();
  const { value: making } = session.making;
  return (
    <fieldset class="row results-save">
      <legend class="visually-hidden">Save</legend>
      <strong aria-hidden="true">Save</strong>
      {exportKinds
        .filter(({ file }) => file !== "result")
        .map(({ file, name }) => (
          <button
            key={file}
            type="button"
            disabled={making !== undefined}
            onClick={() => session.make(file, commandOf(result.design))}
          >
            {making === file ? `${name} …` : name}
          </button>
        ))}
      {session.fileFault.value !== undefined && (
        <span class="notice" role="alert">
          The file was not made ({session.fileFault.value}). Your result is kept: try once more.
        </span>
      )}
    </fieldset>
  );
}
