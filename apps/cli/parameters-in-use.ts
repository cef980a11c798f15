import {
  cancerSources,
  cancers,
  citedKeys,
  modelSources,
  parameterTable,
  type Table,
  type TrialDesign,
  table,
  therapies,
  therapySources,
  trialBody,
} from "../../src/index.ts";

/** The therapies that a design gives in some arm, each once. */
function therapiesOf(design: TrialDesign): string[] {
  return [...new Set(design.arms.flatMap((arm) => arm.treatments.map(({ therapy }) => therapy)))];
}

const bodyOf = (design: TrialDesign) => trialBody(cancers[design.cancer]).model;

/** The parameters behind a trial: the body model's, then each drug's own. */
export function parametersInUse(design: TrialDesign): Table {
  const drugs = therapiesOf(design).map((name) => {
    const { parameters, toxicity, perUnit } = therapies[name];
    return parameterTable({ name, meaning: "", parameters: { ...parameters, ...toxicity, perUnit } });
  });
  return stacked([parameterTable(bodyOf(design)), ...drugs]);
}

/** Tables of the same columns, one under the other. */
function stacked(tables: readonly Table[]): Table {
  return table(
    tables[0].name,
    tables[0].columns.map((column, index) => {
      const all = tables.map((entry) => entry.columns[index].values);
      const numeric = all.every((values) => values instanceof Float64Array);
      const values = numeric
        ? Float64Array.from(all.flatMap((part) => [...part] as number[]))
        : all.flatMap((part) => [...part] as string[]);
      return { ...column, values };
    }),
  );
}

/** Keys of the works behind a trial: the model, its drugs, its patients, and the figures that it is compared with. */
export function worksOf(design: TrialDesign): string[] {
  return citedKeys([
    design.source,
    ...design.published.map(({ source }) => source),
    ...modelSources(bodyOf(design)),
    ...therapiesOf(design).flatMap((name) => therapySources(therapies[name])),
    ...cancerSources(cancers[design.cancer]),
  ]);
}
