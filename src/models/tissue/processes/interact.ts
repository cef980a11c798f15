import { generator } from "../../../foundation/random.ts";
import { streams } from "../../../foundation/streams.ts";
import { life } from "../cells.ts";
import { chance, waiting } from "../chance.ts";
import { behaviour, isActive, reachEachOther, type TissueContext, touch } from "../context.ts";
import { attackOn, beginAttack } from "./attack.ts";
import { eat } from "./eat.ts";
import { fuse } from "./fuse.ts";

/** What a cell might do now: to whom, and at which rate, 1/min. Used anew for each cell. */
const deeds: { kind: "eat" | "attack" | "fuse"; other: number; rate: number }[] = [];
let open = 0;

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
    if (cells.life[row] !== life.live || !isActive(context, row) || !tables.interacts[cells.type[row]]) continue;
    const busy = cells.target[row] >= 0;
    const total = lookAround(context, before, row);
    let left = dt;
    if (total > 0) left = (context.exact ? actByClock : actByTrials)(context, before, step, dt, row, total);
    if (cells.target[row] >= 0) attackOn(context, step, row, busy ? dt : left);
  }
  return before.size > 0;
}

/** @returns min left of the step when an attack began */
function actByClock(
  context: TissueContext,
  before: Before,
  step: number,
  dt: number,
  row: number,
  total: number,
): number {
  const time = waiting(context, streams.contact, step, row) / total;
  if (time >= dt) return dt;
  let rest = chance(context, streams.contact, step, row, 1) * total;
  for (let i = 0; i < open; i++) {
    rest -= deeds[i].rate;
    if (rest >= 0) continue;
    act(context, before, deeds[i], row, step);
    break;
  }
  return dt - time;
}

function actByTrials(context: TissueContext, before: Before, step: number, dt: number, row: number): number {
  const { cells } = context;
  const random = generator(context.seed, streams.contact, step * 64, cells.luck[row]);
  let eaten = false;
  for (let i = 0; i < open; i++) {
    const { kind, other, rate } = deeds[i];
    if (kind === "eat" && eaten && cells.life[other] !== life.live) continue;
    if (kind === "attack" && cells.target[row] >= 0) continue;
    if (cells.life[other] === life.gone || random.uniform() >= rate * dt) continue;
    eaten ||= kind === "eat";
    act(context, before, deeds[i], row, step);
  }
  return dt;
}

function act(
  context: TissueContext,
  before: Before,
  { kind, other }: (typeof deeds)[number],
  row: number,
  step: number,
): void {
  if (kind === "attack") {
    beginAttack(context, row, other, step);
    return;
  }
  if (!before.has(row)) before.set(row, context.cells.body.slice(8 * row, 8 * row + 8));
  if (kind === "eat") eat(context, row, other);
  else fuse(context, row, other);
}

function offer(kind: "eat" | "attack" | "fuse", other: number, rate: number): number {
  if (open === deeds.length) deeds.push({ kind, other, rate });
  else {
    const deed = deeds[open];
    deed.kind = kind;
    deed.other = other;
    deed.rate = rate;
  }
  open++;
  return rate;
}

/**
 * Lists everything that a cell might do to those it touches.
 *
 * @returns the sum of the rates
 */
function lookAround(context: TissueContext, before: Before, row: number): number {
  const { cells, tables, nearby } = context;
  const { layout, types, deedsToLive, deedsToDead } = tables;
  const { life: lives, type: kinds } = cells;
  const { others } = nearby;
  const own = kinds[row];
  const toDead = deedsToDead[own] !== 0;
  const end = nearby.starts[row + 1];
  const mayAttack = cells.target[row] < 0;
  let total = 0;
  open = 0;
  for (let at = nearby.starts[row]; at < end; at++) {
    const other = others[at];
    const state = lives[other];
    const type = kinds[other];
    if (state === life.live ? deedsToLive[own * types + type] === 0 : !toDead) continue;
    if (state === life.gone || !touched(context, before, row, other)) continue;
    if (state !== life.live) {
      const place = state === life.apoptotic ? layout["phagocytosis-apoptotic"] : layout["phagocytosis-necrotic"];
      const rate = behaviour(context, row, place);
      if (rate > 0) total += offer("eat", other, rate);
      continue;
    }
    const eats = behaviour(context, row, layout.phagocytosis + type);
    if (eats > 0) total += offer("eat", other, eats);
    const attacks = mayAttack ? behaviour(context, row, layout.attack + type) : 0;
    const seen = attacks > 0 ? attacks * behaviour(context, other, layout.immunogenicity + own) : 0;
    if (seen > 0) total += offer("attack", other, seen);
    const fuses = behaviour(context, row, layout.fusion + type);
    if (fuses > 0) total += offer("fuse", other, fuses);
  }
  return total;
}

function touched(context: TissueContext, before: Before, row: number, other: number): boolean {
  if (before.size === 0 || (!before.has(row) && !before.has(other))) return touch(context, row, other);
  const { body } = context.cells;
  const bodyOf = (one: number) => before.get(one) ?? body.subarray(8 * one, 8 * one + 8);
  return reachEachOther(bodyOf(row), bodyOf(other));
}
