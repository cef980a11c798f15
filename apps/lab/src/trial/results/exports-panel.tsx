import type { TrialResult } from "../../../../../src/index.ts";
import { ScrollBox } from "../../kit/scroll-box.tsx";
import { commandOf } from "../code/snippets.ts";
import { useStore } from "../store-context.ts";
import { exportKinds } from "./export-list.ts";

/** Every file that a result can be saved as, and what is in it. */
export function ExportsPanel({ result }: { readonly result: TrialResult }) {
  const { session } = useStore();
  const { value: making } = session.making;
  return (
    <>
      <p>
        Files are made in this tab and sent nowhere. Each says that it is simulated, and holds seed, version and digest
        or leads to them. Single figures have their own buttons (SVG, PNG, PDF, CSV) below them.
      </p>
      <ScrollBox label="Files of this result">
        <table>
          <caption>Files of this result</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">What is in it</th>
              <th scope="col">Save</th>
            </tr>
          </thead>
          <tbody>
            {exportKinds.map(({ file, name, holds }) => (
              <tr key={file}>
                <th scope="row">{name}</th>
                <td>{holds}</td>
                <td>
                  <button
                    type="button"
                    aria-label={`Save: ${name}`}
                    disabled={making !== undefined}
                    onClick={() => session.make(file, commandOf(result.design))}
                  >
                    {making === file ? "Making …" : "Save"}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
