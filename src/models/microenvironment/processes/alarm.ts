import { streams } from "../../../foundation/streams.ts";
import { life } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import { eat } from "../../tissue/processes/eat.ts";
import { densityAt, interferonAlphaAt, kind, type Micro, minutesADay, setTrait } from "../micro.ts";
import { firstAntigen, mostAntigens, trait } from "../traits.ts";
import { becomeKind } from "./become-kind.ts";
import { leave } from "./leave.ts";
import { around, survey } from "./survey.ts";
import { dies, happens } from "./tire.ts";

/** Draws of one cell in one step, told apart. */
const draws = { turn: 1, eat: 2, which: 3 } as const;

/**
 * Dendritic cells take up what died around them, mature where there is enough of it and little TGF-beta and IL-10, and
 * leave for the node with the antigens that they carry.
 */
export function alarm(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value, formulas, found } = micro;
  if (tissue.cells.type[row] === kind["mature dendritic"]) {
    if (dies(micro, row, step, dt, value.dendriticDeath)) return;
    if (happens(micro, row, step, dt, value.dendriticMigration, draws.turn)) leave(micro, row);
    return;
  }
  clear(micro, row, step, dt);
  if (dies(micro, row, step, dt, value.dendriticTurnover)) return;
  const { maturation } = formulas;
  maturation.in[0] = densityAt(micro, row, "debris");
  maturation.in[1] = densityAt(micro, row, "TGF-beta");
  maturation.in[2] = densityAt(micro, row, "IL-10");
  maturation.in[3] = interferonAlphaAt(micro, row);
  maturation.run();
  if (!happens(micro, row, step, dt, value.dendriticMaturation * maturation.out[0], draws.turn)) return;
  if (found[mostAntigens] <= 0) return;
  for (let a = 0; a < mostAntigens; a++) {
    setTrait(micro, row, firstAntigen + a, found[a] / found[mostAntigens]);
  }
  becomeKind(micro, row, "mature dendritic");
}

/** Macrophages turn from alarm to healing under TGF-beta and IL-10, and back under interferon gamma and IL-12. */
export function polarise(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value, formulas } = micro;
  const { signals } = formulas;
  clear(micro, row, step, dt);
  if (dies(micro, row, step, dt, value.macrophageDeath)) return;
  signals.in[0] = densityAt(micro, row, "IFN-gamma");
  signals.in[1] = densityAt(micro, row, "TGF-beta");
  signals.in[2] = densityAt(micro, row, "IL-10");
  signals.in[3] = densityAt(micro, row, "IL-12");
  signals.run();
  const [gamma, tgf, il10, il12] = signals.out;
  setTrait(micro, row, trait.activity, Math.max(gamma, il12, micro.body.inflammation * value.chronicMacrophages));
  if (tissue.cells.type[row] === kind["M1 macrophage"]) {
    if (happens(micro, row, step, dt, value.toHealing * Math.max(tgf, il10), draws.turn)) {
      becomeKind(micro, row, "M2 macrophage");
    }
  } else if (happens(micro, row, step, dt, value.toAlarm * Math.max(gamma, il12), draws.turn)) {
    becomeKind(micro, row, "M1 macrophage");
  }
}

export function fadeSuppressor(micro: Micro, row: number, step: number, dt: number): void {
  dies(micro, row, step, dt, micro.value.suppressorDeath);
}

/** Dead cells beside a phagocyte are cleared away. */
function clear(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  const { cells } = tissue;
  survey(micro, row);
  let dead = 0;
  for (let i = 0; i < around.length; i++) if (cells.life[around.rows[i]] !== life.live) dead++;
  if (dead === 0) return;
  const eats = probability(tissue, (value.deadEating * dt) / minutesADay);
  if (chance(tissue, streams.fate, step, row, draws.eat) >= eats) return;
  let nth = Math.floor(chance(tissue, streams.fate, step, row, draws.which) * dead);
  for (let i = 0; i < around.length; i++) {
    const other = around.rows[i];
    if (cells.life[other] === life.live || nth-- > 0) continue;
    eat(tissue, row, other);
    return;
  }
}

/** B cells with a helper beside them and something to see become plasma cells. */
export function makeAntibody(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  if (tissue.cells.type[row] === kind["plasma cell"]) {
    dies(micro, row, step, dt, value.plasmaDeath);
    return;
  }
  if (dies(micro, row, step, dt, value.bDeath)) return;
  const debris = densityAt(micro, row, "debris");
  if (debris <= 0 || micro.absent[kind["plasma cell"]]) return;
  survey(micro, row);
  if (around.counts[kind["helper T"]] === 0) return;
  const sees = debris / (debris + value.antigenHalf);
  if (happens(micro, row, step, dt, value.bToPlasmaTissue * sees, draws.turn)) becomeKind(micro, row, "plasma cell");
}
