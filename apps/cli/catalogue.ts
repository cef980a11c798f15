import {
  bCellMalignancy,
  bodyModules,
  cancers,
  type Model,
  type ModelModule,
  pharmacokinetics,
  publishedModels,
  referenceModel,
  therapies,
} from "../../src/index.ts";

/** Models that can be run, by the names that people type. */
export const models: Readonly<Record<string, Model>> = {
  reference: referenceModel,
  "b-cell-malignancy": bCellMalignancy,
  ...publishedModels,
};

/** Mechanisms of the reference model, by the names that people type. */
export const mechanisms: Readonly<Record<string, ModelModule>> = Object.fromEntries(
  [...bodyModules, ...pharmacokinetics].map((module) => [module.name.toLowerCase().replaceAll(" ", "-"), module]),
);

/** Every name that `explain` and `cite` know, by what it names. */
export const known = {
  models: Object.keys(models),
  mechanisms: Object.keys(mechanisms),
  therapies: Object.keys(therapies),
  cancers: Object.keys(cancers),
} as const;
