import { streams } from "../../../foundation/streams.ts";
import { life } from "../cells.ts";
import { chance, waiting } from "../chance.ts";
import { behaviour, type TissueContext } from "../context.ts";

/** The cell binds a target and holds it by a spring. */
export function beginAttack(context: TissueContext, row: number, target: number, step: number): void {
  const { cells, tables, springs } = context;
  cells.target[row] = target;
  if (context.exact) {
    const duration = behaviour(context, row, tables.layout["attack-duration"]);
    cells.attackLeft[row] = duration * waiting(context, streams.contact, step, row, 2);
  }
  if (springs.attach(row, target)) {
    cells.attachments[row]++;
    cells.attachments[target]++;
  }
  context.tell?.("bound", target, row, 0);
}

/** Damage is done for as long as the attack lasts; the cell dies of it only by a rule or a rate that says so. */
export function attackOn(context: TissueContext, step: number, row: number, dt: number): void {
  const { cells, tables } = context;
  const target = cells.target[row];
  const time = context.exact ? Math.min(dt, cells.attackLeft[row]) : dt;
  const damage = time * behaviour(context, row, tables.layout["attack-damage-rate"]);
  if (cells.life[target] === life.live || !context.exact) {
    cells.damage[target] += damage;
    cells.attackTime[target] += time;
    cells.damageDelivered[row] += damage;
    context.tell?.("attacked", target, row, damage);
  }
  cells.attackLeft[row] -= time;
  const duration = behaviour(context, row, tables.layout["attack-duration"]);
  const over = context.exact
    ? cells.attackLeft[row] <= 0
    : chance(context, streams.contact, step, row, 62) < dt / Math.max(duration, 1e-300);
  if (over || cells.life[target] !== life.live) endAttack(context, row);
}

export function endAttack({ cells, springs, tell }: TissueContext, row: number): void {
  const target = cells.target[row];
  if (target < 0) return;
  cells.target[row] = -1;
  if (springs.detach(row, target)) {
    cells.attachments[row]--;
    cells.attachments[target]--;
  }
  tell?.("released", target, row, 0);
}
