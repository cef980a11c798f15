import { parseHTML } from "linkedom";
import type { DrawingDocument } from "../charts/chart.ts";
import { count, daysPerMonth, fixed } from "../charts/quantities.ts";
import type { TrialResult } from "../experiments/result.ts";
import { references as knownReferences, type Reference } from "../foundation/references.ts";
import type { Table } from "../foundation/table.ts";
import { page } from "./page.ts";
import type { Readout } from "./readout.ts";
import { bibliography, manifest, parameters } from "./sections/closing.ts";
import { published } from "./sections/comparison.ts";
import { conduct } from "./sections/conduct.ts";
import { independentAction } from "./sections/independent-action.ts";
import { mechanisms } from "./sections/mechanisms.ts";
import { methods } from "./sections/methods.ts";
import { contextOfUse, summary } from "./sections/opening.ts";
import { pharmacology } from "./sections/pharmacology.ts";
import { flow, population } from "./sections/population.ts";
import { response } from "./sections/response.ts";
import { toxicity } from "./sections/safety.ts";
import { subgroups } from "./sections/subgroups.ts";
import { hazardRatios, survival } from "./sections/survival.ts";
import { tumourSize } from "./sections/tumour-size.ts";

export interface TrialReportOptions {
  /** Columns name, value, unit, meaning, evidence, source, module. */
  readonly parameters?: Table;
  /** Works by key; the library's own list when absent. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** What was typed to get this result. */
  readonly command?: string;
  /** A browser's document; without one, an own light one draws. */
  readonly document?: DrawingDocument;
}

/**
 * A trial's result as one self-contained HTML file: no network, no date, so the same result gives the same bytes.
 */
export function trialReport(result: TrialResult, options: TrialReportOptions = {}): string {
  const { design } = result;
  const readout: Readout = {
    result,
    arms: design.arms.map((arm) => arm.name),
    document: options.document ?? (parseHTML("<!doctype html><html><body></body></html>").document as never),
    ...(options.parameters ? { parameters: options.parameters } : {}),
    references: options.references ?? knownReferences,
    command:
      options.command ??
      `immunarium trial trials/${design.name}.yaml --patients ${design.patients} --seed ${design.seed}`,
  };
  const sections = [
    { id: "context", name: "Context of use and limits", body: contextOfUse },
    { id: "summary", name: "Question and answer", body: summary },
    { id: "flow", name: "Participant flow", body: flow },
    { id: "conduct", name: "The trial as conducted", body: conduct },
    { id: "baseline", name: "Baseline", body: population },
    { id: "response", name: "Response", body: response },
    { id: "size", name: "Tumour size and single patients", body: tumourSize },
    { id: "survival", name: "Survival", body: survival },
    { id: "ratios", name: "Hazard ratios", body: hazardRatios },
    { id: "independent", name: "Against independent drug action", body: independentAction },
    { id: "pharmacology", name: "Pharmacokinetics and occupancy", body: pharmacology },
    { id: "subgroups", name: "Biomarker subgroups", body: subgroups },
    { id: "mechanisms", name: "Why tumours respond or not", body: mechanisms },
    { id: "toxicity", name: "Toxicity (proxy)", body: toxicity },
    { id: "published", name: "Comparison with published endpoints", body: published },
    { id: "methods", name: "Methods", body: methods },
    { id: "parameters", name: "Parameters and sources", body: parameters },
    { id: "references", name: "References", body: bibliography },
    { id: "manifest", name: "Reproducibility", body: manifest },
  ];
  const written = sections
    .map(({ id, name, body }) => ({ id, name, html: body(readout) }))
    .filter((section) => section.html.text !== "");
  return page({
    title: design.title,
    subtitle: `${count(design.patients, "virtual patient")}, ${count(design.arms.length, "arm")}, followed for ${fixed(design.duration / daysPerMonth, 0)} months in the model.`,
    sections: written.map(({ id, name }) => ({ id, name })),
    body: written.map((section) => section.html),
  });
}
