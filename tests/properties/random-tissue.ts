/** Random small models of tissues: anything that the contract allows, with rates at which much happens in minutes. */
import { generator } from "../../src/foundation/random.ts";
import { streams } from "../../src/foundation/streams.ts";
import { type BehaviourReference, tissueBehaviours } from "../../src/models/tissue/behaviours.ts";
import {
  type CellType,
  type CycleModelName,
  type Domain,
  type InitialCell,
  type InitialDistribution,
  type Rule,
  type Substance,
  sides,
  type TissueModel,
  type TissueNumerics,
  type TissueScenario,
  type Vector,
} from "../../src/models/tissue/contract.ts";
import { cycleModels } from "../../src/models/tissue/cycle-models.ts";
import { voxelCounts } from "../../src/models/tissue/frame.ts";
import { grammarNames } from "../../src/models/tissue/grammar.ts";
import { tissueSignals } from "../../src/models/tissue/signals.ts";
import { cellType } from "../tissue/small-tissue.ts";

/** Choices at random, all from one seed. */
export class Dice {
  private readonly random;

  constructor(seed: number) {
    this.random = generator(seed, streams.tissuePlacement, 0, 0);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random.uniform();
  }

  /** A whole number from low up to and including high. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  likely(probability: number): boolean {
    return this.random.uniform() < probability;
  }

  /** Zero as often as not. */
  some(high: number): number {
    return this.likely(0.5) ? 0 : this.between(0, high);
  }

  /** 10 to the power of a number between. */
  decades(low: number, high: number): number {
    return 10 ** this.between(low, high);
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)];
  }

  /** Each with this probability, with a value. */
  for<Value>(names: readonly string[], probability: number, value: () => Value): Record<string, Value> {
    return Object.fromEntries(names.filter(() => this.likely(probability)).map((name) => [name, value()]));
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.whole(0, left.length - 1), 1)[0]);
  }
}

/** The values that a rule, a distribution or a cell may give to a behaviour. */
function ranged(dice: Dice, kind: BehaviourReference["kind"]): number {
  switch (kind) {
    case "secretion":
    case "uptake":
      return dice.some(10);
    case "secretion-target":
    case "immunogenicity":
      return dice.some(2);
    case "release":
      return dice.some(100);
    case "phase-exit":
    case "apoptosis":
    case "necrosis":
    case "transformation":
    case "fusion":
      return dice.some(0.02);
    case "bias":
    case "asymmetric-division":
      return dice.between(0, 0.5);
    case "chemotaxis":
      return dice.between(-1, 1);
    case "movable":
      return dice.whole(0, 1);
    case "adhesion-distance":
      return dice.between(1, 1.6);
    case "repulsion":
      return dice.some(30);
    case "maximum-attachments":
      return dice.whole(0, 6);
    case "attachment-elasticity":
      return dice.some(0.05);
    case "persistence-time":
    case "attack-duration":
      return dice.some(20);
    default:
      return dice.some(2);
  }
}

function domainOf(dice: Dice): Domain {
  const dimensions = dice.likely(0.5) ? 2 : 3;
  const edge = dice.one([10, 15, 20, 30]);
  const spacing: Vector = [edge, edge, dice.likely(0.8) ? edge : dice.one([10, 20])];
  const along = (axis: 0 | 1 | 2) => {
    const half = (spacing[axis] * dice.whole(2, dimensions === 2 ? 8 : 5)) / 2;
    return dice.likely(0.7) ? [-half, half] : [0, 2 * half];
  };
  const edges = [along(0), along(1), dimensions === 2 ? [-spacing[2] / 2, spacing[2] / 2] : along(2)];
  return {
    minimum: edges.map(([low]) => low) as unknown as Vector,
    maximum: edges.map(([, high]) => high) as unknown as Vector,
    spacing,
    dimensions,
  };
}

function substanceOf(dice: Dice, name: string): Substance {
  return {
    name,
    unit: "1",
    diffusion: dice.likely(0.1) ? 0 : dice.decades(0, 5),
    decay: dice.some(1),
    initial: dice.some(40),
    fixed: dice.for(sides, 0.2, () => dice.some(40)),
  };
}

function typeOf(dice: Dice, name: string, types: readonly string[], substances: readonly string[]): CellType {
  const rate = (kind: BehaviourReference["kind"]) => ranged(dice, kind);
  const model = dice.one(Object.keys(cycleModels) as CycleModelName[]);
  const total = dice.between(500, 5000);
  const dying = (from: number) => ({
    from,
    to: from + 1,
    rate: dice.between(0.05, 1),
    fixedDuration: dice.likely(0.7),
  });
  return cellType(name, {
    cycle: {
      model,
      changes: cycleModels[model].changes.map(({ from, to }) => ({
        ...{ from, to },
        rate: rate("phase-exit") * 2,
        fixedDuration: dice.likely(0.3),
      })),
    },
    apoptosis: { rate: rate("apoptosis"), ...(dice.likely(0.7) && { changes: [dying(0)] }) },
    necrosis: { rate: rate("necrosis"), ...(dice.likely(0.5) && { changes: [dying(0), dying(1)] }) },
    volume: { total, nuclear: total * dice.between(0.1, 0.5), fluidFraction: dice.between(0.3, 0.9) },
    mechanics: {
      adhesionStrength: rate("adhesion"),
      repulsionStrength: rate("repulsion"),
      relativeMaximumAdhesionDistance: rate("adhesion-distance"),
      adhesionAffinities: dice.for(types, 0.3, () => dice.some(2)),
      attachmentElasticity: rate("attachment-elasticity"),
      attachmentRate: dice.some(0.5),
      detachmentRate: dice.some(0.5),
      maximumAttachments: rate("maximum-attachments"),
      movable: dice.likely(0.8),
    },
    motility: {
      enabled: dice.likely(0.5),
      speed: rate("speed"),
      persistenceTime: rate("persistence-time"),
      bias: dice.between(0, 1),
      inPlane: dice.likely(0.2),
      sensitivities: dice.for(substances, 0.5, () => rate("chemotaxis")),
      normaliseEachGradient: dice.likely(0.5),
    },
    exchange: dice.for(substances, 0.6, () => ({
      secretion: rate("secretion"),
      target: rate("secretion-target"),
      uptake: rate("uptake"),
      release: rate("release"),
    })),
    interactions: {
      phagocytosis: {
        apoptotic: dice.some(0.5),
        necrotic: dice.some(0.5),
        otherDead: dice.some(0.5),
        live: dice.for(types, 0.2, () => dice.some(0.05)),
      },
      attack: dice.for(types, 0.3, () => dice.some(0.5)),
      attackDamageRate: dice.some(2),
      attackDuration: rate("attack-duration"),
      immunogenicity: dice.for(types, 0.3, () => dice.some(2)),
      fusion: dice.for(types, 0.2, () => dice.some(0.05)),
    },
    transformations: dice.for(types, 0.3, () => rate("transformation")),
    asymmetricDivision: dice.for(types, 0.3, () => rate("asymmetric-division")),
    damageRate: dice.some(0.1),
    damageRepairRate: dice.some(0.1),
    passedToEater: dice.for(substances, 0.3, () => dice.between(0, 1)),
    releasedAtDeath: dice.for(substances, 0.3, () => dice.between(0, 1)),
    custom: ["trait", "other trait"]
      .filter(() => dice.likely(0.4))
      .map((custom) => ({ name: custom, unit: "1", value: dice.some(5), conserved: dice.likely(0.5) })),
  });
}

function rulesOf(dice: Dice, model: Pick<TissueModel, "cellTypes" | "substances">): Rule[] {
  const names = grammarNames(model);
  // A rule that sets what another listens to makes their order matter.
  const signals = tissueSignals(names).filter(({ reference }) => reference.kind !== "custom");
  const behaviours = tissueBehaviours(names);
  return Array.from({ length: dice.one([0, 1, 3, 6]) }, () => {
    const behaviour = dice.one(behaviours);
    return {
      cellType: dice.one(names.cellTypes),
      signal: dice.one(signals).name,
      direction: dice.one(["increases", "decreases"] as const),
      behaviour: behaviour.name,
      response: ranged(dice, behaviour.reference.kind),
      halfMaximum: dice.decades(-2, 1),
      hillPower: dice.likely(0.7) ? dice.whole(1, 8) : dice.between(0.5, 8),
      appliesToDead: dice.likely(0.2),
    };
  });
}

function distributionsOf(dice: Dice, type: CellType): InitialDistribution[] {
  if (!dice.likely(0.2)) return [];
  const { total } = type.volume;
  return [
    { behaviour: "volume", shape: "uniform", minimum: 0.6 * total, maximum: 1.4 * total, checkBase: false },
    { behaviour: "apoptosis", shape: "log10-normal", mean: -3, deviation: 0.5, upperBound: 0.1, checkBase: false },
  ];
}

export interface RandomTissue {
  readonly scenario: TissueScenario;
  readonly dice: Dice;
}

/** The model of this number; the same number gives the same model. */
export function randomTissue(number: number, numerics: TissueNumerics): RandomTissue {
  const dice = new Dice(number);
  const domain = domainOf(dice);
  const types = ["a", "b", "c"].slice(0, dice.whole(1, 3));
  const substances = ["u", "v"].slice(0, dice.whole(0, 2)).map((name) => substanceOf(dice, name));
  const bare = types.map((name) =>
    typeOf(
      dice,
      name,
      types,
      substances.map(({ name }) => name),
    ),
  );
  const cellTypes = bare.map((type) => ({ ...type, distributions: distributionsOf(dice, type) }));
  const within = (axis: 0 | 1 | 2) => dice.between(domain.minimum[axis], domain.maximum[axis]);
  const position = (): Vector => [within(0), within(1), domain.dimensions === 2 ? 0 : within(2)];
  const own = tissueBehaviours(grammarNames({ cellTypes, substances })).filter(() => dice.likely(0.03));
  const values = () =>
    Object.fromEntries([
      ...own.map(({ name, reference }) => [name, ranged(dice, reference.kind)] as const),
      ["volume", dice.between(500, 5000)] as const,
    ]);
  const cells: InitialCell[] = Array.from({ length: dice.whole(1, 40) }, () => ({
    ...{ position: position(), type: dice.one(types) },
    ...(dice.likely(0.3) && { values: values() }),
  }));
  // Two in one place: no direction leads from the one to the other.
  if (dice.likely(0.2)) cells.push({ ...cells[0], type: dice.one(types) });
  const [nx, ny, nz] = voxelCounts(domain);
  const perVoxel = (probability: number, value: () => number) =>
    Object.entries(
      dice.for(
        substances.map(({ name }) => name),
        probability,
        () => Float64Array.from({ length: nx * ny * nz }, value),
      ),
    ).map(([substance, values]) => ({ substance, values }));
  const steps = numerics === "accurate" ? { phenotype: dice.one([2.5, 3, 6]) } : { phenotype: dice.one([1, 2]) };
  const scenario: TissueScenario = {
    model: {
      name: `random ${number}`,
      domain,
      substances,
      cellTypes,
      rules: rulesOf(dice, { cellTypes, substances }),
      wall: dice.likely(0.5),
      automaticSprings: dice.likely(0.7),
      internalised: dice.likely(0.5),
    },
    cells,
    strewn: dice.likely(0.3) ? [{ type: dice.one(types), count: dice.whole(1, 20) }] : [],
    fields: perVoxel(0.3, () => dice.some(10)),
    held: perVoxel(0.3, () => (dice.likely(0.9) ? Number.NaN : dice.some(10))),
    duration: 4 * steps.phenotype,
    steps: { diffusion: 0.05, mechanics: 0.1, ...steps },
    saveEvery: 60,
    seed: number,
    numerics,
  };
  return { scenario, dice };
}
