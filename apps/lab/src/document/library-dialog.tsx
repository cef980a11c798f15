import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { Dialog } from "../kit/dialog.tsx";
import { ImportFile } from "./import-file.tsx";
import { armNames } from "./lab-document.ts";
import type { LabFile } from "./lab-file.ts";
import { SavedList } from "./saved-list.tsx";
import { type Shipped, shippedScenarios } from "./shipped.ts";
import "./document.css";

interface LibraryDialogProps {
  readonly file: LabFile;
  readonly open: boolean;
  onClose(): void;
}

/** Where scenarios come from: those of this version, those kept here, a file. */
export function LibraryDialog({ file, open, onClose }: LibraryDialogProps) {
  return (
    <Dialog open={open} title="Library" onClose={onClose}>
      <div class="document-library">
        <SavedList file={file} onOpen={onClose} />
        <ImportFile file={file} onOpen={onClose} />
        <ShippedList file={file} onOpen={onClose} />
      </div>
    </Dialog>
  );
}

export interface PartProps {
  readonly file: LabFile;
  onOpen(): void;
}

function ShippedList({ file, onOpen }: PartProps) {
  const id = useId();
  const list = useSignal<readonly Shipped[] | undefined>(undefined);
  const failed = useSignal(false);
  const words = useSignal("");
  useEffect(() => {
    shippedScenarios().then(
      (found) => (list.value = found),
      () => (failed.value = true),
    );
  }, []);
  const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = list.value?.filter((one) => asked.every((word) => textOf(one).includes(word)));
  const open = async ({ study, title }: Shipped) => {
    onOpen();
    await file.open({ version: 1, study, arm: armNames(study)[0] }, `opened “${title}”`);
  };
  return (
    <section>
      <div class="row">
        <h3>Scenarios of this version</h3>
        <label for={id} class="visually-hidden">
          Search scenarios
        </label>
        <input
          id={id}
          type="text"
          placeholder="Search: PD-1, macrophage, lesson b3 …"
          value={words.value}
          onInput={(event) => (words.value = event.currentTarget.value)}
        />
      </div>
      {failed.value && <p>The scenarios did not load. Check the connection, then open the library again.</p>}
      {!found && !failed.value && <p>Opening the scenarios…</p>}
      {found?.length === 0 && <p>No scenario has these words. Try fewer of them.</p>}
      <ul class="document-cards">
        {found?.map((one) => (
          <li key={one.id}>
            <button type="button" class="document-card" onClick={() => open(one)}>
              <strong>{one.title}</strong>
              {one.meaning && <span>{one.meaning}</span>}
              <span class="quiet-text">
                {one.lessons.map((lesson) => (
                  <span key={lesson} class="chip">
                    lesson {lesson}
                  </span>
                ))}{" "}
                {one.arms.length > 1 ? `${one.arms.length} arms: ${one.arms.join(", ")}` : "one arm"}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const textOf = ({ id, title, meaning, lessons, arms }: Shipped) =>
  [id, title, meaning, ...lessons.map((lesson) => `lesson ${lesson}`), ...arms].join(" ").toLowerCase();
