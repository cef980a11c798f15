import { type BibliographyStyle, version } from "../../../../src/index.ts";
import { fileStyles } from "../design/look.ts";
import { canonicalText, studyDigest, titleOf } from "../document/canonical.ts";
import { runningStudy, studyText } from "../document/lab-document.ts";
import { printPicture } from "../kit/save.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { commandFiles } from "../share/command-line.ts";
import { writeZip } from "../share/zip.ts";
import { atDesk } from "./desk.ts";
import type { Job } from "./job.ts";
import { frameAtHand, headline, looksAtHand, scenarioAtHand } from "./run-at-hand.ts";
import { fileStem, saveAs } from "./save-as.ts";

/** Something that can be taken out of the lab. */
export interface ExportKind {
  readonly group: "Scenario" | "Results" | "Picture of this day" | "Whole run" | "For a paper";
  readonly label: string;
  readonly hint: string;
  make(store: LabStore, job: Job): Promise<void>;
}

/** A Simularium file of more frames than this is slow to open in its viewer. */
const mostFrames = 400;

const stem = (store: LabStore) => fileStem(store.document.peek());
/** `blocking-pd-1-day-12.25` */
const dayStem = (store: LabStore) => `${stem(store)}-day-${store.main.frameAt(store.playback.day.peek())?.day ?? 0}`;

const utf8 = (text: string) => new TextEncoder().encode(text);

function rowsAtHand(store: LabStore) {
  const scenario = scenarioAtHand(store);
  return { scenario, rows: store.main.frames.map(({ row }) => row).filter(({ length }) => length > 0) };
}

async function picture(store: LabStore) {
  return {
    frame: await frameAtHand(store),
    scenario: scenarioAtHand(store),
    title: headline(store),
    styles: fileStyles(),
  };
}

const cite = (style: BibliographyStyle, label: string, extension: string, type: string): ExportKind => ({
  group: "For a paper",
  label,
  hint: "every work that this run's numbers come from",
  async make(store, job) {
    const text = studyText(runningStudy(store.document.peek()));
    saveAs(`${stem(store)}-works.${extension}`, await atDesk("cite", { text, style }, job), type);
  },
});

export const exportKinds: readonly ExportKind[] = [
  {
    group: "Scenario",
    label: "JSON",
    hint: "opens here again, and runs by the command",
    async make(store) {
      saveAs(`${stem(store)}.json`, studyText(store.document.peek().study), "application/json");
    },
  },
  {
    group: "Scenario",
    label: "YAML",
    hint: "the same, easier to read and to change by hand",
    async make(store, job) {
      const { study } = store.document.peek();
      saveAs(`${stem(store)}.yaml`, await atDesk("yaml", { study }, job), "text/yaml");
    },
  },
  {
    group: "Scenario",
    label: "As a command",
    hint: "what to type for the same run in a terminal, with the file that it reads, as a ZIP",
    async make(store) {
      const phase = store.main.phase.peek();
      const files = commandFiles(store.document.peek(), phase.is === "ended" ? phase.digest : undefined);
      const packed = files.map(({ path, text }) => ({ path, bytes: utf8(text) }));
      saveAs(`${stem(store)}-command.zip`, await writeZip(packed), "application/zip");
    },
  },
  {
    group: "Results",
    label: "CSV and codebook",
    hint: "all series so far, and what each column means, as a ZIP",
    async make(store, job) {
      const rows = rowsAtHand(store);
      const [table, columns] = await Promise.all([atDesk("csv", rows, job), atDesk("codebook", rows, job)]);
      const files = [
        { path: "series.csv", bytes: utf8(table) },
        { path: "columns.csv", bytes: utf8(columns) },
        { path: "manifest.json", bytes: utf8(manifestText(store)) },
      ];
      saveAs(`${stem(store)}-series.zip`, await writeZip(files), "application/zip");
    },
  },
  {
    group: "Results",
    label: "Parquet",
    hint: "the same series, with units, for Python, R and DuckDB",
    async make(store, job) {
      const bytes = await atDesk("parquet", rowsAtHand(store), job);
      saveAs(`${stem(store)}-series.parquet`, bytes as BlobPart, "application/vnd.apache.parquet");
    },
  },
  {
    group: "Results",
    label: "Cells of this day",
    hint: "a row a cell: place, kind, clone, levels (CSV)",
    async make(store, job) {
      saveAs(`${dayStem(store)}-cells.csv`, await atDesk("cells", await picture(store), job), "text/csv");
    },
  },
  {
    group: "Picture of this day",
    label: "SVG",
    hint: "drawing with real text, for figures",
    async make(store, job) {
      saveAs(`${dayStem(store)}.svg`, await atDesk("svg", await picture(store), job), "image/svg+xml");
    },
  },
  {
    group: "Picture of this day",
    label: "PDF",
    hint: "the same drawing: the print window saves it",
    async make(store, job) {
      printPicture(await atDesk("svg", await picture(store), job));
    },
  },
  {
    group: "Picture of this day",
    label: "PNG",
    hint: "2,400 pixels across, for slides",
    async make(store, job) {
      const bytes = await atDesk("png", await picture(store), job);
      saveAs(`${dayStem(store)}.png`, bytes as BlobPart, "image/png");
    },
  },
  {
    group: "Whole run",
    label: "Simularium",
    hint: "for the viewer at simularium.allencell.org",
    async make(store, job) {
      const given = {
        looks: looksAtHand(store, mostFrames),
        scenario: scenarioAtHand(store),
        title: headline(store),
        styles: fileStyles(),
      };
      saveAs(`${stem(store)}.simularium`, await atDesk("simularium", given, job), "application/json");
    },
  },
  cite("bibtex", "Works (BibTeX)", "bib", "text/x-bibtex"),
  cite("ris", "Works (RIS)", "ris", "application/x-research-info-systems"),
  cite("text", "Works (plain text)", "txt", "text/plain"),
  {
    group: "For a paper",
    label: "Manifest",
    hint: "version, SHA-256 of the scenario, seed and digest: what it takes to get the same again",
    async make(store) {
      saveAs(`${stem(store)}-manifest.json`, manifestText(store), "application/json");
    },
  },
];

/** What it takes to get the same again, and to see that it is the same. */
function manifestText(store: LabStore): string {
  const document = store.document.peek();
  const running = runningStudy(document);
  const scenario = scenarioAtHand(store);
  const phase = store.main.phase.peek();
  const manifest = {
    simulated: true,
    immunarium: version,
    title: titleOf(document),
    arm: document.arm,
    ...(document.beside && { beside: document.beside }),
    scenario: { "SHA-256 of canonical JSON": studyDigest(running), bytes: utf8(canonicalText(running)).length },
    seed: scenario.seed,
    days: scenario.duration,
    state: phase.is === "ended" ? "ended" : `not ended: computed to day ${store.main.frames.at(-1)?.day ?? 0}`,
    digest: phase.is === "ended" ? phase.digest : null,
    notes: phase.is === "ended" ? phase.notes : [],
    made: new Date().toISOString(),
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
