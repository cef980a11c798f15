import type { QuantityGroup } from "../experiments/scan/quantity.ts";
import { exp, log } from "../foundation/maths.ts";
import type { Parameter, Parameters } from "../foundation/parameter.ts";
import { bodyModules } from "../models/body/index.ts";
import type { MicroenvironmentScenario } from "../models/microenvironment/contract.ts";
import { microenvironmentParameters } from "../models/microenvironment/parameters.ts";
import { pharmacokinetics } from "../models/pharmacokinetics/index.ts";

/** Every parameter that a study may set, by where it belongs. */
const tables: readonly { readonly label: string; readonly parameters: Parameters }[] = [
  { label: "Tissue", parameters: microenvironmentParameters },
  ...[...bodyModules, ...pharmacokinetics].map(({ name, parameters = {} }) => ({ label: `Body: ${name}`, parameters })),
];

/** Parameters of the tissue and of the body, with the scenario's values. */
export function parameterQuantities(scenario: MicroenvironmentScenario): QuantityGroup[] {
  const given: Readonly<Record<string, number>> = { ...scenario.host.values, ...scenario.values };
  return tables
    .map(({ label, parameters }) => ({
      label,
      quantities: Object.entries(parameters).map(([name, parameter]) => {
        const { unit, meaning } = parameter;
        const value = given[name] ?? parameter.value;
        return {
          id: `parameter ${name}`,
          label: `${name}: ${meaning}`,
          unit,
          place: ["parameters", name],
          value,
          whole: false,
          least: unit === "1" && label !== "Tissue" ? Number.NEGATIVE_INFINITY : 0,
          most: Number.POSITIVE_INFINITY,
          ...(parameter.spread && { stated: ninetyPercent(value, parameter.spread) }),
        };
      }),
    }))
    .filter(({ quantities }) => quantities.length > 0);
}

/** Standard deviations from the middle to the 5th and to the 95th percentile of a normal distribution. */
const reach = 1.6448536269514722;

function ninetyPercent(value: number, { shape, sigma }: NonNullable<Parameter["spread"]>): readonly [number, number] {
  const at = (z: number) => {
    if (shape === "normal") return value + sigma * z;
    if (shape === "lognormal") return value * exp(sigma * z);
    return 1 / (1 + exp(-(log(value / (1 - value)) + sigma * z)));
  };
  const ends = [-reach, reach].map((z) => Number(at(z).toPrecision(3))).toSorted((a, b) => a - b);
  return [ends[0], ends[1]];
}
