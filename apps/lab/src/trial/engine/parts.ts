import { parseHTML } from "linkedom";
import {
  bestResponseTable,
  type Chart,
  comparisonChart,
  conductedContrastTable,
  contrastCaption,
  type DrawingDocument,
  durationTable,
  endpointChart,
  lookChart,
  medianTable,
  participantFlow,
  patternCharts,
  pharmacologyCharts,
  populationTable,
  ratioChart,
  reasonTable,
  references,
  responseChart,
  spider,
  strataTable,
  subgroupCharts,
  swimmer,
  type Table,
  type TrialResult,
  toxicityChart,
  waterfall,
} from "../../../../../src/index.ts";
import { patientCharts } from "../patient/patient-charts.ts";
import type { Block, PartName } from "./messages.ts";

/**
 * The figures and tables of a part of a result. Made in the coordinating thread, with a document of its own: some take
 * a third of a second, and the page must answer meanwhile. The same code draws the report.
 */
export function makePart(result: TrialResult, part: PartName): Block[] {
  const arms = result.design.arms.map(({ name }) => name);
  const { subjects, visits, flow } = result.tables;
  if (part.startsWith("patient "))
    return patientCharts(result, part.slice("patient ".length)).map((chart) => drawn(chart));
  switch (part) {
    case "flow":
      return [drawn(participantFlow(flow))];
    case "conduct": {
      const chart = lookChart(result);
      const contrasts = conductedContrastTable(result);
      return [
        ...(chart ? [drawn(chart)] : []),
        ...(result.design.twoStage ? [] : [shown(strataTable(result), "Patients by stratum and arm")]),
        ...(contrasts ? [shown(contrasts, contrastCaption(result))] : []),
      ];
    }
    case "baseline":
      return [shown(populationTable(subjects, arms), "Virtual patients at randomisation, by arm")];
    case "response":
      return [
        shown(bestResponseTable(subjects, arms), "Best overall response: patients, percent and exact 95 % interval"),
        drawn(responseChart(result.arms)),
        shown(durationTable(subjects, arms), "Time to response and duration of response, in months"),
        ...patternCharts(subjects, arms).map((chart) => drawn(chart)),
      ];
    case "size":
      return [waterfall(subjects, visits), spider(visits, subjects), swimmer(subjects)].map((chart) =>
        drawn(chart, true),
      );
    case "PFS":
    case "OS":
      return [
        drawn(endpointChart(subjects, part, arms), true),
        shown(medianTable(result.arms, part), `${part}: medians and restricted means, in months`),
      ];
    case "ratios":
      return result.contrasts.length === 0 ? [] : [drawn(ratioChart({ result, arms }))];
    case "subgroups":
      return subgroupCharts({ result, arms }).map((chart) => drawn(chart));
    case "exposure":
      return pharmacologyCharts({ result, arms }).map((chart) => drawn(chart));
    case "safety":
      return [
        drawn(toxicityChart(result.arms)),
        shown(reasonTable(subjects, arms), "Why treatment ended, by arm: virtual patients"),
      ];
    case "published": {
      const chart = comparisonChart({ result, references });
      return chart ? [drawn(chart)] : [];
    }
    default:
      throw new RangeError(`a result has no part ${part}`);
  }
}

const shown = (table: Table, caption: string): Block => ({ kind: "table", table, caption });

let paper: DrawingDocument | undefined;

function drawn(chart: Chart, spots = false): Block {
  paper ??= parseHTML("<!doctype html><html><body></body></html>").document as unknown as DrawingDocument;
  const { id, title, description, caption, table } = chart;
  return {
    kind: "figure",
    id,
    title,
    description,
    caption,
    table,
    svg: nameless(chart.draw(paper, { spots })),
    plain: spots ? nameless(chart.draw(paper)) : undefined,
  };
}

/** The picture has its name and description; names of the groups in it ("rule", "dot") are no help, and not allowed. */
const nameless = (svg: string) => svg.replaceAll(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1");
