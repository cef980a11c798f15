import { useSignal } from "@preact/signals";
import { atDesk } from "../export/desk.ts";
import { fileStem, saveAs } from "../export/save-as.ts";
import { download, pngOf } from "../kit/save.ts";
import { drawCells } from "./draw-cells.ts";
import type { ProjectLook, ReadTissue } from "./messages.ts";
import { projectFrame } from "./project-frame.ts";
import type { ProjectRun } from "./project-run.ts";
import { cellsCsv, countsCsv, substratesCsv } from "./project-tables.ts";
import { fieldShown } from "./substrate-layer.tsx";

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

interface ExportsProps {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
  readonly look: ProjectLook;
}

/** Tables, pictures and the trajectory; pictures are light whatever the theme, as papers are. */
export function Exports({ run, tissue, look }: ExportsProps) {
  const name = fileStem({ study: { microenvironment: tissue.name } });
  const now = `${name}-${Math.round(look.time)}-min`;
  const trouble = useSignal("");
  const attempt = async (make: () => Promise<void> | void) => {
    trouble.value = "";
    try {
      await make();
    } catch (error) {
      trouble.value = `It was not saved: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  const curves = async () =>
    new Blob([(await import("./counts-picture.ts")).countsSvg(tissue, run.looks)], { type: "image/svg+xml" });
  const choices: readonly (readonly [words: string, make: () => Promise<void> | void])[] = [
    ["Counts (CSV)", () => saveAs(`${name}-counts.csv`, countsCsv(tissue, run.looks), "text/csv")],
    ["Curves (SVG)", async () => download(`${name}-counts.svg`, await curves())],
    ["Curves (PNG)", async () => download(`${name}-counts.png`, await pngOf(await curves(), 2))],
    ["Cells now (CSV)", () => saveAs(`${now}-cells.csv`, cellsCsv(tissue, look), "text/csv")],
    ...(tissue.substances.length > 0
      ? [
          [
            "Substrates (CSV)",
            () => saveAs(`${name}-substrates.csv`, substratesCsv(tissue, run.looks), "text/csv"),
          ] as const,
        ]
      : []),
    ["Picture (SVG)", async () => saveAs(`${now}.svg`, await vectors(run, tissue, look), "image/svg+xml")],
    ["Picture (PNG)", async () => download(`${now}.png`, await pixels(run, tissue, look))],
  ];
  return (
    <div>
      <div class="row">
        <span>Export</span>
        {choices.map(([words, make]) => (
          <button key={words} type="button" onClick={() => attempt(make)}>
            {words}
          </button>
        ))}
        <button
          type="button"
          disabled={!run.simularium}
          onClick={() => run.simularium && saveAs(`${name}.simularium`, run.simularium, "application/json")}
        >
          Simularium
        </button>
        {!run.simularium && <span class="quiet-text">Simularium: when the run has ended or is stopped.</span>}
      </div>
      {trouble.value !== "" && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}

async function vectors(run: ProjectRun, tissue: ReadTissue, look: ProjectLook): Promise<string> {
  const shown = fieldShown(run, look);
  return atDesk("projectSvg", {
    frame: projectFrame(tissue, look),
    title: tissue.name,
    substance: shown?.look.substance ?? "",
    ...(shown && { range: { least: 0, largest: shown.top } }),
  });
}

async function pixels(run: ProjectRun, tissue: ReadTissue, look: ProjectLook): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const [across, up] = [0, 1].map((axis) => tissue.maximum[axis] - tissue.minimum[axis]);
  Object.assign(canvas, { width: 2000, height: Math.round((2000 * up) / across) });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser gave no place to draw.");
  drawCells(context, tissue, look, { field: fieldShown(run, look) });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("this browser made no picture of it: save the SVG.");
  return blob;
}
