import { useSignal } from "@preact/signals";
import type { LabFile } from "../document/lab-file.ts";
import { Menu } from "../document/menu.tsx";
import type { TissueViewState } from "../tissue/tissue-view-state.ts";
import { BiopsyDialog } from "./biopsy-dialog.tsx";
import { type ExportKind, exportKinds } from "./exports.ts";
import { startJob } from "./job.ts";
import { JobStatus } from "./job-status.tsx";
import { MovieDialog } from "./movie-dialog.tsx";
import "./export.css";

const groups = [...new Set(exportKinds.map(({ group }) => group))];

interface ExportMenuProps {
  readonly file: LabFile;
  /** What the tissue view shows. */
  readonly view?: TissueViewState | undefined;
}

/** Everything that can be taken out of the lab. */
export function ExportMenu({ file, view }: ExportMenuProps) {
  const biopsy = useSignal(false);
  const movie = useSignal(false);
  return (
    <>
      <Menu label="Export">
        {(close) => (
          <div class="export-list">
            {groups.map((group) => (
              <fieldset key={group} class="export-group">
                <legend>{group}</legend>
                {exportKinds
                  .filter((kind) => kind.group === group)
                  .map((kind) => (
                    <Choice key={kind.label} kind={kind} file={file} onChoose={close} />
                  ))}
                {group === "Whole run" && (
                  <button
                    type="button"
                    class="quiet export-choice"
                    onClick={() => {
                      close();
                      movie.value = true;
                    }}
                  >
                    <strong>Movie…</strong>
                    <span class="quiet-text">at a pace of your choice, with clock, scale bar and digest</span>
                  </button>
                )}
                {group === "Picture of this day" && (
                  <button
                    type="button"
                    class="quiet export-choice"
                    onClick={() => {
                      close();
                      biopsy.value = true;
                    }}
                  >
                    <strong>Virtual biopsy…</strong>
                    <span class="quiet-text">
                      cut, stained and read as a laboratory would, with the truth beside it
                    </span>
                  </button>
                )}
              </fieldset>
            ))}
          </div>
        )}
      </Menu>
      <JobStatus />
      <MovieDialog file={file} substance={view?.field.value} open={movie.value} onClose={() => (movie.value = false)} />
      <BiopsyDialog file={file} open={biopsy.value} onClose={() => (biopsy.value = false)} />
    </>
  );
}

interface ChoiceProps {
  readonly kind: ExportKind;
  readonly file: LabFile;
  onChoose(): void;
}

function Choice({ kind: { group, label, hint, make }, file, onChoose }: ChoiceProps) {
  const start = () => {
    onChoose();
    void startJob(`${group}: ${label}`, (job) => make(file.store, job));
  };
  return (
    <button type="button" class="quiet export-choice" onClick={start}>
      <strong>{label}</strong>
      <span class="quiet-text">{hint}</span>
    </button>
  );
}
