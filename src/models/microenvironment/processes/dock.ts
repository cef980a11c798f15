import { streams } from "../../../foundation/streams.ts";
import { life } from "../../tissue/cells.ts";
import { chance, probability } from "../../tissue/chance.ts";
import { eat } from "../../tissue/processes/eat.ts";
import {
  count,
  densityAt,
  interferonAlphaAt,
  interleukin2At,
  kind,
  type Micro,
  minutesADay,
  setTrait,
  traitOf,
} from "../micro.ts";
import { firstAntigen, trait } from "../traits.ts";
import { around, survey } from "./survey.ts";

/** How strongly each cell around calls for a kill by this one, by place in `around.rows`. */
let calls = new Float64Array(256);

/**
 * A killer looks for a target among those that it touches, and docks with one or goes on. The rate is that of the body
 * model's kill law with the neighbourhood in place of the tumour: were everyone in one neighbourhood, kills would be the
 * body's. For that, what the body does not know is made good: a killer that hits does not look for others, docks on a
 * target that others kill anyway come to nothing, and short contacts end before the last hit.
 *
 * @param step  address of chance
 */
export function dock(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue } = micro;
  survey(micro, row);
  const targets = around.counts[kind.tumour] + around.counts[kind.healthy] + around.counts[kind["B cell"]];
  const type = tissue.cells.type[row];
  if (targets === 0) {
    if (type === kind.NK || type === kind["CAR T"]) setTrait(micro, row, trait.activity, 0);
    return;
  }
  if (calls.length < around.length) calls = new Float64Array(2 * around.length);
  if (type === kind["CD8 effector"]) dockT(micro, row, step, dt);
  else if (type === kind.NK) dockNk(micro, row, step, dt);
  else if (type === kind["CAR T"]) dockCar(micro, row, step, dt);
  else devour(micro, row, step, dt);
}

function levelOf(micro: Micro, row: number, antigen: number): number {
  return traitOf(micro, row, firstAntigen + antigen);
}

function isTarget(micro: Micro, row: number): boolean {
  const { cells } = micro.tissue;
  if (cells.life[row] !== life.live) return false;
  const type = cells.type[row];
  return type === kind.tumour || type === kind.healthy;
}

/** What a T cell's receptor finds on a cell, 0 to 1: antigen on MHC-I, and how well the receptor fits. */
export function recognised(micro: Micro, tCell: number, target: number): number {
  const antigen = traitOf(micro, tCell, trait.receptor) - 1;
  if (antigen < 0) return 0;
  const self = micro.tissue.cells.type[target] === kind.healthy ? 1 - micro.value.tolerance : 1;
  return (
    micro.value.antigenicity *
    traitOf(micro, tCell, trait.affinity) *
    levelOf(micro, target, antigen) *
    traitOf(micro, target, trait["shown mhc"]) *
    self
  );
}

/** PD-L1 of macrophages beside the pair holds a T cell back as that of the target does. */
export function bystanderBrake(micro: Micro): number {
  const { cells } = micro.tissue;
  let sum = 0;
  let n = 0;
  for (let i = 0; i < around.length; i++) {
    const type = cells.type[around.rows[i]];
    if (type !== kind["M1 macrophage"] && type !== kind["M2 macrophage"]) continue;
    sum += traitOf(micro, around.rows[i], trait.brake);
    n++;
  }
  return n > 0 ? sum / n : 0;
}

function dockT(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value, formulas } = micro;
  const { counts, rows, length } = around;
  const bystander = bystanderBrake(micro);
  let free = 0;
  let total = 0;
  let calling = 0;
  let others = 0;
  for (let i = 0; i < length; i++) {
    calls[i] = isTarget(micro, rows[i]) ? recognised(micro, row, rows[i]) : 0;
    if (calls[i] <= 0) continue;
    calling++;
    if (tissue.cells.type[rows[i]] === kind.healthy) others++;
    total += calls[i];
    free += calls[i] * (1 - Math.max(bystander, traitOf(micro, rows[i], trait.brake)));
  }
  if (total <= 0) return;
  const effectors = counts[kind["CD8 effector"]];
  const { in: input, out } = formulas.tCellKilling;
  input[0] = 0;
  input[1] = effectors;
  // Healthy cells take up a killer's time as far as tolerance lets it see them.
  input[2] = counts[kind.tumour] + (1 - value.tolerance) * others;
  input[3] = counts[kind["regulatory T"]];
  input[4] = densityAt(micro, row, "TGF-beta");
  input[5] = suppressionAt(micro, row);
  formulas.tCellKilling.run();
  // Per effector: the body's rate per target, shared among those that could do it.
  const perCall = out[0] / effectors;
  const rate = (perCall * total) / unspent(perCall * free, (out[0] * free) / calling, hitting(micro, dt));
  const target = choose(micro, row, step, dt, rate, total);
  if (target < 0) return;
  const brake = Math.max(bystander, traitOf(micro, target, trait.brake));
  if (chance(tissue, streams.recognition, step, row, 2) < brake) {
    count(micro, "docks stopped by PD-1");
    tissue.tell?.("inhibited", row, target, brake);
    return;
  }
  engage(micro, row, target);
}

/** Days from docking to the last hit, of a killer that stays. Each round of the movers can bring one hit. */
function hitting({ tissue, value }: Micro, dt: number): number {
  return (value.killHits * dt) / probability(tissue, dt / value.hitInterval) / minutesADay;
}

/**
 * Part of docks that count: those of killers that are not hitting, on targets that nobody else is killing.
 *
 * @param killer  kills a day of one killer
 * @param target  times a day that one target would be killed
 * @param days    that a kill takes
 */
function unspent(killer: number, target: number, days: number): number {
  return (1 - Math.min(0.8, killer * days)) * (1 - Math.min(0.5, target * days));
}

function suppressionAt(micro: Micro, row: number): number {
  const density = densityAt(micro, row, "suppression");
  return density / (density + micro.value.suppressorHalf);
}

function dockNk(micro: Micro, row: number, step: number, dt: number): void {
  const { value, formulas } = micro;
  const { counts, rows, length } = around;
  if (traitOf(micro, row, trait.kills) >= value.nkKills) return;
  let total = 0;
  let calling = 0;
  for (let i = 0; i < length; i++) {
    calls[i] = isTarget(micro, rows[i]) ? nkCall(micro, rows[i]) : 0;
    if (calls[i] > 0) calling++;
    total += calls[i];
  }
  setTrait(micro, row, trait.activity, total > 0 ? 1 : 0);
  if (total <= 0) return;
  const { in: input, out } = formulas.nkKilling;
  input[0] = counts[kind.NK];
  input[1] = Math.max(counts[kind.tumour], calling);
  input[2] = densityAt(micro, row, "TGF-beta");
  input[3] = interferonAlphaAt(micro, row);
  input[4] = interleukin2At(micro, row);
  input[5] = densityAt(micro, row, "IL-12");
  formulas.nkKilling.run();
  const { lethal, days } = shortContact(micro, dt);
  const rate = ((out[0] / counts[kind.NK]) * total) / lethal;
  const target = choose(micro, row, step, dt, rate / (1 - Math.min(0.8, rate * days)), total);
  if (target >= 0) engage(micro, row, target);
}

const contact = { lethal: 1, days: 0 };

/**
 * Contacts of natural killer cells are short. `lethal`: part of them that bring all hits; `days`: how long they last on
 * average. Hits that earlier contacts left, and that are not yet repaired, make kills somewhat more frequent than that.
 */
function shortContact({ tissue, value }: Micro, dt: number): { readonly lethal: number; readonly days: number } {
  const hits = probability(tissue, dt / value.hitInterval);
  const leaves = probability(tissue, dt / value.nkContact);
  const ends = 1 - (1 - hits) * (1 - leaves);
  contact.lethal = 1 / (1 - leaves);
  let rounds = 0;
  for (let i = 0; i < value.killHits; i++) {
    contact.lethal *= ((1 - leaves) * hits) / ends;
    rounds = (1 + hits * (1 - leaves) * rounds) / ends;
  }
  contact.days = (rounds * dt) / minutesADay;
  return contact;
}

/** How a natural killer cell sees a cell: missing self under stress, and antibody on it. */
function nkCall(micro: Micro, target: number): number {
  const { value } = micro;
  const stress = Math.min(1, traitOf(micro, target, trait.stress));
  const missing = 1 - value.missingSelf * Math.min(1, traitOf(micro, target, trait["shown mhc"]));
  return stress * (missing + traitOf(micro, target, trait.coat));
}

function dockCar(micro: Micro, row: number, step: number, dt: number): void {
  const { rows, length, counts } = around;
  const { value } = micro;
  const { cells } = micro.tissue;
  if (micro.carAntigen < 0) return;
  let total = 0;
  let calling = 0;
  let others = 0;
  for (let i = 0; i < length; i++) {
    const other = rows[i];
    const type = cells.type[other];
    const carries = type === kind.tumour || type === kind.healthy || type === kind["B cell"];
    const level = carries && cells.life[other] === life.live ? levelOf(micro, other, micro.carAntigen) : 0;
    const brake = type === kind.tumour ? traitOf(micro, other, trait.brake) : 0;
    calls[i] = level > 0 ? (level / (level + value.carDensityHalf)) * (1 - brake) : 0;
    if (calls[i] <= 0) continue;
    total += calls[i];
    calling++;
    if (type !== kind.tumour) others++;
  }
  setTrait(micro, row, trait.activity, total > 0 ? 1 : 0);
  if (total <= 0) return;
  const tgf = densityAt(micro, row, "TGF-beta");
  const cars = counts[kind["CAR T"]];
  const seen = value.targetsPerEffector * (counts[kind.tumour] + others) + cars;
  const perCall = (value.carKilling * (1 - suppressionAt(micro, row)) * (1 - tgf / (tgf + value.tgfHalf))) / seen;
  const rate = (perCall * total) / unspent(perCall * total, (cars * perCall * total) / calling, hitting(micro, dt));
  const target = choose(micro, row, step, dt, rate, total);
  if (target >= 0) engage(micro, row, target);
}

/** An alarm macrophage eats a living tumour cell whole. */
function devour(micro: Micro, row: number, step: number, dt: number): void {
  const { tissue, value, formulas } = micro;
  const { counts, rows, length } = around;
  let total = 0;
  for (let i = 0; i < length; i++) {
    const other = rows[i];
    const isTumour = isTarget(micro, other) && tissue.cells.type[other] === kind.tumour;
    const cd47 = 1 - value.cd47Brake * Math.min(1, traitOf(micro, other, trait.cd47));
    calls[i] = isTumour ? (cd47 / (1 - value.cd47Brake)) * (1 + traitOf(micro, other, trait.coat)) : 0;
    total += calls[i];
  }
  if (total <= 0) return;
  const { in: input, out } = formulas.macrophageKilling;
  input[0] = counts[kind["M1 macrophage"]];
  input[1] = counts[kind.tumour];
  input[2] = densityAt(micro, row, "IL-10");
  formulas.macrophageKilling.run();
  const target = choose(micro, row, step, dt, (out[0] / input[0]) * total, total);
  if (target < 0) return;
  const coat = traitOf(micro, target, trait.coat);
  const byAntibody = chance(tissue, streams.recognition, step, row, 3) < coat / (1 + coat);
  count(micro, byAntibody ? "kills by antibody" : "kills by macrophages");
  setTrait(micro, row, trait.kills, traitOf(micro, row, trait.kills) + 1);
  // An eaten cell is digested whole, and leaves no debris for dendritic cells.
  eat(tissue, row, target);
}

/** Whether one of those that call is taken on in this step, and which: its row, or -1. */
function choose(micro: Micro, row: number, step: number, dt: number, ratePerDay: number, total: number): number {
  const { tissue } = micro;
  const hazard = (ratePerDay * dt) / minutesADay;
  if (chance(tissue, streams.recognition, step, row) >= probability(tissue, hazard)) return -1;
  let rest = chance(tissue, streams.recognition, step, row, 1) * total;
  for (let i = 0; i < around.length; i++) {
    rest -= calls[i];
    if (calls[i] > 0 && rest < 0) return around.rows[i];
  }
  return -1;
}

function engage(micro: Micro, row: number, target: number): void {
  const { tissue } = micro;
  tissue.cells.target[row] = target;
  tissue.tell?.("bound", target, row, 0);
}
