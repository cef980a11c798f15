import { fileStem, saveAs } from "../export/save-as.ts";
import { drawCells } from "./draw-cells.ts";
import type { ProjectLook, ReadTissue } from "./messages.ts";
import type { ProjectRun } from "./project-run.ts";
import { cellsCsv, countsCsv } from "./project-tables.ts";

/** What was not read, or read otherwise than it looks. */
export function Notes({ tissue: { warnings } }: { readonly tissue: ReadTissue }) {
  if (warnings.length === 0) return <p class="quiet-text">Everything in the project was read as PhysiCell reads it.</p>;
  return (
    <details class="physicell-notes">
      <summary>
        {warnings.length} {warnings.length === 1 ? "note" : "notes"}: what is not read, or read otherwise than it looks
      </summary>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}

export function Exports({
  run,
  tissue,
  look,
}: {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
  readonly look: ProjectLook;
}) {
  const name = fileStem({ study: { microenvironment: tissue.name } });
  const picture = () => {
    const canvas = document.createElement("canvas");
    const [across, up] = [0, 1].map((axis) => tissue.maximum[axis] - tissue.minimum[axis]);
    Object.assign(canvas, { width: 2000, height: Math.round((2000 * up) / across) });
    const context = canvas.getContext("2d");
    if (context) drawCells(context, tissue, look);
    canvas.toBlob((blob) => blob && saveAs(`${name}-${Math.round(look.time)}-min.png`, blob, "image/png"));
  };
  return (
    <div class="row">
      <span>Export</span>
      <button type="button" onClick={() => saveAs(`${name}-counts.csv`, countsCsv(tissue, run.looks), "text/csv")}>
        Counts (CSV)
      </button>
      <button
        type="button"
        onClick={() => saveAs(`${name}-cells-${Math.round(look.time)}-min.csv`, cellsCsv(tissue, look), "text/csv")}
      >
        Cells now (CSV)
      </button>
      <button type="button" onClick={picture}>
        Picture (PNG)
      </button>
      <button
        type="button"
        disabled={!run.simularium}
        title={run.simularium ? undefined : "When the run has ended"}
        onClick={() => run.simularium && saveAs(`${name}.simularium`, run.simularium, "application/json")}
      >
        Simularium
      </button>
    </div>
  );
}
