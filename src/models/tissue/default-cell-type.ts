import type { CellType, Death, DyingVolumes } from "./contract.ts";
import { deathModels } from "./cycle-models.ts";
import { type PhenotypeParameter, phenotypeParameters } from "./phenotype-parameters.ts";

const value = (path: PhenotypeParameter) => phenotypeParameters[path].value;

/** A cell type of which a model says nothing: it neither divides, dies, crawls nor trades, and takes up room. */
export function defaultCellType(name: string): CellType {
  return {
    name,
    cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0, fixedDuration: false }] },
    apoptosis: death("apoptosis"),
    necrosis: death("necrosis"),
    volume: {
      total: value("volume.total"),
      fluidFraction: value("volume.fluidFraction"),
      nuclear: value("volume.nuclear"),
      fluidChangeRate: value("volume.fluidChangeRate"),
      cytoplasmicBiomassChangeRate: value("volume.cytoplasmicBiomassChangeRate"),
      nuclearBiomassChangeRate: value("volume.nuclearBiomassChangeRate"),
      calcifiedFraction: value("volume.calcifiedFraction"),
      calcificationRate: value("volume.calcificationRate"),
      relativeRuptureVolume: value("volume.relativeRuptureVolume"),
    },
    mechanics: {
      adhesionStrength: value("mechanics.adhesionStrength"),
      repulsionStrength: value("mechanics.repulsionStrength"),
      relativeMaximumAdhesionDistance: value("mechanics.relativeMaximumAdhesionDistance"),
      adhesionAffinities: {},
      membraneAdhesionStrength: value("mechanics.membraneAdhesionStrength"),
      membraneRepulsionStrength: value("mechanics.membraneRepulsionStrength"),
      attachmentElasticity: value("mechanics.attachmentElasticity"),
      attachmentRate: value("mechanics.attachmentRate"),
      detachmentRate: value("mechanics.detachmentRate"),
      maximumAttachments: value("mechanics.maximumAttachments"),
      movable: true,
    },
    motility: {
      enabled: false,
      speed: value("motility.speed"),
      persistenceTime: value("motility.persistenceTime"),
      bias: value("motility.bias"),
      inPlane: false,
      sensitivities: {},
      normaliseEachGradient: false,
    },
    exchange: {},
    interactions: {
      phagocytosis: {
        apoptotic: value("interactions.phagocytosis.apoptotic"),
        necrotic: value("interactions.phagocytosis.necrotic"),
        otherDead: value("interactions.phagocytosis.otherDead"),
        live: {},
      },
      attack: {},
      attackDamageRate: value("interactions.attackDamageRate"),
      attackDuration: value("interactions.attackDuration"),
      immunogenicity: {},
      fusion: {},
    },
    transformations: {},
    asymmetricDivision: {},
    damageRate: value("damageRate"),
    damageRepairRate: value("damageRepairRate"),
    releasedAtDeath: {},
    passedToEater: {},
    custom: [],
    distributions: [],
  };
}

function death(way: "apoptosis" | "necrosis"): Death {
  const rate = (name: keyof DyingVolumes) => value(`${way}.volumes.${name}`);
  return {
    rate: value(`${way}.rate`),
    changes: deathModels[way].changes,
    volumes: {
      unlysedFluidChangeRate: rate("unlysedFluidChangeRate"),
      lysedFluidChangeRate: rate("lysedFluidChangeRate"),
      cytoplasmicBiomassChangeRate: rate("cytoplasmicBiomassChangeRate"),
      nuclearBiomassChangeRate: rate("nuclearBiomassChangeRate"),
      calcificationRate: rate("calcificationRate"),
      relativeRuptureVolume: rate("relativeRuptureVolume"),
    },
  };
}
