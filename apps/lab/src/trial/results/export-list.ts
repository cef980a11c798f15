import type { ExportName } from "../engine/messages.ts";

export interface ExportKind {
  readonly file: ExportName;
  /** On a button. */
  readonly name: string;
  readonly holds: string;
}

/** What a result can be saved as, and what is in it. */
export const exportKinds: readonly ExportKind[] = [
  {
    file: "report",
    name: "Report",
    holds:
      "One HTML page that works offline: limits, answer, every figure and table, methods, parameters with their sources.",
  },
  {
    file: "tables",
    name: "Tables",
    holds:
      "CSV: a row for each patient and arm, each scan, each recorded course; with a codebook of columns and units.",
  },
  {
    file: "trial file",
    name: "Trial file",
    holds: "YAML of the design, every default written out. It runs here and at the command line to the same digest.",
  },
  {
    file: "datasets",
    name: "Datasets",
    holds: "Analysis datasets (ADSL, ADTR, ADRS, ADTTE, ADEX) as CDISC Dataset-JSON, for tools of clinical statistics.",
  },
  {
    file: "R",
    name: "R script",
    holds: "A script for R with its tables: Kaplan–Meier, Cox, log-rank, exact intervals, and what this page found.",
  },
  {
    file: "bundle",
    name: "Bundle",
    holds:
      "All of it in one zip, with a manifest and SHA-256 of each file, for an archive or the supplement of a paper; operating characteristics too, where they were run.",
  },
  {
    file: "result",
    name: "Result",
    holds: "JSON of the whole result: design, tables, summaries, comparisons, numerics and manifest.",
  },
];
