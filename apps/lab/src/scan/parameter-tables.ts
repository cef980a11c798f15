import { bodyModules, microenvironmentParameters, type Parameters, pharmacokinetics } from "../../../../src/index.ts";

/** Every parameter that a study may set, by where it belongs. */
export const parameterTables: readonly { readonly label: string; readonly parameters: Parameters }[] = [
  { label: "Tissue", parameters: microenvironmentParameters },
  ...[...bodyModules, ...pharmacokinetics].map(({ name, parameters = {} }) => ({ label: `Body: ${name}`, parameters })),
];
