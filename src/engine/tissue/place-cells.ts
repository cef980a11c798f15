import { InputError } from "../../foundation/errors.ts";
import { exp, log } from "../../foundation/maths.ts";
import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import type { InitialCell, InitialDistribution, TissueScenario, Vector } from "../../models/tissue/contract.ts";
import { entryNamed, spellings } from "../../models/tissue/grammar.ts";
import type { TissueTables } from "../../models/tissue/tables.ts";

/**
 * The cells that a scenario starts with: those it lists, then those strewn by chance, each with its own values of
 * behaviours (and of `volume`) where lists or distributions give them.
 *
 * @throws {InputError} for a type that the model does not have, or a distribution that cannot be drawn from
 */
export function startingCells(scenario: TissueScenario): InitialCell[] {
  const { model, seed } = scenario;
  const cells: InitialCell[] = [...scenario.cells];
  scenario.strewn.forEach((group, index) => {
    const random = generator(seed, streams.tissuePlacement, index, 0);
    for (let i = 0; i < group.count; i++) {
      const { centre, radius } = group.within ?? { centre: undefined, radius: 0 };
      const position = centre ? inBall(random, centre, radius, model.domain.dimensions) : inBox(random, scenario);
      cells.push({ position, type: group.type });
    }
  });
  const types = new Map(model.cellTypes.map((type) => [type.name, type]));
  return cells.map((cell, i) => {
    const type = types.get(cell.type);
    if (!type) throw new InputError(`cells[${i}].type`, cell.type, `one of ${[...types.keys()].join(", ")}`);
    if (type.distributions.length === 0) return cell;
    const random = generator(seed, streams.tissuePlacement, 1_000_000, i + 1);
    const drawn = type.distributions.map((spread) => [spread.behaviour, sample(random, spread)] as const);
    return { ...cell, values: { ...Object.fromEntries(drawn), ...cell.values } };
  });
}

function inBox(random: RandomGenerator, { model: { domain } }: TissueScenario): Vector {
  const along = (axis: 0 | 1 | 2) =>
    domain.minimum[axis] + random.uniform() * (domain.maximum[axis] - domain.minimum[axis]);
  return [along(0), along(1), domain.dimensions === 2 ? 0 : along(2)];
}

function inBall(random: RandomGenerator, centre: Vector, radius: number, dimensions: 2 | 3): Vector {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const z = dimensions === 2 ? 0 : 2 * random.uniform() - 1;
    if (x * x + y * y + z * z > 1) continue;
    return [centre[0] + radius * x, centre[1] + radius * y, centre[2] + radius * z];
  }
}

/** More misses than this: the bounds hold next to nothing of the distribution. */
const MOST_TRIES = 10_000;

function sample(random: RandomGenerator, spread: InitialDistribution): number {
  const { shape, minimum = 0, maximum = 1, mean = 0, deviation = 1 } = spread;
  if (shape === "uniform") return minimum + random.uniform() * (maximum - minimum);
  if (shape === "log-uniform") return exp(log(minimum) + random.uniform() * (log(maximum) - log(minimum)));
  const { lowerBound = Number.NEGATIVE_INFINITY, upperBound = Number.POSITIVE_INFINITY } = spread;
  for (let i = 0; i < MOST_TRIES; i++) {
    const z = mean + deviation * random.normal();
    const value = shape === "normal" ? z : exp(shape === "log-normal" ? z : z * Math.LN10);
    if (value >= lowerBound && value <= upperBound) return value;
  }
  throw new InputError(
    `distribution of ${spread.behaviour}`,
    `bounds ${lowerBound} to ${upperBound}`,
    "bounds that hold a good part of it",
  );
}

/**
 * Refuses distributions that must hold the type's own value and do not, where they ask for that.
 *
 * @throws {InputError} naming the type and the behaviour
 */
export function checkDistributions({ model, names, base, layout }: TissueTables): void {
  const known = spellings(tissueBehaviours(names));
  model.cellTypes.forEach((type, row) => {
    for (const spread of type.distributions) {
      if (!spread.checkBase) continue;
      const place = `distribution of ${spread.behaviour} in ${type.name}`;
      const own =
        spread.behaviour === "volume"
          ? type.volume.total
          : base[row * layout.size + entryNamed(known, spread.behaviour, "behaviour", place).index];
      const uniform = spread.shape === "uniform" || spread.shape === "log-uniform";
      const low = (uniform ? spread.minimum : spread.lowerBound) ?? Number.NEGATIVE_INFINITY;
      const high = (uniform ? spread.maximum : spread.upperBound) ?? Number.POSITIVE_INFINITY;
      if (own >= low && own <= high) continue;
      throw new InputError(place, `bounds ${low} to ${high}`, `bounds that hold the type's own value, ${own}`);
    }
  });
}
