import type { CellType, Cycle, Death, InitialDistribution, Interactions } from "../models/tissue/contract.ts";
import { cycleModels } from "../models/tissue/cycle-models.ts";
import { defaultCellType } from "../models/tissue/default-cell-type.ts";
import type { Fault } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { readPhases } from "./tissue-phases.ts";
import type { CellTypeFile } from "./tissue-schema.ts";

/** A cell type of a tissue file, with the defaults of what the file does not say. */
export function readCellType(file: CellTypeFile, dimensions: 2 | 3, path: Path, faults: Fault[]): CellType {
  const type = defaultCellType(file.name);
  return {
    name: file.name,
    cycle: readCycle(file, type.cycle, path, faults),
    apoptosis: readDeath(file.apoptosis, type.apoptosis, [...path, "apoptosis"], faults),
    necrosis: readDeath(file.necrosis, type.necrosis, [...path, "necrosis"], faults),
    volume: readVolumes(file.volume, type.volume),
    mechanics: readMechanics(file.mechanics, type.mechanics),
    motility: readMotility(file.motility, type.motility, dimensions),
    exchange: readExchange(file, path, faults),
    interactions: readInteractions(file.interactions, type.interactions),
    transformations: file.transformations ?? {},
    asymmetricDivision: file["asymmetric-division"] ?? {},
    damageRate: file["damage-rate"] ?? type.damageRate,
    damageRepairRate: file["damage-repair-rate"] ?? type.damageRepairRate,
    releasedAtDeath: file["released-at-death"] ?? {},
    passedToEater: file["passed-to-eater"] ?? {},
    custom: (file.custom ?? []).map(({ name, unit = "", value, conserved = false }) => ({
      name,
      unit,
      value,
      conserved,
    })),
    distributions: (file.distributions ?? []).map(readDistribution),
  };
}

function readCycle({ cycle }: CellTypeFile, otherwise: Cycle, path: Path, faults: Fault[]): Cycle {
  if (!cycle) return otherwise;
  const model = cycle.model ?? "live";
  return { model, changes: readPhases(cycle.phases, cycleModels[model].changes, [...path, "cycle", "phases"], faults) };
}

function readDeath(file: CellTypeFile["apoptosis"], otherwise: Death, path: Path, faults: Fault[]): Death {
  const { volumes: own } = file ?? {};
  const { rate, volumes } = otherwise;
  return {
    rate: file?.rate ?? rate,
    changes: readPhases(file?.phases, otherwise.changes, [...path, "phases"], faults),
    volumes: {
      unlysedFluidChangeRate: own?.["unlysed-fluid-change-rate"] ?? volumes.unlysedFluidChangeRate,
      lysedFluidChangeRate: own?.["lysed-fluid-change-rate"] ?? volumes.lysedFluidChangeRate,
      cytoplasmicBiomassChangeRate: own?.["cytoplasmic-biomass-change-rate"] ?? volumes.cytoplasmicBiomassChangeRate,
      nuclearBiomassChangeRate: own?.["nuclear-biomass-change-rate"] ?? volumes.nuclearBiomassChangeRate,
      calcificationRate: own?.["calcification-rate"] ?? volumes.calcificationRate,
      relativeRuptureVolume: own?.["relative-rupture-volume"] ?? volumes.relativeRuptureVolume,
    },
  };
}

function readVolumes(file: CellTypeFile["volume"], otherwise: CellType["volume"]): CellType["volume"] {
  return {
    total: file?.total ?? otherwise.total,
    fluidFraction: file?.["fluid-fraction"] ?? otherwise.fluidFraction,
    nuclear: file?.nuclear ?? otherwise.nuclear,
    fluidChangeRate: file?.["fluid-change-rate"] ?? otherwise.fluidChangeRate,
    cytoplasmicBiomassChangeRate: file?.["cytoplasmic-biomass-change-rate"] ?? otherwise.cytoplasmicBiomassChangeRate,
    nuclearBiomassChangeRate: file?.["nuclear-biomass-change-rate"] ?? otherwise.nuclearBiomassChangeRate,
    calcifiedFraction: file?.["calcified-fraction"] ?? otherwise.calcifiedFraction,
    calcificationRate: file?.["calcification-rate"] ?? otherwise.calcificationRate,
    relativeRuptureVolume: file?.["relative-rupture-volume"] ?? otherwise.relativeRuptureVolume,
  };
}

function readMechanics(file: CellTypeFile["mechanics"], otherwise: CellType["mechanics"]): CellType["mechanics"] {
  return {
    adhesionStrength: file?.["adhesion-strength"] ?? otherwise.adhesionStrength,
    repulsionStrength: file?.["repulsion-strength"] ?? otherwise.repulsionStrength,
    relativeMaximumAdhesionDistance:
      file?.["relative-maximum-adhesion-distance"] ?? otherwise.relativeMaximumAdhesionDistance,
    adhesionAffinities: file?.["adhesion-affinities"] ?? {},
    membraneAdhesionStrength: file?.["membrane-adhesion-strength"] ?? otherwise.membraneAdhesionStrength,
    membraneRepulsionStrength: file?.["membrane-repulsion-strength"] ?? otherwise.membraneRepulsionStrength,
    attachmentElasticity: file?.["attachment-elasticity"] ?? otherwise.attachmentElasticity,
    attachmentRate: file?.["attachment-rate"] ?? otherwise.attachmentRate,
    detachmentRate: file?.["detachment-rate"] ?? otherwise.detachmentRate,
    maximumAttachments: file?.["maximum-attachments"] ?? otherwise.maximumAttachments,
    movable: file?.movable ?? otherwise.movable,
  };
}

function readMotility(
  file: CellTypeFile["motility"],
  otherwise: CellType["motility"],
  dimensions: 2 | 3,
): CellType["motility"] {
  return {
    enabled: file?.enabled ?? file !== undefined,
    speed: file?.speed ?? otherwise.speed,
    persistenceTime: file?.["persistence-time"] ?? otherwise.persistenceTime,
    bias: file?.bias ?? otherwise.bias,
    inPlane: file?.["in-plane"] ?? dimensions === 2,
    sensitivities: file?.sensitivities ?? {},
    normaliseEachGradient: file?.["normalise-each-gradient"] ?? false,
  };
}

function readExchange({ exchange = [] }: CellTypeFile, path: Path, faults: Fault[]): CellType["exchange"] {
  exchange.forEach(({ substance }, index) => {
    if (exchange.findIndex((other) => other.substance === substance) === index) return;
    const place = [...path, "exchange", index, "substance"];
    faults.push({ path: place, found: `\`${substance}\` again`, expected: "each substance once" });
  });
  return Object.fromEntries(
    exchange.map(({ substance, secretion = 0, target = 0, uptake = 0, release = 0 }) => [
      substance,
      { secretion, target, uptake, release },
    ]),
  );
}

function readInteractions(file: CellTypeFile["interactions"], otherwise: Interactions): Interactions {
  const { phagocytosis } = otherwise;
  return {
    phagocytosis: {
      apoptotic: file?.phagocytosis?.apoptotic ?? phagocytosis.apoptotic,
      necrotic: file?.phagocytosis?.necrotic ?? phagocytosis.necrotic,
      otherDead: file?.phagocytosis?.["other-dead"] ?? phagocytosis.otherDead,
      live: file?.phagocytosis?.live ?? {},
    },
    attack: file?.attack ?? {},
    attackDamageRate: file?.["attack-damage-rate"] ?? otherwise.attackDamageRate,
    attackDuration: file?.["attack-duration"] ?? otherwise.attackDuration,
    immunogenicity: file?.immunogenicity ?? {},
    fusion: file?.fusion ?? {},
  };
}

type DistributionFile = NonNullable<CellTypeFile["distributions"]>[number];

function readDistribution(file: DistributionFile): InitialDistribution {
  const { behaviour, shape, minimum, maximum, mean, deviation } = file;
  const given = {
    minimum,
    maximum,
    mean,
    deviation,
    lowerBound: file["lower-bound"],
    upperBound: file["upper-bound"],
  };
  const numbers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { behaviour, shape, ...numbers, checkBase: file["check-base"] ?? true };
}
