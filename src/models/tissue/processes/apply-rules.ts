import { pow } from "../../../foundation/maths.ts";
import { life } from "../cells.ts";
import { customValue, isActive, type TissueContext, touch, voxelOf } from "../context.ts";
import type { CompiledSignal } from "../rules.ts";

/**
 * Lets the rules set the behaviours of the cells from `start` up to `end`. Reads other cells' types and lives, and
 * writes nothing but each cell's own behaviours.
 */
export function applyRules(context: TissueContext, start: number, end: number): void {
  const { tables, cells } = context;
  const contacts = new Float64Array(tables.types + 5);
  const width = tables.varied.length;
  for (let row = start; row < end; row++) {
    if (!isActive(context, row)) continue;
    const type = cells.type[row];
    const rules = tables.rules[type];
    if (rules.length === 0) continue;
    const dead = cells.life[row] !== life.live;
    if (tables.asksContacts[type]) countContacts(context, row, contacts);
    const voxel = voxelOf(context, row);
    for (const rule of rules) {
      if (dead && !rule.appliesToDead) continue;
      const up = rule.up.length === 0 ? 0 : hill(context, rule.up, row, voxel, dead, contacts);
      const down = rule.down.length === 0 ? 0 : hill(context, rule.down, row, voxel, dead, contacts);
      const raised = up === 0 ? rule.base : rule.base + (rule.highest - rule.base) * up;
      const value = down === 0 ? raised : raised + (rule.lowest - raised) * down;
      cells.varied[row * width + tables.variedColumn[rule.behaviour]] = value;
    }
  }
}

/** Σ(s/h)^p / (1 + Σ(s/h)^p): several signals of one direction add up. */
function hill(
  context: TissueContext,
  signals: readonly CompiledSignal[],
  row: number,
  voxel: number,
  dead: boolean,
  contacts: Float64Array,
): number {
  let sum = 0;
  for (const { signal, halfMaximum, hillPower, appliesToDead } of signals) {
    if (dead && !appliesToDead) continue;
    const value = signalOf(context, signal, row, voxel, contacts);
    // A signal below zero counts as none: a power of it would be no number.
    if (value > 0) sum += power(value / halfMaximum, hillPower);
  }
  return sum === Number.POSITIVE_INFINITY ? 1 : sum / (1 + sum);
}

function power(x: number, p: number): number {
  if (p !== Math.floor(p) || p < 1 || p > 16) return pow(x, p);
  let result = x;
  for (let i = 1; i < p; i++) result *= x;
  return result;
}

function signalOf(
  context: TissueContext,
  signal: CompiledSignal["signal"],
  row: number,
  voxel: number,
  contacts: Float64Array,
): number {
  const { cells, tables, surroundings } = context;
  switch (signal.kind) {
    case "density":
      return surroundings.densities[signal.of][voxel];
    case "internalised":
      return tables.model.internalised ? cells.internal[row * tables.substances + signal.of] / cells.volume[row] : 0;
    case "gradient": {
      gradientAt(context, signal.of, voxel, slope);
      return Math.sqrt(slope[0] * slope[0] + slope[1] * slope[1] + slope[2] * slope[2]);
    }
    case "contact":
      return contacts[signal.of];
    case "custom":
      return customValue(context, row, signal.of);
    case "pressure":
      return cells.pressure[row];
    case "volume":
      return cells.volume[row];
    case "contact-live":
      return contacts[tables.types];
    case "contact-dead":
      return contacts[tables.types + 1];
    // PhysiCell 1.14.2 gives nothing for these three.
    case "contact-apoptotic":
      return context.exact ? contacts[tables.types + 2] : 0;
    case "contact-necrotic":
      return context.exact ? contacts[tables.types + 3] : 0;
    case "contact-other-dead":
      return context.exact ? contacts[tables.types + 4] : 0;
    case "contact-membrane":
      return 0;
    case "damage":
      return cells.damage[row];
    case "damage-delivered":
      return cells.damageDelivered[row];
    case "attacking":
      return cells.target[row] >= 0 ? 1 : 0;
    case "dead":
      return cells.life[row] === life.live ? 0 : 1;
    case "attack-time":
      return cells.attackTime[row];
    case "time":
      return context.time;
    case "apoptotic":
      return cells.life[row] === life.apoptotic ? 1 : 0;
    case "necrotic":
      return cells.life[row] === life.swelling || cells.life[row] === life.burst ? 1 : 0;
  }
}

const slope = new Float64Array(3);

/** Cells in reach: by type, then live, dead, apoptotic, necrotic, and other dead ones. */
function countContacts(context: TissueContext, row: number, contacts: Float64Array): void {
  const { cells, tables, nearby } = context;
  contacts.fill(0);
  for (let at = nearby.starts[row]; at < nearby.starts[row + 1]; at++) {
    const other = nearby.others[at];
    const state = cells.life[other];
    if (state === life.gone || !touch(context, row, other)) continue;
    contacts[cells.type[other]]++;
    contacts[tables.types + (state === life.live ? 0 : 1)]++;
    if (state === life.apoptotic) contacts[tables.types + 2]++;
    else if (state !== life.live) contacts[tables.types + 3]++;
  }
}

/** Slope of a substance at the middle of a voxel: central differences, one-sided at the sides of the box. */
export function gradientAt({ surroundings }: TissueContext, substance: number, voxel: number, out: Float64Array): void {
  const { counts, spacing, densities } = surroundings;
  const values = densities[substance];
  let stride = 1;
  let rest = voxel;
  for (let axis = 0; axis < 3; axis++) {
    const n = counts[axis];
    const at = rest % n;
    rest = (rest - at) / n;
    const before = at > 0 ? stride : 0;
    const after = at < n - 1 ? stride : 0;
    out[axis] =
      n === 1
        ? 0
        : (values[voxel + after] - values[voxel - before]) / (spacing[axis] * (before > 0 && after > 0 ? 2 : 1));
    stride *= n;
  }
}
