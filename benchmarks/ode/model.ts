import { add, type Expression, multiply, negate, number, zero } from "../../src/numerics/expression/expression.ts";
import { parse } from "../../src/numerics/expression/parse.ts";
import type { OdeSystem } from "../../src/numerics/ode/system.ts";

/**
 * A model of the size and stiffness of immuno-oncology QSP models, made up for measuring speed: two antibodies, PD-1
 * and CTLA-4 synapses at two sites, T cells at four, dendritic cells, cytokines, two tumour clones. 51 states, 99
 * reactions. The numbers are plausible guesses ("assumed" all of them) and claim nothing about patients.
 *
 * Units: day, nM for molecules, 10⁶ cells for cells.
 */
const siteNames = ["T", "L"] as const;

type Reaction = readonly [rate: string, changes: Readonly<Record<string, number>>];

const parameters: Record<string, number> = {};
const initial: Record<string, number> = {};
const reactions: Reaction[] = [];

function parameter(values: Record<string, number>): void {
  Object.assign(parameters, values);
}

function state(values: Record<string, number>): void {
  Object.assign(initial, values);
}

function reaction(rate: string, changes: Record<string, number>): void {
  reactions.push([rate, changes]);
}

function flow(from: string, to: string, rate: string): void {
  reaction(`${rate} * ${from}`, { [from]: -1, [to]: 1 });
}

function antibodies(): void {
  for (const drug of ["nivo", "ipi"]) {
    state({ [`${drug}_C`]: 0, [`${drug}_P`]: 0, [`${drug}_T`]: 0, [`${drug}_L`]: 0 });
    parameter({ [`${drug}_cl`]: 0.06, [`${drug}_cp`]: 0.25, [`${drug}_pc`]: 0.3, [`${drug}_toT`]: 0.05 });
    parameter({ [`${drug}_toL`]: 0.1, [`${drug}_back`]: 0.4 });
    reaction(`${drug}_cl * ${drug}_C`, { [`${drug}_C`]: -1 });
    flow(`${drug}_C`, `${drug}_P`, `${drug}_cp`);
    flow(`${drug}_P`, `${drug}_C`, `${drug}_pc`);
    flow(`${drug}_C`, `${drug}_T`, `${drug}_toT`);
    flow(`${drug}_T`, `${drug}_C`, `${drug}_back`);
    flow(`${drug}_C`, `${drug}_L`, `${drug}_toL`);
    flow(`${drug}_L`, `${drug}_C`, `${drug}_back`);
  }
}

/** A receptor with a ligand and a blocking antibody: fast on a day's scale, which is what makes the model stiff. */
function synapse(receptor: string, ligand: string, drug: string, induced: string): void {
  parameter({ [`${receptor}_syn`]: 4, [`${receptor}_deg`]: 2, [`${ligand}_syn`]: 6, [`${ligand}_deg`]: 3 });
  parameter({ [`${receptor}_on`]: 120, [`${receptor}_off`]: 60, [`${receptor}_block`]: 90, [`${receptor}_free`]: 2 });
  for (const site of siteNames) {
    const [r, l, bound, blocked] = [
      `${receptor}_${site}`,
      `${ligand}_${site}`,
      `${receptor}l_${site}`,
      `${receptor}b_${site}`,
    ];
    state({ [r]: 1, [l]: 1, [bound]: 1, [blocked]: 0 });
    reaction(`${receptor}_syn`, { [r]: 1 });
    reaction(`${receptor}_deg * ${r}`, { [r]: -1 });
    reaction(`${ligand}_syn * (1 + ${site === "T" ? induced : "0"})`, { [l]: 1 });
    reaction(`${ligand}_deg * ${l}`, { [l]: -1 });
    reaction(`${receptor}_on * ${r} * ${l} - ${receptor}_off * ${bound}`, { [r]: -1, [l]: -1, [bound]: 1 });
    reaction(`${receptor}_block * ${r} * ${drug}_${site} - ${receptor}_free * ${blocked}`, {
      [r]: -1,
      [`${drug}_${site}`]: -0.1,
      [blocked]: 1,
    });
    reaction(`${receptor}_deg * ${blocked}`, { [blocked]: -1 });
  }
}

function lymphocytes(): void {
  const checkpoint = "K_ctla / (K_ctla + ctlal_L)";
  for (const [cell, n] of [
    ["cd8", 50],
    ["cd4", 80],
  ] as const) {
    state({ [`${cell}_naive`]: n, [`${cell}_act`]: 1, [`${cell}_B`]: 5, [`${cell}_T`]: 2, [`${cell}_P`]: 10 });
    parameter({ [`${cell}_in`]: n * 0.02, [`${cell}_out`]: 0.02, [`${cell}_prime`]: 0.4, [`${cell}_div`]: 0.9 });
    parameter({ [`${cell}_leave`]: 0.8, [`${cell}_die`]: 0.08, [`${cell}_home`]: 0.3, [`${cell}_BP`]: 1.2 });
    parameter({ [`${cell}_PB`]: 0.4 });
    reaction(`${cell}_in`, { [`${cell}_naive`]: 1 });
    reaction(`${cell}_out * ${cell}_naive`, { [`${cell}_naive`]: -1 });
    reaction(`${cell}_prime * ${cell}_naive * hill(dc_L * ag_L, K_prime, 2) * ${checkpoint}`, {
      [`${cell}_naive`]: -1,
      [`${cell}_act`]: 2,
    });
    reaction(`${cell}_div * ${cell}_act * hill(il2, K_il2, 1) / (1 + treg_L / K_treg)`, { [`${cell}_act`]: 1 });
    flow(`${cell}_act`, `${cell}_B`, `${cell}_leave`);
    flow(`${cell}_B`, `${cell}_P`, `${cell}_BP`);
    flow(`${cell}_P`, `${cell}_B`, `${cell}_PB`);
    reaction(`${cell}_home * ${cell}_B * hill(ifng, K_home, 1)`, { [`${cell}_B`]: -1, [`${cell}_T`]: 1 });
    for (const site of ["act", "B", "T", "P"]) {
      reaction(`${cell}_die * ${cell}_${site}`, { [`${cell}_${site}`]: -1 });
    }
  }
}

function regulators(): void {
  state({ treg_L: 3, treg_B: 1, treg_T: 1, treg_P: 2 });
  parameter({
    treg_in: 0.3,
    treg_die: 0.08,
    treg_leave: 0.3,
    treg_home: 0.3,
    treg_BP: 1,
    treg_PB: 0.5,
    depletion: 0.2,
  });
  reaction("treg_in * (1 + il10)", { treg_L: 1 });
  flow("treg_L", "treg_B", "treg_leave");
  flow("treg_B", "treg_P", "treg_BP");
  flow("treg_P", "treg_B", "treg_PB");
  flow("treg_B", "treg_T", "treg_home * hill(tgfb, K_tgfb, 1)");
  reaction("(treg_die + depletion * hill(ctlab_T, K_depletion, 1)) * treg_T", { treg_T: -1 });
  reaction("treg_die * treg_L", { treg_L: -1 });
  reaction("treg_die * treg_P", { treg_P: -1 });
}

function presentation(): void {
  state({ idc_T: 2, dc_T: 0.1, dc_L: 0.1, ag_T: 0, ag_L: 0 });
  parameter({ dc_in: 0.4, dc_die: 0.2, dc_mature: 0.6, dc_move: 0.9, ag_per_death: 0.5, ag_clear: 1.5, ag_move: 0.3 });
  reaction("dc_in", { idc_T: 1 });
  reaction("dc_die * idc_T", { idc_T: -1 });
  reaction("dc_mature * idc_T * hill(dead, K_dead, 1) / (1 + il10 / K_il10)", { idc_T: -1, dc_T: 1 });
  flow("dc_T", "dc_L", "dc_move");
  reaction("dc_die * dc_L", { dc_L: -1 });
  reaction("ag_per_death * clearance * dead", { ag_T: 1 });
  reaction("ag_clear * ag_T", { ag_T: -1 });
  flow("ag_T", "ag_L", "ag_move");
  reaction("ag_clear * ag_L", { ag_L: -1 });
}

function cytokines(): void {
  state({ il2: 0.1, ifng: 0.1, tgfb: 0.1, il10: 0.1 });
  parameter({ il2_made: 3, il2_clear: 20, ifng_made: 4, ifng_clear: 25, tgfb_made: 1, tgfb_clear: 15, il10_made: 1 });
  parameter({ il10_clear: 12 });
  reaction("il2_made * (cd4_act + 0.3 * cd8_act)", { il2: 1 });
  reaction("il2_clear * (1 + treg_L) * il2", { il2: -1 });
  reaction("ifng_made * cd8_T * contact * inhibition", { ifng: 1 });
  reaction("ifng_clear * ifng", { ifng: -1 });
  reaction("tgfb_made * (c1 + c2) / (1 + c1 + c2) + tgfb_made * treg_T", { tgfb: 1 });
  reaction("tgfb_clear * tgfb", { tgfb: -1 });
  reaction("il10_made * treg_T", { il10: 1 });
  reaction("il10_clear * il10", { il10: -1 });
}

function tumour(): void {
  state({ exhausted: 0.5, c1: 100, c2: 1, dead: 1 });
  parameter({ growth1: 0.025, growth2: 0.02, capacity: 4000, kill1: 0.5, kill2: 0.2, clearance: 0.7, mutate: 1e-4 });
  parameter({ exhaust: 0.1, K_pd: 0.5 });
  for (const k of [1, 2]) {
    reaction(`growth${k} * c${k} * log(capacity / (c1 + c2))`, { [`c${k}`]: 1 });
    reaction(`kill${k} * cd8_T * c${k} / (c1 + c2 + cd8_T) * inhibition / (1 + tgfb / K_tgfb)`, {
      [`c${k}`]: -1,
      dead: 1,
    });
  }
  reaction("mutate * c1", { c1: -1, c2: 1 });
  reaction("clearance * dead", { dead: -1 });
  reaction("exhaust * cd8_T * contact * hill(pdl_T, K_pd, 2)", { cd8_T: -1, exhausted: 1 });
  reaction("cd8_die * exhausted", { exhausted: -1 });
}

antibodies();
synapse("pd", "pdl1", "nivo", "hill(ifng, K_ifng, 1)");
synapse("ctla", "cd80", "ipi", "hill(dc_T, K_prime, 1)");
parameter({ K_ctla: 0.8, K_prime: 0.05, K_il2: 0.2, K_treg: 3, K_home: 0.05, K_tgfb: 0.3, K_depletion: 0.3 });
parameter({ K_dead: 2, K_il10: 0.3, K_ifng: 0.3 });
lymphocytes();
regulators();
presentation();
cytokines();
tumour();

const shared: Record<string, string> = {
  contact: "((c1 + c2) / (c1 + c2 + cd8_T + 1))",
  inhibition: "(1 / (1 + (pdl_T / K_pd)^2))",
};

function formula(text: string): Expression {
  return parse(text.replace(/\b(contact|inhibition)\b/g, (name) => shared[name]));
}

function derivatives(): Expression[] {
  const sums = new Map<string, Expression>(Object.keys(initial).map((name) => [name, zero]));
  for (const [rate, changes] of reactions) {
    const speed = formula(rate);
    for (const [name, count] of Object.entries(changes)) {
      const sum = sums.get(name);
      if (!sum) throw new RangeError(`unknown state ${name}`);
      const size = multiply(number(Math.abs(count)), speed);
      sums.set(name, add(sum, count < 0 ? negate(size) : size));
    }
  }
  return [...sums.values()];
}

const states = Object.keys(initial);

export const model: OdeSystem = {
  states,
  parameters: Object.keys(parameters),
  derivatives: derivatives(),
  nonNegative: states.map(() => true),
  outputs: Object.fromEntries(states.map((name) => [name, parse(name)])),
  triggers: [],
};

export const reactionCount = reactions.length;
export const nominal: Float64Array = Float64Array.from(Object.values(parameters));
export const initialState: Float64Array = Float64Array.from(Object.values(initial));

export interface Dose {
  readonly time: number;
  readonly state: string;
  /** nM. */
  readonly amount: number;
}

/** Nivolumab every two weeks, twenty times, ipilimumab with the first four: 24 doses at 20 times. */
export const doses: readonly Dose[] = Array.from({ length: 20 }, (_, k) => [
  { time: 14 * k, state: "nivo_C", amount: 400 },
  ...(k < 4 ? [{ time: 14 * k, state: "ipi_C", amount: 150 }] : []),
]).flat();

export const duration = 400;
