import { expm1 } from "../../../foundation/maths.ts";
import { behaviour, isActive, type TissueContext } from "../context.ts";

/** Damage comes by itself at one rate and is repaired at another. */
export function mend(context: TissueContext, dt: number, start: number, end: number): void {
  const { cells, exact, tables } = context;
  const { layout } = tables;
  for (let row = start; row < end; row++) {
    if (!isActive(context, row)) continue;
    const rate = behaviour(context, row, layout["damage-rate"]);
    const repair = behaviour(context, row, layout["damage-repair-rate"]);
    if (rate <= 1e-8 && repair <= 1e-8) continue;
    const old = cells.damage[row];
    if (!exact) cells.damage[row] = (old + dt * rate) / (1 + dt * repair);
    else if (repair <= 0) cells.damage[row] = old + dt * rate;
    else cells.damage[row] = old - expm1(-repair * dt) * (rate / repair - old);
  }
}
