import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { Dialog } from "../kit/dialog.tsx";
import type { ProjectQuestion } from "./messages.ts";
import { ProjectRun } from "./project-run.ts";
import type { ProjectSource } from "./project-source.ts";
import { ProjectView } from "./project-view.tsx";
import { droppedFiles, projectFrom } from "./take-files.ts";
import "./physicell.css";

interface PhysicellDialogProps {
  readonly open: boolean;
  onClose(): void;
  /** Something was dropped on the page. */
  onDrop(): void;
}

/** Opens a project of PhysiCell from a folder or a ZIP, runs it here, and shows it. */
export function PhysicellDialog({ open, onClose, onDrop }: PhysicellDialogProps) {
  const run = useMemo(() => new ProjectRun(), []);
  const source = useSignal<ProjectSource | undefined>(undefined);
  const numerics = useSignal<ProjectQuestion["numerics"]>("physicell");
  useEffect(() => () => run.close(), [run]);

  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    run.close();
    run.stage.value = { is: "reading" };
    try {
      source.value = await projectFrom(files);
      run.open(source.value, numerics.value);
    } catch (error) {
      run.refuse(error instanceof Error ? error.message : String(error));
    }
  };
  usePageDrop((files) => {
    onDrop();
    void take(files);
  });
  const again = () => {
    if (source.value) run.open(source.value, numerics.value);
  };
  return (
    <Dialog open={open} title="PhysiCell project" onClose={onClose}>
      <div class="physicell">
        <Choose onTake={take} />
        <label>
          Computed
          <select
            value={numerics.value}
            onChange={(event) => {
              numerics.value = event.currentTarget.value as ProjectQuestion["numerics"];
              again();
            }}
          >
            <option value="physicell">as PhysiCell 1.14 does</option>
            <option value="accurate">more accurately</option>
          </select>
        </label>
        <Refused run={run} />
        <ProjectView run={run} onAgain={again} />
      </div>
    </Dialog>
  );
}

function Choose({ onTake }: { onTake(files: readonly File[]): void }) {
  const [folder, zip] = [useId(), useId()];
  const input = useRef<HTMLInputElement>(null);
  // Preact knows no such property of inputs.
  useEffect(() => input.current?.setAttribute("webkitdirectory", ""), []);
  return (
    <div class="physicell-choose">
      <p>
        Drop a project here, or anywhere on the page: its folder (the one that holds <code>config</code>) or a ZIP of
        it. It stays on this device.
      </p>
      <div class="row">
        <label for={folder}>Folder</label>
        <input
          ref={input}
          id={folder}
          type="file"
          onChange={(event) => onTake([...(event.currentTarget.files ?? [])])}
        />
      </div>
      <div class="row">
        <label for={zip}>ZIP, or single files</label>
        <input
          id={zip}
          type="file"
          multiple
          accept=".zip,.xml,.csv,.mat"
          onChange={(event) => onTake([...(event.currentTarget.files ?? [])])}
        />
      </div>
    </div>
  );
}

function Refused({ run }: { readonly run: ProjectRun }) {
  const stage = run.stage.value;
  if (stage.is === "reading") return <p>Reading the project…</p>;
  if (stage.is !== "refused") return null;
  const { reasons } = stage;
  return (
    <div class="notice" data-testid="physicell-refused">
      <strong>This project cannot be run here.</strong>
      <ul>
        {reasons.slice(0, 20).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {reasons.length > 20 && <li>… and {reasons.length - 20} more</li>}
      </ul>
    </div>
  );
}

/** Files that are dropped anywhere on the page; without this, the browser would leave the page for them. */
function usePageDrop(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = async (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files") || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(await droppedFiles(event.dataTransfer));
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, []);
}
