import type { Regimen, Therapy } from "../models/therapy/contract.ts";
import type { Block } from "./document.ts";
import { parameterBlock } from "./explain-parameters.ts";

/** Everything that a drug's file says: what it is, how it is given, its kinetics and action, and where that stands. */
export function explainTherapy(therapy: Therapy): Block[] {
  const { product, meaning, slot, forms, regimens, covariates, correlations, perUnit, toxicity } = therapy;
  return [
    { kind: "heading", level: 1, text: therapy.name },
    { kind: "text", text: `${product}: ${meaning}. It fills the place ${slot} of the body model.` },
    { kind: "heading", level: 2, text: "How it is given" },
    {
      kind: "list",
      items: forms.map(({ route, infusionHours, into }) =>
        infusionHours > 0 ? `${route}, over ${duration(infusionHours)}, into ${into}` : `${route}, into ${into}`,
      ),
    },
    {
      kind: "table",
      headings: ["regimen", "dose", "schedule", "meaning", "source"],
      rows: Object.entries(regimens).map(([name, regimen]) => [
        name,
        regimen.dose,
        schedule(regimen),
        regimen.meaning,
        regimen.source,
      ]),
    },
    { kind: "heading", level: 2, text: "Parameters" },
    parameterBlock({ ...therapy.parameters, perUnit }),
    ...(covariates.length === 0
      ? []
      : ([
          { kind: "heading", level: 2, text: "What depends on the patient" },
          ...covariates.map(({ parameter, factor, source }) => ({
            kind: "equation",
            name: `${parameter}Factor`,
            formula: factor,
            note: `multiplies ${parameter}; ${source}`,
          })),
        ] as Block[])),
    ...(correlations.length === 0
      ? []
      : ([
          {
            kind: "list",
            items: correlations.map(
              ({ between, covariance, source }) =>
                `${between.join(" and ")} vary together, covariance ${covariance}; ${source}`,
            ),
          },
        ] as Block[])),
    ...(Object.keys(toxicity).length === 0
      ? []
      : ([
          { kind: "heading", level: 2, text: "Toxicity (a proxy: the chance of stopping, no prediction of any event)" },
          parameterBlock(toxicity),
        ] as Block[])),
  ];
}

function duration(hours: number): string {
  const minutes = Math.round(hours * 60);
  if (minutes < 60) return `${minutes} minutes`;
  return hours === 1 ? "1 hour" : `${Math.round(hours * 10) / 10} hours`;
}

function schedule({ every, times, days, start }: Regimen): string {
  const begin = start === undefined ? "" : `, from ${start}`;
  if (days) return `${days.length} doses, days ${days[0]} to ${Math.round(days[days.length - 1] * 10) / 10}${begin}`;
  if (times === 1) return `once${begin}`;
  return `every ${every}${times === undefined ? "" : `, ${times} times`}${begin}`;
}
