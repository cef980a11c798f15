import { type BehaviourLayout, behaviourLayout } from "./behaviour-layout.ts";
import { tissueBehaviours } from "./behaviours.ts";
import type { CellType, PhaseChange, TissueModel, TissueNumerics } from "./contract.ts";
import { cycleModels } from "./cycle-models.ts";
import { entryNamed, type GrammarNames, grammarNames, spellings } from "./grammar.ts";
import { type CompiledRule, compileRules } from "./rules.ts";

/** A tissue model as tables of numbers, by type and behaviour, for loops over cells. */
export interface TissueTables {
  readonly model: TissueModel;
  readonly names: GrammarNames;
  readonly types: number;
  readonly substances: number;
  readonly customs: number;
  readonly layout: BehaviourLayout;
  /** Behaviours of a type: row `type`, place by `layout`. */
  readonly base: Float64Array;
  /** Column of a behaviour that differs between cells, or -1 where the type's own value stands for all. */
  readonly variedColumn: Int32Array;
  /** Behaviours that differ between cells, in the order of their columns. */
  readonly varied: readonly number[];
  /** Whether affinities differ between cells. */
  readonly variedAffinities: boolean;
  readonly rules: readonly (readonly CompiledRule[])[];
  /** Whether rules of a type ask whom its cells touch. */
  readonly asksContacts: readonly boolean[];
  readonly cycles: readonly CycleTable[];
  readonly apoptosis: readonly DeathTable[];
  readonly necrosis: readonly DeathTable[];
  readonly motile: readonly boolean[];
  readonly inPlane: readonly boolean[];
  readonly normalise: readonly boolean[];
  /** Whether cells of a type eat, attack or fuse at all. */
  readonly interacts: readonly boolean[];
  /** Whether cells of a type can eat, attack or fuse with live ones of another: row `type`; 0 or 1. */
  readonly deedsToLive: Uint8Array;
  /** Whether cells of a type can eat dead ones, by type. */
  readonly deedsToDead: Uint8Array;
  /** Whether cells of a type exchange a substance, live: row `type`. */
  readonly exchanges: readonly (readonly boolean[])[];
  readonly attaches: boolean;
  /** Whether cells of any type turn into others by a rate of theirs. */
  readonly transforms: boolean;
  /** Part of the volume that is fluid, at rest; ratio of cytoplasm to nucleus. */
  readonly fluidFraction: Float64Array;
  readonly cytoplasmToNucleus: Float64Array;
  /** Rates 1/min at which volumes change: row `type`, then `life` (4): fluid, nuclear, cytoplasmic, calcification. */
  readonly volumeRates: Float64Array;
  readonly customDefaults: Float64Array;
  readonly conserved: readonly boolean[];
}

export interface CycleTable {
  readonly next: readonly number[];
  readonly fixed: readonly boolean[];
  readonly divides: readonly boolean[];
  readonly doubles: readonly boolean[];
}

export interface DeathTable {
  readonly changes: readonly PhaseChange[];
  readonly relativeRuptureVolume: number;
}

/**
 * @param own  names of behaviours that some cells have of their own from the start
 */
export function tissueTables(model: TissueModel, numerics: TissueNumerics, own: readonly string[]): TissueTables {
  const names = grammarNames(model);
  const layout = behaviourLayout(names);
  const known = spellings(tissueBehaviours(names));
  const indexOf = (text: string, place: string) => entryNamed(known, text, "behaviour", place).index;
  const spread = model.cellTypes.flatMap(({ distributions }) => distributions.map(({ behaviour }) => behaviour));
  const mentioned = [...model.rules.map(({ behaviour }) => behaviour), ...spread, ...own, ...(model.varied ?? [])];
  const varied = [
    ...new Set(mentioned.filter((text) => text !== "volume").map((text) => indexOf(text, "behaviour"))),
  ].sort((a, b) => a - b);
  const variedColumn = new Int32Array(layout.size).fill(-1);
  varied.forEach((behaviour, column) => {
    variedColumn[behaviour] = column;
  });
  const types = model.cellTypes.length;
  const base = new Float64Array(types * layout.size);
  model.cellTypes.forEach((type, i) => {
    base.set(behavioursOf(type, names, layout), i * layout.size);
  });
  const isVaried = (first: number, count: number) => varied.some((b) => b >= first && b < first + count);
  // A behaviour that only other types' rules set stays at the type's own value.
  const set = model.cellTypes.map(({ name, distributions }) => {
    const ruled = model.rules.filter(({ cellType }) => cellType === name).map(({ behaviour }) => behaviour);
    const texts = [...ruled, ...distributions.map(({ behaviour }) => behaviour), ...own];
    return texts.filter((text) => text !== "volume").map((text) => indexOf(text, "behaviour"));
  });
  const any = (type: number, first: number, count: number) =>
    set[type].some((b) => b >= first && b < first + count) ||
    base.subarray(type * layout.size + first, type * layout.size + first + count).some(Boolean);
  const rules = compileRules(model, names, base, layout);
  const dying = (which: "apoptosis" | "necrosis") =>
    model.cellTypes.map((type): DeathTable => {
      const shared = model.sharedDeathPhases ?? {
        apoptosis: last(model).apoptosis.changes,
        necrosis: last(model).necrosis.changes,
      };
      const changes = numerics === "physicell" ? shared[which] : type[which].changes;
      return { changes, relativeRuptureVolume: type[which].volumes.relativeRuptureVolume };
    });
  return {
    model,
    names,
    types,
    substances: names.substances.length,
    customs: names.customs.length,
    layout,
    base,
    variedColumn,
    varied,
    variedAffinities: isVaried(layout.affinity, types),
    rules,
    asksContacts: rules.map((list) =>
      list.some(({ up, down }) => [...up, ...down].some(({ signal }) => signal.kind.startsWith("contact"))),
    ),
    cycles: model.cellTypes.map(cycleTable),
    apoptosis: dying("apoptosis"),
    necrosis: dying("necrosis"),
    motile: model.cellTypes.map(({ motility }) => motility.enabled),
    inPlane: model.cellTypes.map(({ motility }) => motility.inPlane || model.domain.dimensions === 2),
    normalise: model.cellTypes.map(({ motility }) => motility.normaliseEachGradient),
    interacts: model.cellTypes.map((_, i) => any(i, layout["phagocytosis-apoptotic"], 3 + 3 * types)),
    deedsToLive: Uint8Array.from({ length: types * types }, (_, i) =>
      [layout.phagocytosis, layout.attack, layout.fusion].some((first) =>
        any(Math.floor(i / types), first + (i % types), 1),
      )
        ? 1
        : 0,
    ),
    deedsToDead: Uint8Array.from(model.cellTypes, (_, i) => (any(i, layout["phagocytosis-apoptotic"], 3) ? 1 : 0)),
    exchanges: model.cellTypes.map((_, i) =>
      names.substances.map((_, s) =>
        [layout.secretion, layout.uptake, layout.release].some((first) => any(i, first + s, 1)),
      ),
    ),
    attaches: model.cellTypes.some((_, i) => any(i, layout["attachment-rate"], 1)),
    transforms:
      isVaried(layout.transformation, types) || model.cellTypes.some((_, i) => any(i, layout.transformation, types)),
    fluidFraction: Float64Array.from(model.cellTypes, ({ volume }) => volume.fluidFraction),
    cytoplasmToNucleus: Float64Array.from(
      model.cellTypes,
      ({ volume }) => (volume.total - volume.nuclear) / (1e-16 + volume.nuclear),
    ),
    volumeRates: Float64Array.from(model.cellTypes.flatMap(volumeRatesOf)),
    customDefaults: Float64Array.from(
      model.cellTypes.flatMap(({ custom }) =>
        names.customs.map((name) => custom.find((one) => one.name === name)?.value ?? 0),
      ),
    ),
    conserved: names.customs.map((name) =>
      model.cellTypes.some(({ custom }) => custom.some((one) => one.name === name && one.conserved)),
    ),
  };
}

function last(model: TissueModel): CellType {
  return model.cellTypes[model.cellTypes.length - 1];
}

function cycleTable({ cycle }: CellType): CycleTable {
  const { phases } = cycleModels[cycle.model];
  const change = (phase: number) => cycle.changes.find(({ from }) => from === phase);
  return {
    next: phases.map((_, phase) => change(phase)?.to ?? phase),
    fixed: phases.map((_, phase) => change(phase)?.fixedDuration ?? false),
    divides: phases.map(({ divides }) => divides),
    doubles: phases.map(({ grows }) => grows),
  };
}

function volumeRatesOf({ volume, apoptosis, necrosis }: CellType): number[] {
  const dying = (death: typeof apoptosis, fluid: number) => [
    fluid,
    death.volumes.nuclearBiomassChangeRate,
    death.volumes.cytoplasmicBiomassChangeRate,
    death.volumes.calcificationRate,
  ];
  return [
    ...[volume.fluidChangeRate, volume.nuclearBiomassChangeRate, volume.cytoplasmicBiomassChangeRate],
    volume.calcificationRate,
    ...dying(apoptosis, apoptosis.volumes.unlysedFluidChangeRate),
    ...dying(necrosis, necrosis.volumes.unlysedFluidChangeRate),
    ...dying(necrosis, necrosis.volumes.lysedFluidChangeRate),
  ];
}

/** Everything that the grammar can set, as a type has it. */
function behavioursOf(type: CellType, names: GrammarNames, layout: BehaviourLayout): Float64Array {
  const row = new Float64Array(layout.size);
  const { mechanics, motility, interactions } = type;
  names.substances.forEach((name, s) => {
    const exchange = type.exchange[name];
    row[layout.secretion + s] = exchange?.secretion ?? 0;
    row[layout["secretion-target"] + s] = exchange?.target ?? 0;
    row[layout.uptake + s] = exchange?.uptake ?? 0;
    row[layout.release + s] = exchange?.release ?? 0;
    row[layout.chemotaxis + s] = motility.sensitivities[name] ?? 0;
  });
  for (const { from, rate } of type.cycle.changes) row[layout["phase-exit"] + from] = rate;
  row[layout.apoptosis] = type.apoptosis.rate;
  row[layout.necrosis] = type.necrosis.rate;
  row[layout.speed] = motility.speed;
  row[layout.bias] = motility.bias;
  row[layout["persistence-time"]] = motility.persistenceTime;
  row[layout.adhesion] = mechanics.adhesionStrength;
  row[layout["attachment-elasticity"]] = mechanics.attachmentElasticity;
  row[layout["adhesion-distance"]] = mechanics.relativeMaximumAdhesionDistance;
  row[layout.repulsion] = mechanics.repulsionStrength;
  row[layout["membrane-adhesion"]] = mechanics.membraneAdhesionStrength;
  row[layout["membrane-repulsion"]] = mechanics.membraneRepulsionStrength;
  row[layout["phagocytosis-apoptotic"]] = interactions.phagocytosis.apoptotic;
  row[layout["phagocytosis-necrotic"]] = interactions.phagocytosis.necrotic;
  row[layout["phagocytosis-other-dead"]] = interactions.phagocytosis.otherDead;
  names.cellTypes.forEach((name, other) => {
    row[layout.affinity + other] = mechanics.adhesionAffinities[name] ?? 1;
    row[layout.phagocytosis + other] = interactions.phagocytosis.live[name] ?? 0;
    row[layout.attack + other] = interactions.attack[name] ?? 0;
    row[layout.fusion + other] = interactions.fusion[name] ?? 0;
    row[layout.transformation + other] = name === type.name ? 0 : (type.transformations[name] ?? 0);
    row[layout["asymmetric-division"] + other] = type.asymmetricDivision[name] ?? 0;
    row[layout.immunogenicity + other] = interactions.immunogenicity[name] ?? 1;
  });
  names.customs.forEach((name, i) => {
    row[layout.custom + i] = type.custom.find((one) => one.name === name)?.value ?? 0;
  });
  row[layout.movable] = mechanics.movable ? 1 : 0;
  row[layout["attachment-rate"]] = mechanics.attachmentRate;
  row[layout["detachment-rate"]] = mechanics.detachmentRate;
  row[layout["maximum-attachments"]] = mechanics.maximumAttachments;
  row[layout["attack-damage-rate"]] = interactions.attackDamageRate;
  row[layout["attack-duration"]] = interactions.attackDuration;
  row[layout["damage-rate"]] = type.damageRate;
  row[layout["damage-repair-rate"]] = type.damageRepairRate;
  return row;
}
