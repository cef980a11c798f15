import { cbrt } from "../../foundation/maths.ts";
import type { Mechanics, Volumes } from "../../models/tissue/contract.ts";
import type { XmlElement } from "./xml-tree.ts";
import type { XmlValues } from "./xml-values.ts";

export function readVolumes(phenotype: XmlElement | undefined, base: Volumes, xml: XmlValues): Volumes {
  const element = xml.child(phenotype, "volume");
  const rate = (name: string, inherited: number) => xml.number(element, name, inherited, "at least 0", "1/min");
  const volumes: Volumes = {
    total: xml.number(element, "total", base.total, "above 0", "um^3"),
    fluidFraction: xml.number(element, "fluid_fraction", base.fluidFraction, "at least 0"),
    nuclear: xml.number(element, "nuclear", base.nuclear, "at least 0", "um^3"),
    fluidChangeRate: rate("fluid_change_rate", base.fluidChangeRate),
    cytoplasmicBiomassChangeRate: rate("cytoplasmic_biomass_change_rate", base.cytoplasmicBiomassChangeRate),
    nuclearBiomassChangeRate: rate("nuclear_biomass_change_rate", base.nuclearBiomassChangeRate),
    calcifiedFraction: xml.number(element, "calcified_fraction", base.calcifiedFraction, "at least 0"),
    calcificationRate: rate("calcification_rate", base.calcificationRate),
    relativeRuptureVolume: xml.number(element, "relative_rupture_volume", base.relativeRuptureVolume, "at least 0"),
  };
  if (element && volumes.fluidFraction > 1) {
    xml.findings.error(element.place, `fluid_fraction ${volumes.fluidFraction}`, "a fraction from 0 to 1");
  }
  if (element && volumes.nuclear > volumes.total) {
    const found = `a nucleus of ${volumes.nuclear} µm³ in a cell of ${volumes.total} µm³`;
    xml.findings.error(element.place, found, "a nucleus that its cell can hold");
  }
  return volumes;
}

/** @param radius  of the cell at rest, µm: an absolute distance at rest is measured in it */
export function readMechanics(
  phenotype: XmlElement | undefined,
  base: Mechanics,
  radius: number,
  types: readonly string[],
  xml: XmlValues,
): Mechanics {
  const element = xml.child(phenotype, "mechanics");
  if (!element) return base;
  const strength = (name: string, inherited: number) => xml.number(element, name, inherited, "at least 0", "um/min");
  const rate = (name: string, inherited: number) => xml.number(element, name, inherited, "at least 0", "1/min");
  const repulsionStrength = strength("cell_cell_repulsion_strength", base.repulsionStrength);
  const reach = xml.number(
    element,
    "relative_maximum_adhesion_distance",
    base.relativeMaximumAdhesionDistance,
    "at least 0",
  );
  const affinities = xml.child(element, "cell_adhesion_affinities");
  const affinityOf = new Map(Object.entries(base.adhesionAffinities));
  for (const affinity of xml.children(affinities, "cell_adhesion_affinity")) {
    const name = xml.nameOf(affinity);
    const value = xml.numberOf(affinity, "at least 0");
    if (value === 1 && !types.includes(name)) continue;
    if (xml.indexOf(affinity, name, types, "cell type", false) < 0) continue;
    affinityOf.set(name, value);
  }
  const written = strength("cell_cell_adhesion_strength", base.adhesionStrength);
  return {
    adhesionStrength: adhesionAtRest(element, repulsionStrength, reach, radius, xml) ?? written,
    repulsionStrength,
    relativeMaximumAdhesionDistance: reach,
    // 1 is what holds for types that are not listed.
    adhesionAffinities: Object.fromEntries([...affinityOf].filter(([, value]) => value !== 1)),
    membraneAdhesionStrength: strength("cell_BM_adhesion_strength", base.membraneAdhesionStrength),
    membraneRepulsionStrength: strength("cell_BM_repulsion_strength", base.membraneRepulsionStrength),
    attachmentElasticity: rate("attachment_elastic_constant", base.attachmentElasticity),
    attachmentRate: rate("attachment_rate", base.attachmentRate),
    detachmentRate: rate("detachment_rate", base.detachmentRate),
    maximumAttachments: xml.number(element, "maximum_number_of_attachments", base.maximumAttachments, "at least 0"),
    movable: base.movable,
  };
}

/**
 * The adhesion that lets two cells rest at a distance of s radii: with repulsion c_r(1 − s/2)² and adhesion
 * c_a(1 − s/2f)², of reach f, c_a = c_r[(1 − s/2)/(1 − s/2f)]².
 */
function adhesionAtRest(
  mechanics: XmlElement,
  repulsion: number,
  reach: number,
  radius: number,
  xml: XmlValues,
): number | undefined {
  const options = xml.child(mechanics, "options");
  let adhesion: number | undefined;
  for (const [name, unit] of [
    ["set_relative_equilibrium_distance", 1],
    ["set_absolute_equilibrium_distance", radius],
  ] as const) {
    const element = xml.child(options, name);
    if (!element) continue;
    const asked = xml.numberOf(element, "at least 0", name.includes("absolute") ? "um" : "") / unit;
    if (!xml.flagAttribute(element, "enabled", false)) continue;
    if (asked > 2)
      xml.findings.warn(element.place, "cells cannot rest further apart than they touch: 2 radii are used");
    const distance = Math.min(asked, 2);
    const ratio = (1 - distance / 2) / (1 - distance / (2 * reach));
    if (Number.isFinite(ratio)) adhesion = repulsion * ratio * ratio;
    else
      xml.findings.error(element.place, `a reach of adhesion of ${reach} radii`, "a reach above the distance at rest");
  }
  return adhesion;
}

/** Radius of a ball, µm. */
export function radiusOf(volume: number): number {
  return cbrt((3 * volume) / (4 * Math.PI));
}
