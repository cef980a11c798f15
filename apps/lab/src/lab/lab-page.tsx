import { DocumentBar } from "../document/document-bar.tsx";
import type { LabFile } from "../document/lab-file.ts";
import { ScenarioPanel } from "../scenario/scenario-panel.tsx";

/** The main screen. */
export function LabPage({ file }: { readonly file: LabFile }) {
  const { store } = file;
  const phase = store.main.phase.value;
  return (
    <>
      <DocumentBar file={file} />
      <div style={{ maxWidth: "24rem", marginTop: "0.8rem" }}>
        <p>
          {phase.is} {store.main.frameCount} frames, day {store.lastDay}
        </p>
        <ScenarioPanel file={file} />
      </div>
    </>
  );
}
