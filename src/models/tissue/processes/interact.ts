import { generator, type RandomGenerator } from "../../../foundation/random.ts";
import { streams } from "../../../foundation/streams.ts";
import { life } from "../cells.ts";
import { waiting } from "../chance.ts";
import { behaviour, reachEachOther, type TissueContext, touch } from "../context.ts";
import { attackOn, beginAttack } from "./attack.ts";
import { eat } from "./eat.ts";
import { fuse } from "./fuse.ts";

type Deed = "eat" | "attack" | "fuse";

/** The bodies that cells had before they ate or fused in this step, by row. */
type Before = Map<number, Float64Array>;

/**
 * Live cells eat, attack and fuse with those that they touch, one after another by row, since each may change others.
 * Who touches whom is as the step began: those that grew by eating have not met whom they reach now.
 *
 * Exact: all that a cell may do competes in one exponential clock. Otherwise each is tried by itself, as PhysiCell does.
 *
 * @returns whether some cell changed its size
 */
export function interact(context: TissueContext, step: number, dt: number): boolean {
  const { cells, tables } = context;
  const before: Before = new Map();
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] !== life.live || !tables.interacts[cells.type[row]]) continue;
    const busy = cells.target[row] >= 0;
    const begun = (context.exact ? actByClock : actByTrials)(context, before, step, dt, row);
    if (cells.target[row] >= 0) attackOn(context, step, row, busy ? dt : begun);
  }
  return before.size > 0;
}

/** @returns min left of the step when an attack began */
function actByClock(context: TissueContext, before: Before, step: number, dt: number, row: number): number {
  let total = 0;
  forDeeds(context, before, row, (_, __, rate) => {
    total += rate;
    return false;
  });
  if (total <= 0) return dt;
  const time = waiting(context, streams.contact, step, row) / total;
  if (time >= dt) return dt;
  // The same clock that said when says which: given that it rang, its part within the step is one more chance.
  let rest = generator(context.seed, streams.contact, step * 64 + 1, context.cells.luck[row]).uniform() * total;
  forDeeds(context, before, row, (deed, other, rate) => {
    rest -= rate;
    if (rest >= 0) return false;
    act(context, before, deed, row, other, step);
    return true;
  });
  return dt - time;
}

function actByTrials(context: TissueContext, before: Before, step: number, dt: number, row: number): number {
  let random: RandomGenerator | undefined;
  let eaten = false;
  forDeeds(context, before, row, (deed, other, rate) => {
    if (deed === "eat" && eaten && context.cells.life[other] !== life.live) return false;
    if (deed === "attack" && context.cells.target[row] >= 0) return false;
    random ??= generator(context.seed, streams.contact, step * 64, context.cells.luck[row]);
    if (random.uniform() >= rate * dt) return false;
    eaten ||= deed === "eat";
    act(context, before, deed, row, other, step);
    return false;
  });
  return dt;
}

function act(context: TissueContext, before: Before, deed: Deed, row: number, other: number, step: number): void {
  if (deed === "attack") {
    beginAttack(context, row, other, step);
    return;
  }
  if (!before.has(row)) before.set(row, context.cells.body.slice(8 * row, 8 * row + 8));
  if (deed === "eat") eat(context, row, other);
  else fuse(context, row, other);
}

/** Everything that a cell might do to those it touches, with its rate, until `visit` returns true. */
function forDeeds(
  context: TissueContext,
  before: Before,
  row: number,
  visit: (deed: Deed, other: number, rate: number) => boolean,
): void {
  const { cells, tables, nearby } = context;
  const { layout } = tables;
  for (let at = nearby.starts[row]; at < nearby.starts[row + 1]; at++) {
    const other = nearby.others[at];
    const state = cells.life[other];
    if (state === life.gone) continue;
    if (state !== life.live) {
      const place = state === life.apoptotic ? layout["phagocytosis-apoptotic"] : layout["phagocytosis-necrotic"];
      const rate = behaviour(context, row, place);
      if (rate > 0 && touched(context, before, row, other) && visit("eat", other, rate)) return;
      continue;
    }
    const type = cells.type[other];
    const eats = behaviour(context, row, layout.phagocytosis + type);
    const attacks = cells.target[row] >= 0 ? 0 : behaviour(context, row, layout.attack + type);
    const fuses = behaviour(context, row, layout.fusion + type);
    if ((eats <= 0 && attacks <= 0 && fuses <= 0) || !touched(context, before, row, other)) continue;
    if (eats > 0 && visit("eat", other, eats)) return;
    const seen = attacks > 0 ? attacks * behaviour(context, other, layout.immunogenicity + cells.type[row]) : 0;
    if (seen > 0 && cells.life[other] === life.live && visit("attack", other, seen)) return;
    if (fuses > 0 && cells.life[other] === life.live && visit("fuse", other, fuses)) return;
  }
}

function touched(context: TissueContext, before: Before, row: number, other: number): boolean {
  if (!before.has(row) && !before.has(other)) return touch(context, row, other);
  const { body } = context.cells;
  const bodyOf = (one: number) => before.get(one) ?? body.subarray(8 * one, 8 * one + 8);
  return reachEachOther(bodyOf(row), bodyOf(other));
}
