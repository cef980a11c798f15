import {
  bodyModules,
  cancers,
  dePillis2008,
  kimmel2021,
  kirschnerPanetta1998,
  kuznetsov1994,
  type Model,
  type ModelModule,
  pharmacokinetics,
  referenceModel,
  stein2019,
  therapies,
} from "../../src/index.ts";

const kebab = (name: string) => name.toLowerCase().replaceAll(" ", "-");

/** Models that can be run, by the names that people type. */
export const models: Readonly<Record<string, Model>> = {
  reference: referenceModel,
  ...Object.fromEntries(
    [dePillis2008, kimmel2021, kirschnerPanetta1998, kuznetsov1994, stein2019].map((model) => [kebab(model.name), model]),
  ),
};

/** Mechanisms of the reference model, by the names that people type. */
export const mechanisms: Readonly<Record<string, ModelModule>> = Object.fromEntries(
  [...bodyModules, ...pharmacokinetics].map((module) => [kebab(module.name), module]),
);

/** Every name that `explain` and `cite` know, by what it names. */
export const known = {
  models: Object.keys(models),
  mechanisms: Object.keys(mechanisms),
  therapies: Object.keys(therapies),
  cancers: Object.keys(cancers),
} as const;
