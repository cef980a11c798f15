import type { Motility } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

/** How cells find their way, as PhysiCell keeps it: what is not in use is remembered for types that inherit it. */
export interface Chemotaxis {
  readonly follows: "nothing" | "one gradient" | "gradients" | "directions of gradients";
  readonly one: { readonly substance: string; readonly direction: number };
  readonly sensitivities: Readonly<Record<string, number>>;
}

export interface Steering {
  readonly motility: Motility;
  readonly chemotaxis: Chemotaxis;
}

export const noChemotaxis: Chemotaxis = {
  follows: "nothing",
  one: { substance: "", direction: 1 },
  sensitivities: {},
};

export function readMotility(
  phenotype: XmlElement | undefined,
  base: Steering,
  substances: readonly string[],
  dimensions: 2 | 3,
  xml: XmlValues,
): Steering {
  const element = xml.child(phenotype, "motility");
  const options = xml.child(element, "options");
  const advanced = readAdvanced(options, readSimple(options, base.chemotaxis, substances, xml), substances, xml);
  const motility: Motility = {
    enabled: xml.flag(options, "enabled", base.motility.enabled),
    speed: xml.number(element, "speed", base.motility.speed, "at least 0", "um/min"),
    persistenceTime: xml.number(element, "persistence_time", base.motility.persistenceTime, "at least 0", "min"),
    bias: xml.number(element, "migration_bias", base.motility.bias, "at least 0"),
    inPlane: xml.flag(options, "use_2D", base.motility.inPlane) || dimensions === 2,
    sensitivities: weights(advanced),
    normaliseEachGradient: advanced.follows === "directions of gradients",
  };
  if (element && motility.bias > 1) {
    xml.findings.error(element.place, `migration_bias ${motility.bias}`, "a number from 0 to 1");
  }
  return { motility, chemotaxis: advanced };
}

function weights({ follows, one, sensitivities }: Chemotaxis): Motility["sensitivities"] {
  if (follows === "nothing") return {};
  return follows === "one gradient" ? { [one.substance]: one.direction } : sensitivities;
}

function readSimple(
  options: XmlElement | undefined,
  base: Chemotaxis,
  substances: readonly string[],
  xml: XmlValues,
): Chemotaxis {
  const element = xml.child(options, "chemotaxis");
  if (!element) return base;
  const enabled = xml.flag(element, "enabled", false);
  const substance = xml.child(element, "substrate");
  const direction = xml.number(element, "direction", 0);
  if (!substance)
    xml.findings.error(element.place, "no substrate", "one, even where chemotaxis is off: PhysiCell asks for it");
  else xml.indexOf(substance, substance.text, substances, "substance");
  // PhysiCell reads a whole number here.
  const one = { substance: substance?.text ?? "", direction: Math.trunc(direction) };
  return { ...base, one, follows: enabled ? "one gradient" : base.follows };
}

function readAdvanced(
  options: XmlElement | undefined,
  base: Chemotaxis,
  substances: readonly string[],
  xml: XmlValues,
): Chemotaxis {
  const element = xml.child(options, "advanced_chemotaxis");
  if (!element) return base;
  const enabled = xml.flag(element, "enabled", false);
  const directions = xml.flag(element, "normalize_each_gradient", false);
  if (enabled && base.follows === "one gradient") {
    xml.findings.warn(element.place, "both kinds of chemotaxis are on: the advanced one is used");
  }
  const sensitivities = new Map(Object.entries(base.sensitivities));
  const list = xml.child(element, "chemotactic_sensitivities");
  for (const entry of xml.children(list, "chemotactic_sensitivity")) {
    const name = xml.nameOf(entry, "substrate");
    const value = xml.numberOf(entry);
    if (xml.indexOf(entry, name, substances, "substance", false) >= 0) sensitivities.set(name, value);
  }
  const advanced = directions ? "directions of gradients" : "gradients";
  const follows = enabled ? advanced : base.follows;
  return { ...base, sensitivities: Object.fromEntries(sensitivities), follows };
}
