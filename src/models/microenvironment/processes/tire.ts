import { streams } from "../../../foundation/streams.ts";
import { life, pending } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import { beginDying } from "../../tissue/processes/die.ts";
import { count, densityAt, interleukin2At, kind, type Micro, minutesADay, setTrait, traitOf } from "../micro.ts";
import { trait } from "../traits.ts";
import { becomeKind } from "./become-kind.ts";
import { bystanderBrake, recognised } from "./dock.ts";
import { leave } from "./leave.ts";
import { around, survey } from "./survey.ts";

/** Draws of one cell in one step, told apart. */
const draws = { death: 0, exhaustion: 1, division: 2, memory: 3, leaving: 6 } as const;

/** Whether something that happens at this rate a day happens in this step. */
export function happens(micro: Micro, row: number, step: number, dt: number, perDay: number, index: number): boolean {
  if (perDay <= 0) return false;
  const { tissue } = micro;
  return chance(tissue, streams.fate, step, row, index) < probability(tissue, (perDay * dt) / minutesADay);
}

/** Whether an immune cell dies in this step; if so, it begins to. */
export function dies(micro: Micro, row: number, step: number, dt: number, perDay: number): boolean {
  if (!happens(micro, row, step, dt, perDay, draws.death)) return false;
  beginDying(micro.tissue, row, life.apoptotic);
  count(micro, "immune deaths");
  return true;
}

const seen = { visible: 0, brake: 0 };

/** What a T cell finds around it: the mean of what it recognises on tumour cells, and the brake that they hold. */
function look(micro: Micro, row: number): void {
  survey(micro, row);
  const { cells } = micro.tissue;
  let shown = 0;
  let brake = 0;
  let tumour = 0;
  for (let i = 0; i < around.length; i++) {
    const other = around.rows[i];
    if (cells.type[other] !== kind.tumour || cells.life[other] !== life.live) continue;
    tumour++;
    shown += recognised(micro, row, other);
    brake += traitOf(micro, other, trait.brake);
  }
  seen.visible = tumour > 0 ? shown / tumour : 0;
  seen.brake = Math.max(bystanderBrake(micro), tumour > 0 ? brake / tumour : 0);
}

/** How much what it sees drives a T cell, 0 to 1. */
function drive({ formulas: { antigenDrive } }: Micro): number {
  antigenDrive.in[0] = seen.visible;
  antigenDrive.run();
  return antigenDrive.out[0];
}

/**
 * Progenitors divide where they see antigen, and give rise to effectors or to their like; effectors divide out, tire
 * under PD-1 and regulatory cells, or settle as memory where there is nothing to see; memory wakes where there is.
 *
 * @param step  address of chance
 */
export function tire(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  const { cells } = tissue;
  look(micro, row);
  const driven = drive(micro);
  setTrait(micro, row, trait.activity, driven * (1 - seen.brake));
  setTrait(micro, row, trait.brake, seen.brake);
  switch (cells.type[row]) {
    case kind["CD8 progenitor"]: {
      if (dies(micro, row, step, dt, value.progenitorLoss)) return;
      const rate = progenitorRate(micro, row, driven);
      // A division gives a cell that becomes effectors, or, less often, one more progenitor: both in the body's numbers.
      if (happens(micro, row, step, dt, rate * (1 + value.progenitorRenewal), draws.division)) divideNow(micro, row);
      return;
    }
    case kind["CD8 effector"]: {
      if (dies(micro, row, step, dt, value.tCellDeath)) return;
      if (happens(micro, row, step, dt, exhaustionRate(micro), draws.exhaustion)) {
        becomeKind(micro, row, "CD8 exhausted");
        count(micro, "T cells exhausted");
        return;
      }
      if (traitOf(micro, row, trait["divisions left"]) > 0) {
        if (happens(micro, row, step, dt, value.effectorDivision, draws.division)) divideNow(micro, row);
      } else if (happens(micro, row, step, dt, value.residentMemory * (1 - driven), draws.memory)) {
        becomeKind(micro, row, "CD8 memory");
      }
      return;
    }
    case kind["CD8 exhausted"]:
      dies(micro, row, step, dt, value.exhaustedDeath);
      return;
    case kind["CD8 memory"]:
      if (dies(micro, row, step, dt, value.memoryLoss)) return;
      if (happens(micro, row, step, dt, value.memoryWaking * driven, draws.memory)) {
        becomeKind(micro, row, "CD8 effector");
        setTrait(micro, row, trait["divisions left"], effectorDivisions(micro));
      }
  }
}

/** Divisions that lie between the first cell and all effectors that come of it. */
export function effectorDivisions({ value }: Micro): number {
  let divisions = 0;
  for (let cells = value.effectorsPerDivision; cells > 1.5; cells /= 2) divisions++;
  return divisions;
}

/** A division that is decided happens at the end of the step, whatever the cycle says. */
function divideNow(micro: Micro, row: number): void {
  const { cells } = micro.tissue;
  cells.pending[row] |= pending.division;
  // The daughters share solids that the cycle would have doubled.
  cells.targetNuclearSolid[row] *= 2;
  count(micro, "T-cell divisions");
}

function progenitorRate(micro: Micro, row: number, driven: number): number {
  const { formulas, value } = micro;
  const { counts } = around;
  const { progenitor, costimulation } = formulas;
  const mine = counts[kind["CD8 progenitor"]] + counts[kind["CD8 effector"]] + counts[kind["CD8 exhausted"]];
  // The cell itself is no crowd; T cells lie in clusters, which hold more than tissue does on average.
  const crowd = (mine - 1) / neighbourhoodVolume(micro) / (value.clustering * value.cd8MaximumDensity);
  progenitor.in[0] = driven;
  progenitor.in[1] = seen.brake;
  progenitor.in[2] = densityAt(micro, row, "TGF-beta");
  progenitor.in[3] = counts[kind["helper T"]];
  progenitor.in[4] = mine;
  progenitor.in[5] = interleukin2At(micro, row);
  progenitor.in[6] = 1 / (1 + crowd * crowd);
  progenitor.run();
  let help = 1;
  if (counts[kind["mature dendritic"]] > 0) {
    // Regulatory cells at the pair strip B7 off the dendritic cell, under the CTLA-4 that drug leaves there.
    costimulation.in[0] = ctla4Bound(micro, row);
    costimulation.in[1] = value.ctla4Stripping * Math.min(1, counts[kind["regulatory T"]]);
    costimulation.run();
    const licensed = counts[kind["helper T"]] > 0 ? 1 : value.unlicensedHelp;
    help += value.dendriticHelp * costimulation.out[0] * licensed;
  }
  return progenitor.out[0] * help;
}

/** mL that a cell looks over. */
function neighbourhoodVolume({ tissue, value: { neighbourhood: r } }: Micro): number {
  const flat = tissue.tables.model.domain.dimensions === 2;
  return 1e-12 * Math.PI * r * r * (flat ? tissue.surroundings.spacing[2] : (4 / 3) * r);
}

/** Part of CTLA-4 that drug holds at a cell. */
function ctla4Bound(micro: Micro, row: number): number {
  const { ctla4Occupancy } = micro.formulas;
  ctla4Occupancy.in[0] = densityAt(micro, row, "anti-CTLA-4");
  ctla4Occupancy.run();
  return ctla4Occupancy.out[0];
}

function exhaustionRate(micro: Micro): number {
  const { counts } = around;
  const { exhaustion } = micro.formulas;
  exhaustion.in[0] = seen.brake;
  exhaustion.in[1] = counts[kind.tumour];
  exhaustion.in[2] = counts[kind["CD8 effector"]];
  exhaustion.in[3] = counts[kind["regulatory T"]];
  exhaustion.run();
  return exhaustion.out[0];
}

/** Helper and regulatory cells: death, conversion under TGF-beta, growth by interleukin 2, depletion by ipilimumab. */
export function regulate(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  const tgf = densityAt(micro, row, "TGF-beta");
  const brake = tgf / (tgf + value.tgfHalf);
  if (tissue.cells.type[row] === kind["helper T"]) {
    look(micro, row);
    setTrait(micro, row, trait.activity, drive(micro) * (1 - seen.brake));
    setTrait(micro, row, trait.brake, seen.brake);
    if (dies(micro, row, step, dt, value.tCellDeath)) return;
    const converts = value.helperConversion * brake;
    if (!micro.absent[kind["regulatory T"]] && happens(micro, row, step, dt, converts, draws.exhaustion)) {
      becomeKind(micro, row, "regulatory T");
    }
    return;
  }
  const depletion = value.ctla4Killing * value.antiCTLA4Depletion * ctla4Bound(micro, row);
  if (dies(micro, row, step, dt, value.regulatoryDeath + depletion)) return;
  const interleukin2 = Math.max(densityAt(micro, row, "IL-2"), micro.body.interleukin2Plasma);
  const fed = interleukin2 / (interleukin2 + value.interleukin2HalfRegulatory);
  survey(micro, row);
  const room = 1 / (1 + (around.counts[kind["regulatory T"]] - 1) / 3);
  const grows = (value.regulatoryProliferation * brake + value.interleukin2GrowthRegulatory * fed) * room;
  if (happens(micro, row, step, dt, grows, draws.division)) divideNow(micro, row);
}

/** Natural killer cells are lost from tissue, and multiply under interleukin 2; CAR T cells multiply after kills. */
export function tireInnate(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value } = micro;
  if (tissue.cells.type[row] === kind.NK) {
    if (dies(micro, row, step, dt, value.nkTissueLoss)) return;
    const grows = value.nkGrowthByCytokine * interleukin2At(micro, row);
    if (happens(micro, row, step, dt, grows, draws.division)) divideNow(micro, row);
    return;
  }
  if (dies(micro, row, step, dt, value.carDeath)) return;
  const engaged = tissue.cells.target[row] >= 0 || traitOf(micro, row, trait.activity) > 0;
  if (engaged && happens(micro, row, step, dt, value.carExhaustion, draws.exhaustion)) {
    becomeKind(micro, row, "CD8 exhausted");
    setTrait(micro, row, trait.receptor, 0);
    count(micro, "T cells exhausted");
    return;
  }
  // Antigen holds a T cell in tissue.
  if (!engaged && happens(micro, row, step, dt, value.carEgress, draws.leaving)) {
    leave(micro, row);
    return;
  }
  const fuel = traitOf(micro, row, trait.kills) > 0 && traitOf(micro, row, trait["divisions left"]) > 0;
  if (fuel && happens(micro, row, step, dt, value.carDivision, draws.division)) divideNow(micro, row);
}
