import { assumed, fitted, type Parameter } from "../../foundation/parameter.ts";

/** A cell line's number from the paper that describes PhysiCell, whose text S1 names where each was measured. */
const published = (value: number, unit: string, meaning: string) =>
  fitted(value, unit, meaning, "ghaffarizadeh-2018, text S1: reference phenotype");

/** A number that PhysiCell 1.14.2 sets where a model says nothing. */
const chosen = (value: number, unit: string, meaning: string) =>
  assumed(value, unit, meaning, "assumed: the default of PhysiCell 1.14.2 (ghaffarizadeh-2018)");

const off = (unit: string, meaning: string) =>
  assumed(0, unit, meaning, "assumed: cells do nothing that a model does not ask of them");

/**
 * Every number of a cell type, by its path in the contract, with the value that holds where a model gives none. Rates
 * that are listed by another type's or a substance's name have `*` in the place of that name.
 */
export const phenotypeParameters = {
  "apoptosis.rate": off("1/min", "rate at which live cells enter apoptosis"),
  "apoptosis.volumes.unlysedFluidChangeRate": published(3 / 60, "1/min", "loss of fluid of an apoptotic cell"),
  "apoptosis.volumes.lysedFluidChangeRate": published(0, "1/min", "loss of fluid of an apoptotic cell once burst"),
  "apoptosis.volumes.cytoplasmicBiomassChangeRate": published(
    1 / 60,
    "1/min",
    "loss of cytoplasmic solids of an apoptotic cell",
  ),
  "apoptosis.volumes.nuclearBiomassChangeRate": published(
    0.35 / 60,
    "1/min",
    "loss of nuclear solids of an apoptotic cell",
  ),
  "apoptosis.volumes.calcificationRate": published(0, "1/min", "calcification of an apoptotic cell"),
  "apoptosis.volumes.relativeRuptureVolume": chosen(
    2,
    "1",
    "volume at which an apoptotic cell bursts, relative to its volume when it began to die",
  ),
  "necrosis.rate": off("1/min", "rate at which live cells enter necrosis"),
  "necrosis.volumes.unlysedFluidChangeRate": published(0.67 / 60, "1/min", "uptake of fluid of a swelling cell"),
  "necrosis.volumes.lysedFluidChangeRate": published(0.05 / 60, "1/min", "loss of fluid of a burst cell"),
  "necrosis.volumes.cytoplasmicBiomassChangeRate": published(
    0.0032 / 60,
    "1/min",
    "loss of cytoplasmic solids of a necrotic cell",
  ),
  "necrosis.volumes.nuclearBiomassChangeRate": published(
    0.013 / 60,
    "1/min",
    "loss of nuclear solids of a necrotic cell",
  ),
  "necrosis.volumes.calcificationRate": published(0.0042 / 60, "1/min", "calcification of a necrotic cell"),
  "necrosis.volumes.relativeRuptureVolume": published(
    2,
    "1",
    "volume at which a swelling cell bursts, relative to its volume when it began to swell",
  ),
  "volume.total": published(2494, "um^3", "volume of a cell at rest"),
  "volume.fluidFraction": published(0.75, "1", "part of a cell's volume that is fluid, at rest"),
  "volume.nuclear": published(540, "um^3", "volume of the nucleus at rest"),
  "volume.fluidChangeRate": published(0.05, "1/min", "rate at which fluid follows its target"),
  "volume.cytoplasmicBiomassChangeRate": published(
    0.0045,
    "1/min",
    "rate at which cytoplasmic solids follow their target",
  ),
  "volume.nuclearBiomassChangeRate": published(0.0055, "1/min", "rate at which nuclear solids follow their target"),
  "volume.calcifiedFraction": chosen(0, "1", "part of a cell's solids that is calcified at the start"),
  "volume.calcificationRate": chosen(0, "1/min", "calcification of a live cell"),
  "volume.relativeRuptureVolume": chosen(2, "1", "volume at which a live cell would burst, relative to that at rest"),
  "mechanics.adhesionStrength": published(0.4, "um/min", "pull of one cell on another"),
  "mechanics.repulsionStrength": published(10, "um/min", "push of one cell on another that it overlaps"),
  "mechanics.relativeMaximumAdhesionDistance": published(1.25, "1", "reach of adhesion in radii of the cell"),
  "mechanics.adhesionAffinities.*": chosen(1, "1", "adhesion to cells of a type, relative to the strength"),
  "mechanics.membraneAdhesionStrength": published(4, "um/min", "pull of a membrane on a cell"),
  "mechanics.membraneRepulsionStrength": published(100, "um/min", "push of a membrane or of the wall on a cell"),
  "mechanics.attachmentElasticity": chosen(0.01, "1/min", "speed per distance of a spring between attached cells"),
  "mechanics.attachmentRate": off("1/min", "rate at which a cell attaches to a neighbour"),
  "mechanics.detachmentRate": off("1/min", "rate at which a cell lets go of an attached one"),
  "mechanics.maximumAttachments": chosen(12, "1", "most cells that one cell is attached to"),
  "motility.speed": chosen(1, "um/min", "speed of a cell that crawls"),
  "motility.persistenceTime": chosen(1, "min", "mean time between changes of direction"),
  "motility.bias": chosen(0, "1", "share of the direction that gradients decide: 0 at random, 1 straight along them"),
  "motility.sensitivities.*": off("1", "weight of a substance's gradient in the direction; negative: away from it"),
  "exchange.*.secretion": off("1/min", "rate of secretion towards the target density"),
  "exchange.*.target": off("1", "density in the substance's unit at which secretion ends"),
  "exchange.*.uptake": off("1/min", "rate of uptake"),
  "exchange.*.release": off("1/min", "amount set free a minute, whatever the density"),
  "interactions.phagocytosis.apoptotic": off("1/min", "rate of eating an apoptotic neighbour"),
  "interactions.phagocytosis.necrotic": off("1/min", "rate of eating a necrotic neighbour"),
  "interactions.phagocytosis.otherDead": off("1/min", "rate of eating a neighbour that died another way"),
  "interactions.phagocytosis.live.*": off("1/min", "rate of eating a live neighbour of a type"),
  "interactions.attack.*": off("1/min", "rate of attacking a neighbour of a type"),
  "interactions.attackDamageRate": chosen(1, "1/min", "damage that an attack does a minute"),
  "interactions.attackDuration": chosen(30, "min", "mean length of an attack"),
  "interactions.immunogenicity.*": chosen(1, "1", "how visible a cell is to attackers of a type"),
  "interactions.fusion.*": off("1/min", "rate of fusing with a neighbour of a type"),
  "transformations.*": off("1/min", "rate of becoming a cell of another type"),
  "asymmetricDivision.*": off("1", "probability that a daughter is of another type"),
  damageRate: off("1/min", "damage that arises by itself a minute"),
  damageRepairRate: off("1/min", "rate of repair of damage"),
  "releasedAtDeath.*": chosen(0, "1", "part of what a cell holds that its voxel gets when the cell is removed"),
  "passedToEater.*": chosen(1, "1", "part of what a cell holds that its eater gets"),
} as const satisfies Readonly<Record<string, Parameter>>;

export type PhenotypeParameter = keyof typeof phenotypeParameters;
