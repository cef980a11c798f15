import { didYouMean } from "../../foundation/near-names.ts";
import type { InitialDistribution } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

const shapes: ReadonlyMap<string, InitialDistribution["shape"]> = new Map([
  ["uniform", "uniform"],
  ["loguniform", "log-uniform"],
  ["normal", "normal"],
  ["lognormal", "log-normal"],
  ["log10normal", "log10-normal"],
]);

/** @param behaviours  every spelling of the grammar, with its canonical name */
export function readDistributions(
  definition: XmlElement,
  behaviours: ReadonlyMap<string, { readonly name: string }>,
  xml: XmlValues,
): readonly InitialDistribution[] {
  const list = xml.child(definition, "initial_parameter_distributions");
  if (!list) return [];
  if (!xml.flagAttribute(list, "enabled", true)) {
    xml.ignore(list);
    return [];
  }
  return xml.children(list, "distribution").flatMap((element) => {
    if (xml.flagAttribute(element, "enabled", true)) return readDistribution(element, behaviours, xml) ?? [];
    xml.ignore(element);
    return [];
  });
}

function readDistribution(
  element: XmlElement,
  behaviours: ReadonlyMap<string, { readonly name: string }>,
  xml: XmlValues,
): InitialDistribution | undefined {
  const type = xml.attribute(element, "type") ?? "";
  const shape = shapes.get(type.toLowerCase());
  if (!shape) {
    const expected = "one of Uniform, LogUniform, Normal, LogNormal, Log10Normal";
    xml.findings.error(element.place, `type="${type}"`, expected);
    return undefined;
  }
  const behaviour = readBehaviour(element, behaviours, xml);
  const checkBase = xml.flagAttribute(element, "check_base", true);
  const numbers = shape.endsWith("uniform") ? readEnds(element, shape, xml) : readNormal(element, shape, xml);
  return behaviour === undefined ? undefined : { behaviour, shape, ...numbers, checkBase };
}

function readBehaviour(
  element: XmlElement,
  behaviours: ReadonlyMap<string, { readonly name: string }>,
  xml: XmlValues,
): string | undefined {
  const tag = xml.child(element, "behavior");
  const text = tag?.text ?? "";
  if (text.toLowerCase() === "volume") return "volume";
  const known = behaviours.get(text);
  if (known) return known.name;
  const expected = `volume or a behaviour of the model${didYouMean(text, behaviours.keys())}`;
  xml.findings.error(tag?.place ?? element.place, `the unknown behaviour \`${text}\``, expected);
  return undefined;
}

function readEnds(element: XmlElement, shape: InitialDistribution["shape"], xml: XmlValues) {
  const minimum = xml.required(element, "min", shape === "log-uniform" ? "above 0" : "any", "", 1);
  const maximum = xml.required(element, "max", "any", "", 1);
  if (minimum > maximum) xml.findings.error(element.place, `min ${minimum} above max ${maximum}`, "min at most max");
  return { minimum, maximum };
}

function readNormal(element: XmlElement, shape: InitialDistribution["shape"], xml: XmlValues) {
  const mean = xml.required(element, "mu");
  const deviation = xml.required(element, "sigma", "at least 0");
  const bound = (name: string) => {
    const tag = xml.child(element, name);
    return tag ? xml.numberOf(tag, shape === "normal" ? "any" : "at least 0") : undefined;
  };
  const lowerBound = bound("lower_bound");
  const upperBound = bound("upper_bound");
  if (lowerBound !== undefined && upperBound !== undefined && lowerBound > upperBound) {
    const found = `lower_bound ${lowerBound} above upper_bound ${upperBound}`;
    xml.findings.error(element.place, found, "lower_bound at most upper_bound");
  }
  return {
    mean,
    deviation,
    ...(lowerBound === undefined ? {} : { lowerBound }),
    ...(upperBound === undefined ? {} : { upperBound }),
  };
}
