import type { CellType, Exchange, Interactions } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

type Rates = Readonly<Record<string, number>>;

const nothing: Exchange = { secretion: 0, target: 0, uptake: 0, release: 0 };

/** Secretion and uptake, by substance; substances of which all numbers are 0 are left out. */
export function readExchange(
  phenotype: XmlElement | undefined,
  base: CellType["exchange"],
  substances: readonly string[],
  xml: XmlValues,
): CellType["exchange"] {
  const exchange = new Map(Object.entries(base));
  for (const element of xml.children(xml.child(phenotype, "secretion"), "substrate")) {
    const name = xml.nameOf(element);
    const inherited = exchange.get(name) ?? nothing;
    const read: Exchange = {
      secretion: xml.number(element, "secretion_rate", inherited.secretion, "at least 0", "1/min"),
      target: xml.number(element, "secretion_target", inherited.target),
      uptake: xml.number(element, "uptake_rate", inherited.uptake, "at least 0", "1/min"),
      release: xml.number(element, "net_export_rate", inherited.release),
    };
    if (xml.indexOf(element, name, substances, "substance") >= 0) exchange.set(name, read);
  }
  const used = substances.filter((name) => Object.values(exchange.get(name) ?? nothing).some((value) => value !== 0));
  return Object.fromEntries(used.map((name) => [name, exchange.get(name) as Exchange]));
}

/** @param step  of mechanics, min: an attack of PhysiCell lasts at least as long */
export function readInteractions(
  phenotype: XmlElement | undefined,
  base: Interactions,
  types: readonly string[],
  step: number,
  xml: XmlValues,
): Interactions {
  const element = xml.child(phenotype, "cell_interactions");
  if (!element) return base;
  // Where the tag is there at all, PhysiCell forgets what was inherited for the dead, and reads missing numbers as 0.
  const dead = xml.number(element, "dead_phagocytosis_rate", 0, "at least 0", "1/min");
  const rate = (name: string) => xml.number(element, name, dead, "at least 0", "1/min");
  const rates = (list: string, item: string, inherited: Rates) =>
    readRates(xml.child(element, list), item, inherited, types, xml);
  return {
    phagocytosis: {
      apoptotic: rate("apoptotic_phagocytosis_rate"),
      necrotic: rate("necrotic_phagocytosis_rate"),
      otherDead: rate("other_dead_phagocytosis_rate"),
      live: rates("live_phagocytosis_rates", "phagocytosis_rate", base.phagocytosis.live),
    },
    attack: rates("attack_rates", "attack_rate", base.attack),
    ...readDamage(element, step, xml),
    immunogenicity: base.immunogenicity,
    fusion: rates("fusion_rates", "fusion_rate", base.fusion),
  };
}

/** Damage by attacks. Before 1.14 its rate was called `damage_rate`, and an attack lasted one step. */
function readDamage(element: XmlElement, step: number, xml: XmlValues) {
  const rate = xml.child(element, "attack_damage_rate");
  const duration = xml.child(element, "attack_duration");
  const old = xml.child(element, "damage_rate");
  const number = (found: XmlElement | undefined, unit: "1/min" | "min") =>
    found ? xml.numberOf(found, "at least 0", unit) : 0;
  const asBefore = !rate && old;
  if (asBefore) {
    const text = "damage_rate, of before PhysiCell 1.14, is read as attack_damage_rate: 1.14 would read 0";
    xml.findings.warn(old.place, text);
  } else {
    xml.ignore(old);
    if (old) xml.findings.warn(old.place, "damage_rate is not read: there is an attack_damage_rate");
    if (!rate) xml.findings.warn(element.place, "no attack_damage_rate: PhysiCell reads 0, not its default");
    if (!duration) xml.findings.warn(element.place, "no attack_duration: attacks last one step, as in PhysiCell");
  }
  return {
    attackDamageRate: number(rate ?? old, "1/min"),
    attackDuration: Math.max(step, number(duration, "min")),
  };
}

/** Rates by the name of another type; those of 0 are left out. */
function readRates(
  list: XmlElement | undefined,
  item: string,
  inherited: Rates,
  types: readonly string[],
  xml: XmlValues,
): Rates {
  const rates = new Map(Object.entries(inherited));
  for (const element of xml.children(list, item)) {
    const name = xml.nameOf(element);
    const value = xml.numberOf(element, "at least 0", "1/min");
    // Studio leaves entries of types that were deleted; those of 0 say nothing.
    if (value === 0 && !types.includes(name)) continue;
    if (xml.indexOf(element, name, types, "cell type", false) >= 0) rates.set(name, value);
  }
  return inOrder(rates, types);
}

function inOrder(values: ReadonlyMap<string, number>, types: readonly string[]): Rates {
  const used = types.filter((name) => (values.get(name) ?? 0) !== 0);
  return Object.fromEntries(used.map((name) => [name, values.get(name) as number]));
}

/** Rates of becoming another type. A cell cannot become what it is. */
export function readTransformations(
  phenotype: XmlElement | undefined,
  self: string,
  inherited: Rates,
  types: readonly string[],
  xml: XmlValues,
): Rates {
  const list = xml.at(phenotype, "cell_transformations/transformation_rates");
  const rates = readRates(list, "transformation_rate", inherited, types, xml);
  if (!list || !(self in rates)) return rates;
  xml.findings.warn(list.place, `the transformation of ${self} into itself is left out, as PhysiCell does`);
  return Object.fromEntries(Object.entries(rates).filter(([name]) => name !== self));
}

/** Probabilities that a daughter is of another type. */
export function readAsymmetricDivision(
  phenotype: XmlElement | undefined,
  self: string,
  inherited: Rates,
  types: readonly string[],
  xml: XmlValues,
): Rates {
  const element = xml.at(phenotype, "cycle/standard_asymmetric_division");
  if (!element) return inherited;
  if (!xml.flagAttribute(element, "enabled", false)) {
    xml.ignore(element);
    return inherited;
  }
  const probabilities = new Map(Object.entries(inherited));
  for (const entry of xml.children(element, "asymmetric_division_probability")) {
    const name = xml.nameOf(entry);
    const value = xml.numberOf(entry, "at least 0");
    if (value > 1) xml.findings.error(entry.place, `${value}`, "a probability from 0 to 1");
    if (xml.indexOf(entry, name, types, "cell type") >= 0) probabilities.set(name, value);
  }
  const sum = [...probabilities.values()].reduce((total, value) => total + value, 0);
  if (sum <= 1 + 1e-12) return inOrder(probabilities, types);
  // PhysiCell takes what is too much off the daughters that are like their mother.
  const like = (probabilities.get(self) ?? 0) + 1 - sum;
  if (like < 0) {
    const others = sum - (probabilities.get(self) ?? 0);
    xml.findings.error(element.place, `probabilities of other types that add up to ${others}`, "at most 1 together");
  }
  probabilities.set(self, Math.max(0, like));
  return inOrder(probabilities, types);
}
