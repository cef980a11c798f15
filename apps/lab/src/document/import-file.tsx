import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Fault } from "../engine/messages.ts";
import { atDesk } from "../export/desk.ts";
import type { PartProps } from "./library-dialog.tsx";

/** A study file has some kilobytes. */
const most = 1_000_000;

/** Opens a study from a file of this device, or says line by line why not. */
export function ImportFile({ file, onOpen }: PartProps) {
  const id = useId();
  const faults = useSignal<readonly Fault[]>([]);
  const name = useSignal("");
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    name.value = chosen.name;
    faults.value = [];
    const read = await readStudyFile(chosen);
    if (read.is === "refused") {
      faults.value = read.faults;
      return;
    }
    onOpen();
    await file.open({ version: 1, study: read.study, arm: read.arms[0] }, `opened the file ${chosen.name}`);
  };
  return (
    <section>
      <h3>From a file</h3>
      <p class="row">
        <label for={id}>A scenario in YAML or JSON</label>
        <input
          id={id}
          type="file"
          accept=".yaml,.yml,.json,application/json,text/yaml"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </p>
      <Faults name={name.value} faults={faults.value} />
    </section>
  );
}

async function readStudyFile(chosen: File) {
  const refuse = (found: string, expected: string) =>
    ({ is: "refused", faults: [{ place: chosen.name, found, expected }] }) as const;
  if (chosen.size > most) return refuse(`a file of ${chosen.size} bytes`, `a scenario, at most ${most} bytes`);
  try {
    return await atDesk("read", { text: await chosen.text(), file: chosen.name });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), "a file that can be read");
  }
}

/** What is wrong with a file, place by place. */
function Faults({ name, faults }: { readonly name: string; readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <div class="notice" data-testid="import-faults">
      <strong>{name} cannot be opened. Mend these, then choose it again. Your own work is as it was.</strong>
      <ul>
        {faults.slice(0, 12).map(({ place, found, expected }) => (
          <li key={place + found}>
            <code>{place}</code>: found {found}; expected {expected}
          </li>
        ))}
        {faults.length > 12 && <li>… and {faults.length - 12} more</li>}
      </ul>
    </div>
  );
}
