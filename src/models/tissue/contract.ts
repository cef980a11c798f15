/**
 * A tissue model as data: what the cells are like, what diffuses between them, and the rules by which signals change
 * behaviours. Lengths in µm, times in minutes, volumes in µm³, amounts in units of a substance: the tissue's own units,
 * which files convert at their border. Defaults and meanings of all numbers are in `phenotype-parameters.ts`.
 */

/** x, y, z in µm. */
export type Vector = readonly [number, number, number];

/** The box that holds the tissue, cut into voxels. In two dimensions there is one layer of voxels around z = 0. */
export interface Domain {
  readonly minimum: Vector;
  readonly maximum: Vector;
  /** Edges of a voxel. */
  readonly spacing: Vector;
  readonly dimensions: 2 | 3;
}

/** Sides of the box, in the order in which later ones win where they meet. */
export const sides = ["xMinimum", "xMaximum", "yMinimum", "yMaximum", "zMinimum", "zMaximum"] as const;
export type Side = (typeof sides)[number];

export interface Substance {
  readonly name: string;
  /** Unit of its density, for the reader: files of others give any text here. */
  readonly unit: string;
  /** µm²/min. */
  readonly diffusion: number;
  /** 1/min. */
  readonly decay: number;
  /** Density everywhere at the start, where no field is given. */
  readonly initial: number;
  /** Density held in the outermost layer of voxels of a side. A side that is absent lets nothing through. */
  readonly fixed: Readonly<Partial<Record<Side, number>>>;
}

/** A change of phase in the cycle of live cells, or of dying ones. */
export interface PhaseChange {
  readonly from: number;
  readonly to: number;
  /** 1/min. With `fixedDuration`, the phase lasts exactly 1/rate. */
  readonly rate: number;
  readonly fixedDuration: boolean;
}

/** Names of the cycle models; their phases are in `cycle-models.ts`. */
export type CycleModelName =
  | "advanced Ki67"
  | "basic Ki67"
  | "flow cytometry"
  | "live"
  | "separated flow cytometry"
  | "cycling quiescent";

export interface Cycle {
  readonly model: CycleModelName;
  readonly changes: readonly PhaseChange[];
}

export interface Volumes {
  readonly total: number;
  /** Part of the volume that is fluid, at rest. */
  readonly fluidFraction: number;
  readonly nuclear: number;
  readonly fluidChangeRate: number;
  readonly cytoplasmicBiomassChangeRate: number;
  readonly nuclearBiomassChangeRate: number;
  readonly calcifiedFraction: number;
  readonly calcificationRate: number;
  /** A swelling cell bursts at this many times its volume at the start of swelling. */
  readonly relativeRuptureVolume: number;
}

/** How the volume of a dying cell changes. */
export interface DyingVolumes {
  readonly unlysedFluidChangeRate: number;
  readonly lysedFluidChangeRate: number;
  readonly cytoplasmicBiomassChangeRate: number;
  readonly nuclearBiomassChangeRate: number;
  readonly calcificationRate: number;
  readonly relativeRuptureVolume: number;
}

export interface Death {
  /** 1/min. */
  readonly rate: number;
  /** Apoptosis has one phase (then the cell is removed); necrosis two: swelling, until the cell bursts, and lysis. */
  readonly changes: readonly PhaseChange[];
  readonly volumes: DyingVolumes;
}

export interface Mechanics {
  /** µm/min. */
  readonly adhesionStrength: number;
  /** µm/min. */
  readonly repulsionStrength: number;
  /** Adhesion reaches to this many radii. */
  readonly relativeMaximumAdhesionDistance: number;
  /** By name of the other cell's type; 1 where absent. */
  readonly adhesionAffinities: Readonly<Record<string, number>>;
  /** µm/min. */
  readonly membraneAdhesionStrength: number;
  readonly membraneRepulsionStrength: number;
  /** Springs between attached cells, 1/min. */
  readonly attachmentElasticity: number;
  readonly attachmentRate: number;
  readonly detachmentRate: number;
  readonly maximumAttachments: number;
  /** Cells that forces do not move say `false`. */
  readonly movable: boolean;
}

export interface Motility {
  readonly enabled: boolean;
  /** µm/min. */
  readonly speed: number;
  /** Mean time between changes of direction, min. */
  readonly persistenceTime: number;
  /** 0: at random; 1: straight along the gradient. */
  readonly bias: number;
  readonly inPlane: boolean;
  /** Up (+) or down (−) which gradients, by substance; empty where the cell follows none. */
  readonly sensitivities: Readonly<Record<string, number>>;
  /** Whether each gradient counts by its direction alone. With one substance, it always does. */
  readonly normaliseEachGradient: boolean;
}

/** What a cell does to one substance in its voxel. */
export interface Exchange {
  /** 1/min, towards `target`. */
  readonly secretion: number;
  readonly target: number;
  /** 1/min. */
  readonly uptake: number;
  /** Amount/min, whatever the density. */
  readonly release: number;
}

/** What a cell does to others that it touches; rates in 1/min, by the name of the other's type where there is one. */
export interface Interactions {
  readonly phagocytosis: {
    readonly apoptotic: number;
    readonly necrotic: number;
    readonly otherDead: number;
    readonly live: Readonly<Record<string, number>>;
  };
  readonly attack: Readonly<Record<string, number>>;
  /** Damage per minute of attack. */
  readonly attackDamageRate: number;
  /** Mean length of an attack, min. */
  readonly attackDuration: number;
  /** How visible this cell is to attackers of each type; 1 where absent. */
  readonly immunogenicity: Readonly<Record<string, number>>;
  readonly fusion: Readonly<Record<string, number>>;
}

/** A number of a cell that the model's author named. */
export interface CustomValue {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Halved at division and joined at fusion, as an amount is. */
  readonly conserved: boolean;
}

/** How a behaviour (or `volume`) is spread among the cells that are there at the start. */
export interface InitialDistribution {
  readonly behaviour: string;
  readonly shape: "uniform" | "log-uniform" | "normal" | "log-normal" | "log10-normal";
  /** Uniform: both ends. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Normal: mean and standard deviation, on the logarithmic scale where the shape is; bounds on the natural one. */
  readonly mean?: number;
  readonly deviation?: number;
  readonly lowerBound?: number;
  readonly upperBound?: number;
  /** Refuse to replace a base value of the cell type that lies outside of the bounds. */
  readonly checkBase: boolean;
}

export interface CellType {
  readonly name: string;
  readonly cycle: Cycle;
  readonly apoptosis: Death;
  readonly necrosis: Death;
  readonly volume: Volumes;
  readonly mechanics: Mechanics;
  readonly motility: Motility;
  /** By substance; nothing where absent. */
  readonly exchange: Readonly<Record<string, Exchange>>;
  readonly interactions: Interactions;
  /** 1/min, by the name of the type that the cell becomes. */
  readonly transformations: Readonly<Record<string, number>>;
  /** Probability that a daughter is of another type, by its name. */
  readonly asymmetricDivision: Readonly<Record<string, number>>;
  /** 1/min. */
  readonly damageRate: number;
  readonly damageRepairRate: number;
  /** Part of what a cell holds of a substance that its voxel gets when the cell is removed; 0 where absent. */
  readonly releasedAtDeath: Readonly<Record<string, number>>;
  /** Part of what a cell holds of a substance that its eater gets; 1 where absent. */
  readonly passedToEater: Readonly<Record<string, number>>;
  readonly custom: readonly CustomValue[];
  readonly distributions: readonly InitialDistribution[];
}

/** `signal` moves `behaviour` of one cell type from its base value towards `response`, along a Hill curve. */
export interface Rule {
  readonly cellType: string;
  /** A name of the grammar: `tissueSignals` lists them. */
  readonly signal: string;
  readonly direction: "increases" | "decreases";
  /** A name of the grammar: `tissueBehaviours` lists them. */
  readonly behaviour: string;
  /** Value of the behaviour where the signal saturates. */
  readonly response: number;
  readonly halfMaximum: number;
  readonly hillPower: number;
  readonly appliesToDead: boolean;
}

export interface TissueModel {
  readonly name: string;
  readonly domain: Domain;
  readonly substances: readonly Substance[];
  readonly cellTypes: readonly CellType[];
  /** In the order in which they apply. */
  readonly rules: readonly Rule[];
  /** Behaviours that differ between cells by what the engine's own processes set, by name of the grammar. */
  readonly varied?: readonly string[];
  /** Cells are pushed off the sides of the box. */
  readonly wall: boolean;
  /** Attachments form springs by themselves, at the attachment and detachment rates. */
  readonly automaticSprings: boolean;
  /** Whether what each cell takes up is counted in it. */
  readonly internalised: boolean;
  /**
   * Apoptosis and necrosis phases that all types share under the numerics `physicell`, where the type that is read last
   * decides for all. Absent: those of the last type.
   */
  readonly sharedDeathPhases?: {
    readonly apoptosis: readonly PhaseChange[];
    readonly necrosis: readonly PhaseChange[];
  };
}

/** One cell at the start. */
export interface InitialCell {
  readonly position: Vector;
  readonly type: string;
  /** Its own values of behaviours, by name of the grammar, and of `volume`; absent ones are those of the type. */
  readonly values?: Readonly<Record<string, number>>;
}

/** Cells of a type strewn over the box, or over a ball or a disc, by chance. */
export interface StrewnCells {
  readonly type: string;
  readonly count: number;
  /** Absent: the whole box. */
  readonly within?: { readonly centre: Vector; readonly radius: number };
}

/** A density for every voxel at the start, or densities that are held. */
export interface InitialField {
  readonly substance: string;
  /** x fastest, then y, then z; NaN where the substance's own initial value stays. */
  readonly values: Float64Array;
}

export interface HeldVoxels {
  readonly substance: string;
  /** NaN where the voxel is free. */
  readonly values: Float64Array;
}

/** `accurate`: smaller errors, larger steps. `physicell`: the scheme of PhysiCell 1.14.2, flaws and all. */
export type TissueNumerics = "accurate" | "physicell";

/** A run of a tissue model: where it starts, how long it lasts, how it is computed. */
export interface TissueScenario {
  readonly model: TissueModel;
  readonly cells: readonly InitialCell[];
  readonly strewn: readonly StrewnCells[];
  readonly fields: readonly InitialField[];
  readonly held: readonly HeldVoxels[];
  /** min. */
  readonly duration: number;
  /** min. `accurate` uses `phenotype` and `fields`, and chooses the others by the error that they make. */
  readonly steps: {
    readonly diffusion: number;
    readonly mechanics: number;
    readonly phenotype: number;
    /** `accurate`: the longest time between solutions of the fields; 1 where absent. Cells that crawl need no more. */
    readonly fields?: number;
    /** `accurate`: the error allowed in a step of a field, of its largest density; 2e-4 where absent. */
    readonly fieldError?: number;
  };
  /** min between looks that are written. */
  readonly saveEvery: number;
  readonly seed: number;
  readonly numerics: TissueNumerics;
}
