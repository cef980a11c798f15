import { InputError } from "../foundation/errors.ts";
import type { CellType, Cycle, Death, PhaseChange } from "../models/tissue/contract.ts";
import { cycleModels, deathModels } from "../models/tissue/cycle-models.ts";
import { defaultCellType } from "../models/tissue/default-cell-type.ts";
import { writePhases } from "./tissue-phases.ts";
import { type TissueUnit, writeQuantity } from "./tissue-quantity.ts";

type Written = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, number>>;

/** Keys that say something: without those of no value, and of nothing inside. */
function saying(record: Written): Written | undefined {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** A number where it differs from what holds without it. */
function differing(value: number, otherwise: number, unit: TissueUnit | ""): string | number | undefined {
  if (value === otherwise) return undefined;
  return unit === "" ? value : writeQuantity(value, unit);
}

function by(values: Values, unit: TissueUnit | ""): Written | undefined {
  const write = (value: number) => (unit === "" ? value : writeQuantity(value, unit));
  return saying(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)])));
}

/** What of a cell type differs from the defaults, as a file writes it. */
export function writeCellType(type: CellType, dimensions: 2 | 3): Written {
  const base = defaultCellType(type.name);
  return {
    name: type.name,
    ...saying({
      cycle: writeCycle(type, base.cycle),
      apoptosis: writeDeath(type, base, "apoptosis"),
      necrosis: writeDeath(type, base, "necrosis"),
      volume: writeVolume(type.volume, base.volume),
      mechanics: writeMechanics(type.mechanics, base.mechanics),
      motility: writeMotility(type.motility, base.motility, dimensions),
      exchange: writeExchange(type),
      interactions: writeInteractions(type.interactions, base.interactions),
      transformations: by(type.transformations, "1/min"),
      "asymmetric-division": by(type.asymmetricDivision, ""),
      "damage-rate": differing(type.damageRate, base.damageRate, "1/min"),
      "damage-repair-rate": differing(type.damageRepairRate, base.damageRepairRate, "1/min"),
      "released-at-death": by(type.releasedAtDeath, ""),
      "passed-to-eater": by(type.passedToEater, ""),
      custom: writeCustom(type),
      distributions: writeDistributions(type),
    }),
  };
}

function writeCycle({ name, cycle }: CellType, base: Cycle): Written | undefined {
  if (cycle.model === base.model && samePhases(cycle.changes, base.changes)) return undefined;
  const { changes } = cycleModels[cycle.model];
  checkWays(cycle.changes, changes, `cell type ${name}: cycle`);
  return { model: cycle.model, ...saying({ phases: differingPhases(cycle.changes, changes) }) };
}

function differingPhases(changes: readonly PhaseChange[], base: readonly PhaseChange[]) {
  return samePhases(changes, base) ? undefined : writePhases(changes);
}

function samePhases(a: readonly PhaseChange[], b: readonly PhaseChange[]): boolean {
  const same = (one: PhaseChange, other: PhaseChange | undefined) =>
    one.rate === other?.rate && one.fixedDuration === other.fixedDuration;
  return a.length === b.length && a.every((one, index) => same(one, b[index]));
}

/** Files list phases by their place in the model, so a cycle's ways must be the model's own. */
export function checkWays(changes: readonly PhaseChange[], ways: readonly PhaseChange[], place: string): void {
  const text = (list: readonly PhaseChange[]) => list.map(({ from, to }) => `${from} to ${to}`).join(", ");
  if (text(changes) === text(ways)) return;
  throw new InputError(place, `changes of phase ${text(changes)}`, `those of the model: ${text(ways)}`);
}

function writeDeath(type: CellType, base: CellType, way: "apoptosis" | "necrosis"): Written | undefined {
  const death: Death = type[way];
  const standard = base[way].volumes;
  checkWays(death.changes, deathModels[way].changes, `cell type ${type.name}: ${way}`);
  const rate = (value: number, otherwise: number) => differing(value, otherwise, "1/min");
  const { volumes } = death;
  return saying({
    rate: rate(death.rate, base[way].rate),
    phases: differingPhases(death.changes, base[way].changes),
    volumes: saying({
      "unlysed-fluid-change-rate": rate(volumes.unlysedFluidChangeRate, standard.unlysedFluidChangeRate),
      "lysed-fluid-change-rate": rate(volumes.lysedFluidChangeRate, standard.lysedFluidChangeRate),
      "cytoplasmic-biomass-change-rate": rate(
        volumes.cytoplasmicBiomassChangeRate,
        standard.cytoplasmicBiomassChangeRate,
      ),
      "nuclear-biomass-change-rate": rate(volumes.nuclearBiomassChangeRate, standard.nuclearBiomassChangeRate),
      "calcification-rate": rate(volumes.calcificationRate, standard.calcificationRate),
      "relative-rupture-volume": differing(volumes.relativeRuptureVolume, standard.relativeRuptureVolume, ""),
    }),
  });
}

function writeVolume(volume: CellType["volume"], base: CellType["volume"]): Written | undefined {
  const differs = (key: keyof CellType["volume"], unit: TissueUnit | "") => differing(volume[key], base[key], unit);
  return saying({
    total: differs("total", "um^3"),
    "fluid-fraction": differs("fluidFraction", ""),
    nuclear: differs("nuclear", "um^3"),
    "fluid-change-rate": differs("fluidChangeRate", "1/min"),
    "cytoplasmic-biomass-change-rate": differs("cytoplasmicBiomassChangeRate", "1/min"),
    "nuclear-biomass-change-rate": differs("nuclearBiomassChangeRate", "1/min"),
    "calcified-fraction": differs("calcifiedFraction", ""),
    "calcification-rate": differs("calcificationRate", "1/min"),
    "relative-rupture-volume": differs("relativeRuptureVolume", ""),
  });
}

function writeMechanics(mechanics: CellType["mechanics"], base: CellType["mechanics"]): Written | undefined {
  type Key = Exclude<keyof CellType["mechanics"], "adhesionAffinities" | "movable">;
  const differs = (key: Key, unit: TissueUnit | "") => differing(mechanics[key], base[key], unit);
  return saying({
    "adhesion-strength": differs("adhesionStrength", "um/min"),
    "repulsion-strength": differs("repulsionStrength", "um/min"),
    "relative-maximum-adhesion-distance": differs("relativeMaximumAdhesionDistance", ""),
    "adhesion-affinities": by(mechanics.adhesionAffinities, ""),
    "membrane-adhesion-strength": differs("membraneAdhesionStrength", "um/min"),
    "membrane-repulsion-strength": differs("membraneRepulsionStrength", "um/min"),
    "attachment-elasticity": differs("attachmentElasticity", "1/min"),
    "attachment-rate": differs("attachmentRate", "1/min"),
    "detachment-rate": differs("detachmentRate", "1/min"),
    "maximum-attachments": differs("maximumAttachments", ""),
    movable: mechanics.movable ? undefined : false,
  });
}

function writeMotility(
  motility: CellType["motility"],
  base: CellType["motility"],
  dimensions: 2 | 3,
): Written | undefined {
  const written = saying({
    speed: differing(motility.speed, base.speed, "um/min"),
    "persistence-time": differing(motility.persistenceTime, base.persistenceTime, "min"),
    bias: differing(motility.bias, base.bias, ""),
    "in-plane": motility.inPlane === (dimensions === 2) ? undefined : motility.inPlane,
    sensitivities: by(motility.sensitivities, ""),
    "normalise-each-gradient": motility.normaliseEachGradient ? true : undefined,
  });
  // The key alone lets the cells crawl.
  return motility.enabled ? { enabled: true, ...written } : written && { enabled: false, ...written };
}

function writeExchange({ exchange }: CellType): readonly Written[] | undefined {
  const list = Object.entries(exchange).map(([substance, { secretion, target, uptake, release }]) => ({
    substance,
    ...saying({
      secretion: differing(secretion, 0, "1/min"),
      target: differing(target, 0, ""),
      uptake: differing(uptake, 0, "1/min"),
      release: differing(release, 0, ""),
    }),
  }));
  return list.length === 0 ? undefined : list;
}

function writeInteractions(
  interactions: CellType["interactions"],
  base: CellType["interactions"],
): Written | undefined {
  const { phagocytosis } = interactions;
  return saying({
    phagocytosis: saying({
      apoptotic: differing(phagocytosis.apoptotic, base.phagocytosis.apoptotic, "1/min"),
      necrotic: differing(phagocytosis.necrotic, base.phagocytosis.necrotic, "1/min"),
      "other-dead": differing(phagocytosis.otherDead, base.phagocytosis.otherDead, "1/min"),
      live: by(phagocytosis.live, "1/min"),
    }),
    attack: by(interactions.attack, "1/min"),
    "attack-damage-rate": differing(interactions.attackDamageRate, base.attackDamageRate, "1/min"),
    "attack-duration": differing(interactions.attackDuration, base.attackDuration, "min"),
    immunogenicity: by(interactions.immunogenicity, ""),
    fusion: by(interactions.fusion, "1/min"),
  });
}

function writeCustom({ custom }: CellType): readonly Written[] | undefined {
  if (custom.length === 0) return undefined;
  return custom.map(({ name, value, unit, conserved }) => ({
    name,
    value,
    ...(unit === "" ? {} : { unit }),
    ...(conserved ? { conserved } : {}),
  }));
}

function writeDistributions({ distributions }: CellType): readonly Written[] | undefined {
  if (distributions.length === 0) return undefined;
  return distributions.map(({ behaviour, shape, minimum, maximum, mean, deviation, ...rest }) => ({
    behaviour,
    shape,
    ...saying({
      minimum,
      maximum,
      mean,
      deviation,
      "lower-bound": rest.lowerBound,
      "upper-bound": rest.upperBound,
      "check-base": rest.checkBase ? undefined : false,
    }),
  }));
}
