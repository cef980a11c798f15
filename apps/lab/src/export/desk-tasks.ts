/** What the desk does, away from the screen: files made and read. Everything here is plain data in and out. */
import { stringify } from "yaml";
import {
  type BibliographyStyle,
  bibliography,
  biopsyFiles,
  cancerSources,
  cancers,
  citedKeys,
  codebook,
  csv,
  drawnFrame,
  type MicroenvironmentScenario,
  microenvironmentParameters,
  modelSources,
  numbers,
  type OwnStyle,
  type PictureOptions,
  parquet,
  patchFrame,
  readStudyFile,
  referenceModel,
  type SeriesEntry,
  seriesColumns,
  seriesTableOf,
  type Table,
  type TissueFrame,
  type TissueLook,
  takeBiopsy,
  texts,
  therapies,
  therapySources,
  tissueOutputs,
  tissuePng,
  tissueSvg,
  tumourMarkerNames,
} from "../../../../src/index.ts";
import type { StudyData } from "../document/lab-document.ts";
import { lookFrame } from "./look-frame.ts";
import { readText } from "./read-text.ts";

/** Told between pieces of long work: parts done, and parts in all. */
type Progress = (done: number, all: number) => void;

interface Rows {
  readonly rows: readonly (readonly SeriesEntry[])[];
  readonly scenario: MicroenvironmentScenario;
}

/** Colours and patterns that somebody chose, by cell type. */
type Styles = Readonly<Record<string, OwnStyle>>;

interface Looks {
  readonly looks: readonly TissueLook[];
  readonly scenario: MicroenvironmentScenario;
  readonly title: string;
  readonly styles: Styles;
}

interface ExactFrame {
  readonly frame: TissueFrame;
  readonly scenario: MicroenvironmentScenario;
  readonly title: string;
  readonly styles?: Styles;
}

export const deskTasks = {
  /** A study from YAML or JSON, checked line by line. */
  read: ({ text, file }: { readonly text: string; readonly file: string }) => readText(text, file),

  yaml: ({ study }: { readonly study: StudyData }) => stringify(study, { lineWidth: 120 }),

  csv: (of: Rows) => csv(seriesTable(of)),
  codebook: (of: Rows) => codebook([seriesTable(of)]),
  parquet: (of: Rows) => parquet(seriesTable(of)),

  svg: ({ frame, scenario, title, styles = {} }: ExactFrame) =>
    tissueSvg(drawn(frame, scenario), { title, view: "section", styles }),
  png: ({ frame, scenario, title, styles = {} }: ExactFrame) =>
    tissuePng(drawn(frame, scenario), { title, width: 2400, styles }),
  /** A frame of any tissue, as it is. */
  projectSvg: ({
    frame,
    ...options
  }: Pick<ExactFrame, "frame"> & Partial<Pick<PictureOptions, "title" | "substance" | "range">>) =>
    tissueSvg(frame, { ...options, view: "section" }),
  cells: ({ frame, scenario }: ExactFrame) => csv(patchFrame(frame, scenario).cells),

  simularium: ({ looks, scenario, title, styles }: Looks, progress: Progress) => {
    const writer = tissueOutputs.simularium.begin({ title, frames: looks.length, picture: { styles } });
    const pieces = looks.flatMap((look, i) => {
      progress(i, looks.length);
      return writer.frame(lookFrame(look, scenario)).map(({ content }) => content as string);
    });
    return [...pieces, ...writer.end().map(({ content }) => content as string)];
  },

  biopsy: ({ frame, scenario, title, marker }: ExactFrame & { readonly marker: string }) => {
    const tumourMarker = tumourMarkerNames.find((name) => name === marker) ?? tumourMarkerNames[0];
    const biopsy = takeBiopsy(frame, { tumourMarker, seed: scenario.seed });
    const { accuracy } = biopsy.errors;
    const rows = (table: Table, names: readonly string[]) =>
      Array.from({ length: table.rows }, (_, row) =>
        names.map((name) => (table.columns.find((one) => one.name === name)?.values[row] ?? "") as string | number),
      );
    return {
      files: biopsyFiles(biopsy, title),
      statistics: rows(biopsy.statistics, ["statistic", "unit", "called", "truth", "called_text", "truth_text"]),
      calling: rows(accuracy, ["phenotype", "truth", "called", "recall", "precision"]),
      found: numbers(biopsy.cells, "object").length,
      present: texts(biopsy.truth, "kind").length,
    };
  },

  /** Works behind a study: the model, its cancer and its drugs. */
  cite: ({ text, style }: { readonly text: string; readonly style: BibliographyStyle }) => {
    const { treatments } = readStudyFile(text);
    const given = [...new Set(Object.values(treatments).flatMap((list) => list.map(({ therapy }) => therapy)))];
    const { cancer } = JSON.parse(text) as { readonly cancer?: string };
    const keys = citedKeys([
      ...modelSources(referenceModel),
      ...Object.values(microenvironmentParameters).map(({ source }) => source),
      ...(cancer && Object.hasOwn(cancers, cancer) ? cancerSources(cancers[cancer]) : []),
      ...given.flatMap((name) => therapySources(therapies[name])),
    ]);
    return bibliography(keys, style);
  },
};

function drawn(frame: TissueFrame, scenario: MicroenvironmentScenario): TissueFrame {
  return drawnFrame(patchFrame(frame, scenario), scenario);
}

/** Rows with what their columns mean. Columns are those of the last row: a drug that came later was not there before. */
function seriesTable({ rows, scenario }: Rows): Table {
  const meanings = new Map(seriesColumns(scenario).map(({ name, meaning }) => [name, meaning]));
  const names = rows.at(-1) ?? [];
  const aligned = rows.map((row) => {
    const values = new Map(row.map(({ name, value }) => [name, value]));
    return names.map((entry) => ({ ...entry, value: values.get(entry.name) ?? Number.NaN }));
  });
  const made = seriesTableOf(aligned);
  return { ...made, columns: made.columns.map((one) => ({ ...one, label: meanings.get(one.name) ?? one.label })) };
}

export type DeskTasks = typeof deskTasks;
