import { type Column, numbers, type Table, texts } from "../../foundation/table.ts";
import { type Behaviour, type BehaviourReference, tissueBehaviours } from "../../models/tissue/behaviours.ts";
import type { CellType, TissueModel } from "../../models/tissue/contract.ts";
import { cycleModels, deathModels } from "../../models/tissue/cycle-models.ts";
import { type GrammarNames, grammarNames } from "../../models/tissue/grammar.ts";
import { baseBehaviour } from "./base-behaviour.ts";

/** Rows of PhysiCell's matrix of cells that belong to one label. */
export interface CellLabel {
  readonly label: string;
  readonly unit: string;
  /** A function a row: from the cell's place in the table to its number. */
  readonly rows: readonly ((cell: number) => number)[];
}

/**
 * What a look at a tissue and its model know of PhysiCell's labels, in PhysiCell's order. A behaviour is that of the
 * cell where the table has a column of its name, else that of its type. Labels of which nothing is known (orientation,
 * motility vectors, what cells hold, targets of volumes) are left out.
 */
export function cellLabels(cells: Table, model: TissueModel): readonly CellLabel[] {
  return new Labels(cells, model).all();
}

class Labels {
  private readonly names: GrammarNames;
  private readonly typeOf: readonly number[];
  private readonly states: readonly string[];
  private readonly phases: readonly string[];
  private readonly behaviours: ReadonlyMap<string, Behaviour>;
  private readonly columns: ReadonlyMap<string, Column>;

  constructor(
    private readonly cells: Table,
    private readonly model: TissueModel,
  ) {
    this.names = grammarNames(model);
    this.typeOf = texts(cells, "type").map((name) => this.names.cellTypes.indexOf(name));
    this.states = texts(cells, "state");
    this.phases = texts(cells, "phase");
    const keyed = tissueBehaviours(this.names).map((entry) => [keyOf(entry.reference), entry] as const);
    this.behaviours = new Map(keyed);
    this.columns = new Map(cells.columns.map((column) => [column.name, column]));
  }

  all(): readonly CellLabel[] {
    return [
      ...this.state(),
      ...this.fate(),
      ...this.geometry(),
      ...this.mechanics(),
      ...this.motility(),
      ...this.exchange(),
      ...this.interactions(),
      ...this.custom(),
    ];
  }

  private state(): readonly CellLabel[] {
    const volume = numbers(this.cells, "volume");
    const nucleus = this.nucleus();
    return [
      this.column("ID", "none", "id"),
      this.column("position", "micron", "x", "y", "z"),
      this.column("total_volume", "cubic microns", "volume"),
      one("cell_type", "none", (cell) => this.typeOf[cell]),
      one("cycle_model", "none", (cell) => this.dying(cell)?.code ?? cycleModels[this.type(cell).cycle.model].code),
      one("current_phase", "none", (cell) => this.phase(cell)?.code ?? -1),
      this.column("elapsed_time_in_phase", "min", "time_in_phase"),
      one("nuclear_volume", "cubic microns", nucleus),
      one("cytoplasmic_volume", "cubic microns", (cell) => volume[cell] - nucleus(cell)),
      this.column("velocity", "micron/min", "vx", "vy", "vz"),
      this.column("pressure", "none", "pressure"),
      this.column("damage", "none", "damage"),
    ];
  }

  private fate(): readonly CellLabel[] {
    return [
      one("dead", "none", (cell) => (this.states[cell] === "live" ? 0 : 1)),
      one("current_death_model", "none", (cell) => (this.states[cell] === "necrotic" ? 1 : 0)),
      this.values("death_rates", "1/min", [{ kind: "apoptosis" }, { kind: "necrosis" }]),
    ];
  }

  private geometry(): readonly CellLabel[] {
    const radius = numbers(this.cells, "radius");
    return [
      this.column("radius", "microns", "radius"),
      this.column("nuclear_radius", "microns", "nuclear_radius"),
      one("surface_area", "square microns", (cell) => 4 * Math.PI * radius[cell] * radius[cell]),
    ];
  }

  private mechanics(): readonly CellLabel[] {
    return [
      this.value("cell_cell_adhesion_strength", "micron/min", { kind: "adhesion" }),
      this.value("cell_BM_adhesion_strength", "micron/min", { kind: "membrane-adhesion" }),
      this.value("cell_cell_repulsion_strength", "micron/min", { kind: "repulsion" }),
      this.value("cell_BM_repulsion_strength", "micron/min", { kind: "membrane-repulsion" }),
      this.perType("cell_adhesion_affinities", "none", "affinity"),
      this.value("relative_maximum_adhesion_distance", "none", { kind: "adhesion-distance" }),
      this.value("maximum_number_of_attachments", "none", { kind: "maximum-attachments" }),
      this.value("attachment_elastic_constant", "1/min", { kind: "attachment-elasticity" }),
      this.value("attachment_rate", "1/min", { kind: "attachment-rate" }),
      this.value("detachment_rate", "1/min", { kind: "detachment-rate" }),
    ];
  }

  private motility(): readonly CellLabel[] {
    return [
      one("is_motile", "none", (cell) => (this.type(cell).motility.enabled && this.states[cell] === "live" ? 1 : 0)),
      this.value("persistence_time", "min", { kind: "persistence-time" }),
      this.value("migration_speed", "micron/min", { kind: "speed" }),
      this.value("migration_bias", "none", { kind: "bias" }),
      one("chemotaxis_index", "none", (cell) => this.followed(cell).index),
      one("chemotaxis_direction", "none", (cell) => this.followed(cell).direction),
      this.perSubstance("chemotactic_sensitivities", "none", "chemotaxis"),
    ];
  }

  private exchange(): readonly CellLabel[] {
    return [
      this.perSubstance("secretion_rates", "1/min", "secretion"),
      this.perSubstance("uptake_rates", "1/min", "uptake"),
      this.perSubstance("saturation_densities", "stuff/cubic micron", "secretion-target"),
      this.perSubstance("net_export_rates", "stuff/min", "release"),
      this.shares("fraction_released_at_death", (type) => type.releasedAtDeath, 0),
      this.shares("fraction_transferred_when_ingested", (type) => type.passedToEater, 1),
    ];
  }

  private interactions(): readonly CellLabel[] {
    return [
      this.value("apoptotic_phagocytosis_rate", "1/min", { kind: "phagocytosis-apoptotic" }),
      this.value("necrotic_phagocytosis_rate", "1/min", { kind: "phagocytosis-necrotic" }),
      this.value("other_dead_phagocytosis_rate", "1/min", { kind: "phagocytosis-other-dead" }),
      this.perType("live_phagocytosis_rates", "1/min", "phagocytosis"),
      this.perType("attack_rates", "1/min", "attack"),
      this.perType("immunogenicities", "none", "immunogenicity"),
      this.value("attack_damage_rate", "1/min", { kind: "attack-damage-rate" }),
      this.value("attack_duration", "min", { kind: "attack-duration" }),
      this.perType("fusion_rates", "1/min", "fusion"),
      this.perType("transformation_rates", "1/min", "transformation"),
      this.perType("asymmetric_division_probabilities", "none", "asymmetric-division"),
      this.value("damage_rate", "1/min", { kind: "damage-rate" }),
      this.value("damage_repair_rate", "1/min", { kind: "damage-repair-rate" }),
    ];
  }

  private custom(): readonly CellLabel[] {
    return this.names.customs.map((name, of) => {
      const unit = this.model.cellTypes.flatMap(({ custom }) => custom).find((value) => value.name === name)?.unit;
      return this.value(name, unit || "none", { kind: "custom", of });
    });
  }

  private type(cell: number): CellType {
    return this.model.cellTypes[this.typeOf[cell]];
  }

  private dying(cell: number) {
    const state = this.states[cell];
    return state === "apoptotic" ? deathModels.apoptosis : state === "necrotic" ? deathModels.necrosis : undefined;
  }

  private phase(cell: number) {
    const { phases } = this.dying(cell) ?? cycleModels[this.type(cell).cycle.model];
    return phases.find(({ name }) => name === this.phases[cell]);
  }

  private nucleus(): (cell: number) => number {
    const radius = numbers(this.cells, "nuclear_radius");
    return (cell) => (4 / 3) * Math.PI * radius[cell] * radius[cell] * radius[cell];
  }

  /** The one substance whose gradient a cell follows; −1 where there is none, or several. */
  private followed(cell: number): { readonly index: number; readonly direction: number } {
    const used = Object.entries(this.type(cell).motility.sensitivities).filter(([, weight]) => weight !== 0);
    if (used.length !== 1) return { index: -1, direction: 0 };
    const [[name, weight]] = used;
    return { index: this.names.substances.indexOf(name), direction: Math.sign(weight) };
  }

  private column(label: string, unit: string, ...names: readonly string[]): CellLabel {
    return { label, unit, rows: names.map((name) => entries(numbers(this.cells, name))) };
  }

  private value(label: string, unit: string, reference: BehaviourReference): CellLabel {
    return this.values(label, unit, [reference]);
  }

  private values(label: string, unit: string, references: readonly BehaviourReference[]): CellLabel {
    return { label, unit, rows: references.map((reference) => this.behaviour(reference)) };
  }

  private perType(
    label: string,
    unit: string,
    kind:
      | "affinity"
      | "phagocytosis"
      | "attack"
      | "immunogenicity"
      | "fusion"
      | "transformation"
      | "asymmetric-division",
  ): CellLabel {
    return this.values(
      label,
      unit,
      this.names.cellTypes.map((_, of) => ({ kind, of })),
    );
  }

  private perSubstance(
    label: string,
    unit: string,
    kind: "chemotaxis" | "secretion" | "uptake" | "secretion-target" | "release",
  ): CellLabel {
    return this.values(
      label,
      unit,
      this.names.substances.map((_, of) => ({ kind, of })),
    );
  }

  private shares(
    label: string,
    of: (type: CellType) => Readonly<Record<string, number>>,
    otherwise: number,
  ): CellLabel {
    const rows = this.names.substances.map((name) => (cell: number) => of(this.type(cell))[name] ?? otherwise);
    return { label, unit: "none", rows };
  }

  private behaviour(reference: BehaviourReference): (cell: number) => number {
    const name = this.behaviours.get(keyOf(reference))?.name ?? "";
    const own = this.columns.get(name) ?? this.columns.get(name.replace(/^custom:/, ""));
    if (own && own.values instanceof Float64Array) return entries(own.values);
    const bases = this.model.cellTypes.map((type) => baseBehaviour(type, reference, this.names));
    return (cell) => bases[this.typeOf[cell]];
  }
}

const keyOf = (reference: BehaviourReference) =>
  "of" in reference ? `${reference.kind} ${reference.of}` : reference.kind;

const one = (label: string, unit: string, row: (cell: number) => number): CellLabel => ({ label, unit, rows: [row] });

const entries = (values: Float64Array) => (cell: number) => values[cell];
