import type { Death, DyingVolumes, PhaseChange } from "../../models/tissue/contract.ts";
import { readPhaseChanges } from "./read-cycle.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

export interface Deaths {
  readonly apoptosis: Death;
  readonly necrosis: Death;
}

/** The phases that PhysiCell keeps once for all types; every type that is read writes into them. */
export interface SharedPhases {
  apoptosis: readonly PhaseChange[];
  necrosis: readonly PhaseChange[];
}

const waysByCode: ReadonlyMap<string, keyof Deaths> = new Map([
  ["100", "apoptosis"],
  ["101", "necrosis"],
]);

export function readDeaths(
  phenotype: XmlElement | undefined,
  base: Deaths,
  shared: SharedPhases,
  xml: XmlValues,
): Deaths {
  const deaths = { ...base };
  for (const model of xml.children(xml.child(phenotype, "death"), "model")) {
    const way = readWay(model, xml);
    if (!way) continue;
    deaths[way] = readDeath(model, base[way], xml);
    shared[way] = readPhaseChanges(model, shared[way], xml);
  }
  return deaths;
}

function readWay(model: XmlElement, xml: XmlValues): keyof Deaths | undefined {
  const code = xml.attribute(model, "code");
  const name = xml.attribute(model, "name")?.toLowerCase();
  const way = code ? waysByCode.get(code.trim()) : name === "apoptosis" || name === "necrosis" ? name : undefined;
  if (!way) {
    const found = code ? `code="${code}"` : `name="${name ?? ""}"`;
    xml.findings.error(model.place, found, "a way to die: 100 (apoptosis) or 101 (necrosis)");
  }
  return way;
}

function readDeath(model: XmlElement, base: Death, xml: XmlValues): Death {
  const rate = xml.child(model, "rate") ?? xml.child(model, "death_rate");
  if (!rate) xml.findings.warn(model.place, "no death_rate: PhysiCell reads 0");
  return {
    rate: rate ? xml.numberOf(rate, "at least 0", "1/min") : 0,
    changes: readPhaseChanges(model, base.changes, xml),
    volumes: readVolumes(xml.child(model, "parameters"), base.volumes, xml),
  };
}

function readVolumes(parameters: XmlElement | undefined, base: DyingVolumes, xml: XmlValues): DyingVolumes {
  const rate = (name: string, inherited: number) => xml.number(parameters, name, inherited, "at least 0", "1/min");
  return {
    unlysedFluidChangeRate: rate("unlysed_fluid_change_rate", base.unlysedFluidChangeRate),
    lysedFluidChangeRate: rate("lysed_fluid_change_rate", base.lysedFluidChangeRate),
    cytoplasmicBiomassChangeRate: rate("cytoplasmic_biomass_change_rate", base.cytoplasmicBiomassChangeRate),
    nuclearBiomassChangeRate: rate("nuclear_biomass_change_rate", base.nuclearBiomassChangeRate),
    calcificationRate: rate("calcification_rate", base.calcificationRate),
    relativeRuptureVolume: xml.number(parameters, "relative_rupture_volume", base.relativeRuptureVolume, "at least 0"),
  };
}
