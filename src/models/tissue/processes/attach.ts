import { generator, type RandomGenerator } from "../../../foundation/random.ts";
import { streams } from "../../../foundation/streams.ts";
import { flag, life } from "../cells.ts";
import { probability } from "../chance.ts";
import { behaviour, type TissueContext, touch } from "../context.ts";

/** Springs between touching cells come and go at the rates of attachment and detachment. */
export function attach(context: TissueContext, step: number, dt: number): void {
  const { cells, tables, springs, nearby } = context;
  const { layout } = tables;
  const randoms = new Map<number, RandomGenerator>();
  const uniform = (row: number) => {
    const random = randoms.get(row) ?? generator(context.seed, streams.attachment, step, cells.luck[row]);
    randoms.set(row, random);
    return random.uniform();
  };
  const pairs = springs.pairs().slice();
  for (let i = 0; i < pairs.length; i += 2) {
    for (const row of [pairs[i], pairs[i + 1]]) {
      const rate = behaviour(context, row, layout["detachment-rate"]);
      if (rate <= 0 || uniform(row) >= probability(context, rate * dt)) continue;
      if (!springs.detach(pairs[i], pairs[i + 1])) continue;
      cells.attachments[pairs[i]]--;
      cells.attachments[pairs[i + 1]]--;
    }
  }
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] === life.gone) continue;
    const rate = behaviour(context, row, layout["attachment-rate"]);
    if (rate <= 0) continue;
    for (let at = nearby.starts[row]; at < nearby.starts[row + 1]; at++) {
      const other = nearby.others[at];
      if (!hasPlace(context, row)) break;
      if (cells.life[other] === life.gone || !hasPlace(context, other) || !touch(context, row, other)) continue;
      const affinity = behaviour(context, row, layout.affinity + cells.type[other]);
      if (uniform(row) >= probability(context, rate * affinity * dt)) continue;
      if (!springs.attach(row, other)) continue;
      cells.attachments[row]++;
      cells.attachments[other]++;
    }
  }
}

function hasPlace(context: TissueContext, row: number): boolean {
  const most = behaviour(context, row, context.tables.layout["maximum-attachments"]);
  return context.cells.attachments[row] < most;
}

/** Springs without a length of rest pull both their cells. */
export function pull(context: TissueContext): void {
  const { cells, tables, springs } = context;
  const { layout } = tables;
  const pairs = springs.pairs();
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i], pairs[i + 1]];
    const side = (row: number, other: number) =>
      behaviour(context, row, layout["attachment-elasticity"]) *
      behaviour(context, row, layout.affinity + cells.type[other]);
    const k = Math.sqrt(side(a, b) * side(b, a));
    for (let axis = 0; axis < 3; axis++) {
      const v = k * (cells.body[8 * b + axis] - cells.body[8 * a + axis]);
      if (cells.flags[a] & flag.moves) cells.force[3 * a + axis] += v;
      if (cells.flags[b] & flag.moves) cells.force[3 * b + axis] -= v;
    }
  }
}
