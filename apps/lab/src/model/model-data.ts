import {
  bodyModules,
  type ModelModule,
  microenvironmentParameters,
  type Parameter,
  type Parameters,
  pharmacokinetics,
  substances,
  therapies,
} from "../../../../src/index.ts";
import { bodyUses, codeUses, type Use } from "./uses.ts";

/** A parameter with where it stands and who reads it. */
export interface ParameterEntry extends Parameter {
  /** Unique on the page, and in links: the name, or `drug.name`. */
  readonly id: string;
  readonly name: string;
  readonly layer: "body" | "tissue" | "drug";
  /** Module, `tissue`, or the drug. */
  readonly place: string;
  readonly uses: readonly Use[];
}

/** Every mechanism of the body, drugs' equations last. */
export const modules: readonly ModelModule[] = [...bodyModules, ...pharmacokinetics];

/** All parameters of body, tissue and drugs.
 *
 * @param code  texts by name of process or path of file */
export function parameterEntries(code: Readonly<Record<string, string>>): readonly ParameterEntry[] {
  const inBody = bodyUses(modules);
  const bodyNames = modules.flatMap(({ parameters = {} }) => Object.keys(parameters));
  const inCode = codeUses([...Object.keys(microenvironmentParameters), ...bodyNames], code);
  const usesOf = (name: string) => [...(inBody.get(name) ?? []), ...(inCode.get(name) ?? []), ...lossOf(name)];
  const entries = (parameters: Parameters, layer: ParameterEntry["layer"], place: string) =>
    Object.entries(parameters).map(([name, parameter]) => ({
      ...parameter,
      id: layer === "drug" ? `${place}.${name}` : name,
      name,
      layer,
      place,
      uses: usesOf(name),
    }));
  return [
    ...modules.flatMap(({ name, parameters = {} }) => entries(parameters, "body", name)),
    ...entries(microenvironmentParameters, "tissue", "tissue"),
    ...Object.values(therapies).flatMap(({ name, parameters }) => entries(parameters, "drug", name)),
  ];
}

/** Substances name the parameter of their loss. */
function lossOf(name: string): Use[] {
  return Object.entries(substances)
    .filter(([, { loss }]) => loss === name)
    .map(([substance]) => ({ kind: "substance", name: substance, place: "substances" }));
}
