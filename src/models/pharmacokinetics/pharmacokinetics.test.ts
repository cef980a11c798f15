import { describe, expect, test } from "vitest";
import { compile } from "../../numerics/expression/compile.ts";
import { orderFormulas } from "../../numerics/expression/dependencies.ts";
import { evaluate } from "../../numerics/expression/evaluate.ts";
import { parse } from "../../numerics/expression/parse.ts";
import type { ModelModule } from "../contract.ts";
import type { Therapy } from "../therapy/contract.ts";
import { doseAmount } from "../therapy/dose.ts";
import { therapies } from "../therapy/index.ts";
import { pharmacokinetics } from "./index.ts";

type Values = Record<string, number>;
type Course = { readonly t: number; readonly values: Values }[];

/** What the body model supplies to these modules. */
const body: Values = { tumourVolume: 10, tumourCells: 5e9, targetAntigenCells: 0 };

const moduleOf = (state: string): ModelModule => pharmacokinetics.find((part) => state in (part.states ?? {}))!;

interface Setting {
  readonly parameters?: Values;
  readonly supplied?: Values;
  /** Day and amount, into `state`. */
  readonly doses: readonly (readonly [number, number])[];
  readonly state: string;
  readonly start?: number;
  readonly end: number;
  readonly step: number;
}

/** One module by itself, by the classical Runge-Kutta method: not the solver that trials use. */
function simulate({ parameters, supplied, doses, state, start = 0, end, step }: Setting): Course {
  const part = moduleOf(state);
  const fixed: Values = { ...body, ...supplied };
  for (const [name, { value }] of Object.entries(part.parameters!)) fixed[name] = parameters?.[name] ?? value;
  const states = Object.keys(part.states!);
  const formulas = new Map(Object.entries(part.formulas!).map(([name, { formula }]) => [name, parse(formula, name)]));
  const given = [...Object.keys(fixed), ...states, "t"];
  const names = [...given, ...formulas.keys()];
  const order = orderFormulas(formulas, given);
  const steps = order.map((name) => ({ to: names.indexOf(name), run: compile([formulas.get(name)!], names) }));
  const reactions = Object.values(part.reactions!).map(({ rate, changes }) => ({
    run: compile([parse(rate), ...Object.values(changes).map((change) => parse(String(change)))], names),
    into: Object.keys(changes).map((name) => states.indexOf(name)),
  }));

  const inputs = new Float64Array(names.length);
  inputs.set(Object.values(fixed));
  const offset = Object.keys(fixed).length;
  const look = (t: number, y: Float64Array) => {
    inputs.set(y, offset);
    inputs[names.indexOf("t")] = t;
    const out = new Float64Array(1);
    for (const { to, run } of steps) {
      run(inputs, out);
      inputs[to] = out[0];
    }
  };
  const slope = (t: number, y: Float64Array): Float64Array => {
    look(t, y);
    const out = new Float64Array(y.length);
    for (const { run, into } of reactions) {
      const results = new Float64Array(into.length + 1);
      run(inputs, results);
      into.forEach((index, i) => {
        out[index] += results[0] * results[i + 1];
      });
    }
    return out;
  };
  const along = (y: Float64Array, k: Float64Array, h: number) => y.map((value, i) => value + h * k[i]);

  let y = Float64Array.from(Object.values(part.states!), (entry) => evaluate(parse(String(entry.initial)), fixed));
  const course: Course = [];
  const count = Math.round((end - start) / step);
  for (let i = 0; i <= count; i++) {
    const t = start + i * step;
    for (const [day, amount] of doses) if (Math.round((day - start) / step) === i) y[states.indexOf(state)] += amount;
    look(t, y);
    course.push({ t, values: Object.fromEntries(names.map((name, place) => [name, inputs[place]])) });
    const k1 = slope(t, y);
    const k2 = slope(t + step / 2, along(y, k1, step / 2));
    const k3 = slope(t + step / 2, along(y, k2, step / 2));
    const k4 = slope(t + step, along(y, k3, step));
    y = y.map((value, index) => value + (step / 6) * (k1[index] + 2 * k2[index] + 2 * k3[index] + k4[index]));
  }
  return course;
}

const column = (course: Course, name: string) => course.map(({ values }) => values[name]);
const area = (course: Course, name: string) =>
  course
    .slice(1)
    .reduce((sum, point, i) => sum + ((point.t - course[i].t) * (point.values[name] + course[i].values[name])) / 2, 0);
const at = (course: Course, day: number) =>
  course.reduce((a, b) => (Math.abs(b.t - day) < Math.abs(a.t - day) ? b : a)).values;
const typical = (therapy: Therapy): Values =>
  Object.fromEntries(Object.entries(therapy.parameters).map(([name, { value }]) => [name, value]));

/** Amounts of a two-compartment model after a bolus, by the textbook's sum of two exponentials. */
function biexponential(clearance: number, central: number, exchange: number, peripheral: number) {
  const [k10, k12, k21] = [clearance / central, exchange / central, exchange / peripheral];
  const sum = k10 + k12 + k21;
  const root = Math.sqrt(sum * sum - 4 * k10 * k21);
  const [fast, slow] = [(sum + root) / 2, (sum - root) / 2];
  const concentration = (dose: number, t: number) =>
    ((dose / central) * ((fast - k21) * Math.exp(-fast * t) + (k21 - slow) * Math.exp(-slow * t))) / (fast - slow);
  return { fast, slow, concentration };
}

const antibodies = Object.values(therapies).filter(({ slot }) => slot.startsWith("anti"));

describe.each(antibodies)("$name", (therapy) => {
  const { slot } = therapy;
  const own = typical(therapy);
  const linear = { ...own, [`${slot}ClearanceChange`]: 0, [`${slot}MaximumElimination`]: 0 };
  const state = `${slot}Central`;
  const patient = { weight: 80, bsa: 1.95 };

  test("the area under the curve of one dose is dose over clearance", () => {
    const dose = doseAmount(therapy, "100 mg", patient);
    const course = simulate({ parameters: linear, doses: [[0, dose]], state, end: 500, step: 0.2 });
    expect(area(course, `${slot}Concentration`) / (100 / own[`${slot}Clearance`])).toBeCloseTo(1, 3);
  });

  test("one dose falls as the sum of two exponentials", () => {
    const theory = biexponential(
      own[`${slot}Clearance`],
      own[`${slot}CentralVolume`],
      own[`${slot}Exchange`],
      own[`${slot}PeripheralVolume`],
    );
    const course = simulate({ parameters: linear, doses: [[0, 1000]], state, end: 80, step: 0.1 });
    for (const day of [1, 7, 21, 60]) {
      expect(at(course, day)[`${slot}Plasma`] / theory.concentration(1000, day)).toBeCloseTo(1, 6);
    }
  });
});

/** Average over one interval after many. */
function steadyAverage(name: string, dose: string, interval: number, weight: number): number {
  const therapy = therapies[name];
  const { slot } = therapy;
  const amount = doseAmount(therapy, dose, { weight });
  const doses = Array.from({ length: Math.ceil(400 / interval) }, (_, i) => [i * interval, amount] as const);
  const last = doses.at(-1)![0];
  const parameters = { ...typical(therapy), [`${slot}ClearanceChange`]: 0 };
  const course = simulate({ parameters, doses, state: `${slot}Central`, end: last + interval, step: 0.1 });
  return (
    area(
      course.filter(({ t }) => t >= last - 1e-9),
      `${slot}Concentration`,
    ) / interval
  );
}

test.each([
  ["nivolumab", "240 mg", 14, 75],
  ["pembrolizumab", "200 mg", 21, 43],
  ["cemiplimab", "350 mg", 21, 66],
  ["atezolizumab", "1200 mg", 21, 286],
  // 231 by its linear clearance alone; the saturable way out takes 1.5 % off.
  ["durvalumab", "1500 mg", 28, 231],
  ["ipilimumab", "3 mg/kg", 21, 32],
] as const)(
  "%s at %s every %i days averages %d mg/L, as dose over clearance and interval",
  (name, dose, days, expected) => {
    expect(Math.abs(steadyAverage(name, dose, days, 80) / expected - 1)).toBeLessThan(0.03);
  },
);

test("avelumab averages near the 97 mg/L of its label's clearance (0.59 L/day); the later analysis clears faster", () => {
  const average = steadyAverage("avelumab", "800 mg", 14, 80);
  expect(average).toBeGreaterThan(83);
  expect(average).toBeLessThan(97);
});

// Half-lives of the published analyses at steady state: the label or the abstract.
test.each([
  ["atezolizumab", 27, 0.06],
  ["pembrolizumab", 26, 0.16],
  ["ipilimumab", 15.4, 0.1],
  ["tremelimumab", 18, 0.1],
  // The label prints 6.1 days, a mean over patients; the earlier analysis has 4.0 L over 0.59 L/day.
  ["avelumab", 4.7, 0.1],
] as const)("%s has a terminal half-life near %d days", (name, published, tolerance) => {
  const { slot, parameters: p } = therapies[name];
  const value = (key: string) => p[`${slot}${key}`].value;
  const { slow } = biexponential(
    value("Clearance"),
    value("CentralVolume"),
    value("Exchange"),
    value("PeripheralVolume"),
  );
  expect(Math.abs(Math.LN2 / slow / published - 1)).toBeLessThan(tolerance);
});

test("durvalumab loses a larger part of a small dose than of a label dose", () => {
  const share = (dose: number) => {
    const therapy = therapies.durvalumab;
    const amount = doseAmount(therapy, `${dose} mg`, {});
    const course = simulate({
      parameters: typical(therapy),
      doses: [[0, amount]],
      state: "antiPDL1Central",
      end: 300,
      step: 0.1,
    });
    return area(course, "antiPDL1Concentration") / (dose / 0.232);
  };
  expect(share(1500)).toBeGreaterThan(0.9);
  expect(share(7)).toBeLessThan(0.5);
});

test("nivolumab's clearance does not change before the first dose, and falls by a quarter in the long run", () => {
  const parameters = { ...typical(therapies.nivolumab), antiPD1Start: 30 };
  const course = simulate({ parameters, doses: [], state: "antiPD1Central", start: -100, end: 1500, step: 10 });
  expect(at(course, -100).antiPD1CurrentClearance).toBe(0.2256);
  expect(at(course, 20).antiPD1CurrentClearance).toBe(0.2256);
  expect(at(course, 30 + 58.75).antiPD1CurrentClearance / 0.2256).toBeCloseTo(Math.exp(-0.295 / 2), 1);
  // Bajaj 2017 reports a mean maximal fall of about 24.5 %.
  expect(at(course, 1500).antiPD1CurrentClearance / 0.2256).toBeCloseTo(0.745, 2);
});

/** Lowest occupancy in the tumour from the third month of a label schedule on. */
function trough(name: string, dose: string, interval: number): number {
  const therapy = therapies[name];
  const amount = doseAmount(therapy, dose, { weight: 80 });
  const doses = Array.from({ length: 12 }, (_, i) => [i * interval, amount] as const);
  const course = simulate({
    parameters: typical(therapy),
    doses,
    state: `${therapy.slot}Central`,
    end: 11 * interval,
    step: 0.1,
  });
  const occupancy = { antiPD1: "pd1Occupancy", antiPDL1: "pdl1Occupancy", antiCTLA4: "ctla4OccupancyTumour" }[
    therapy.slot as "antiPD1"
  ];
  return Math.min(
    ...column(
      course.filter(({ t }) => t > 60),
      occupancy,
    ),
  );
}

test.each([
  ["nivolumab", "240 mg", 14],
  ["pembrolizumab", "200 mg", 21],
  ["cemiplimab", "350 mg", 21],
  ["atezolizumab", "1200 mg", 21],
  ["durvalumab", "1500 mg", 28],
  ["avelumab", "800 mg", 14],
] as const)(
  "%s at its label dose every %i days holds its target in the tumour: above 0.93 always, above 0.95 on average",
  (name, dose, days) => {
    const therapy = therapies[name];
    expect(trough(name, dose, days)).toBeGreaterThan(0.93);
    const { slot, parameters } = therapy;
    const inTumour =
      (steadyAverage(name, dose, days, 80) / parameters[`${slot}Mass`].value) *
      parameters[`${slot}TumourPartition`].value;
    expect(inTumour / (inTumour + parameters[`${slot}Affinity`].value)).toBeGreaterThan(0.95);
  },
);

test("ten times the dose of pembrolizumab binds hardly more PD-1, but ipilimumab at 10 mg/kg binds more than at 3", () => {
  expect(trough("pembrolizumab", "10 mg/kg", 21) - trough("pembrolizumab", "1 mg/kg", 21)).toBeLessThan(0.01);
  expect(trough("ipilimumab", "10 mg/kg", 21) - trough("ipilimumab", "3 mg/kg", 21)).toBeGreaterThan(0.1);
});

describe("interleukin 2", () => {
  const parameters = typical(therapies.aldesleukin);

  test("has the half-lives of Konrad 1990: 12.9 and 85 minutes", () => {
    const { interleukin2Clearance, interleukin2CentralVolume, interleukin2Exchange, interleukin2PeripheralVolume } =
      parameters;
    const { fast, slow } = biexponential(
      interleukin2Clearance,
      interleukin2CentralVolume,
      interleukin2Exchange,
      interleukin2PeripheralVolume,
    );
    expect((Math.LN2 / fast) * 1440).toBeCloseTo(12.9, 0);
    expect((Math.LN2 / slow) * 1440).toBeCloseTo(85, 0);
  });

  test("a million units a square metre over six hours gives Konrad's steady level within a factor of two", () => {
    // 41 units/mL at the end of an infusion of 1e6 units/m² over 6 hours; Konrad's units are of 6 IU each, which cancel.
    const amount = doseAmount(therapies.aldesleukin, "1 MIU/m^2", { bsa: 1.8 });
    const doses = Array.from({ length: 72 }, (_, i) => [i / 288, amount / 72] as const);
    const course = simulate({ parameters, doses, state: "interleukin2Central", end: 0.25, step: 1 / 2880 });
    const units = (at(course, 0.25).interleukin2Plasma / 3.994) * 1e6 * 1e-3;
    expect(units).toBeGreaterThan(20);
    expect(units).toBeLessThan(82);
  });

  test("a dose of high-dose interleukin 2 stays above the need of regulatory cells until the next, 8 hours later", () => {
    const amount = doseAmount(therapies.aldesleukin, "600000 IU/kg", { weight: 80 });
    const course = simulate({ parameters, doses: [[0, amount]], state: "interleukin2Central", end: 1 / 3, step: 1e-4 });
    expect(at(course, 0).interleukin2Plasma).toBeGreaterThan(30);
    expect(at(course, 1 / 3).interleukin2Plasma).toBeGreaterThan(0.01);
  });
});

describe("interferon alpha", () => {
  const parameters = typical(therapies["interferon-alfa-2b"]);
  const units = (course: Course) => column(course, "interferonAlphaPlasma").map((level) => (level / 0.1996) * 1e3);
  // The label's study: 5 MIU/m² in healthy men; 9.5 MIU at 1.9 m².
  const amount = doseAmount(therapies["interferon-alfa-2b"], "5 MIU/m^2", { bsa: 1.9 });

  test("into a vein: a half-life of two hours", () => {
    const course = simulate({
      parameters,
      doses: [[0, amount]],
      state: "interferonAlphaCentral",
      end: 0.5,
      step: 1 / 960,
    });
    expect(units(course)[80] / units(course)[0]).toBeCloseTo(0.5, 2);
  });

  test("under the skin: the peak stands 3 to 12 hours after the injection, lower than in a vein", () => {
    const course = simulate({ parameters, doses: [[0, amount]], state: "interferonAlphaDepot", end: 1, step: 1 / 480 });
    const levels = units(course);
    const peak = levels.indexOf(Math.max(...levels)) / 20;
    expect(peak).toBeGreaterThan(3);
    expect(peak).toBeLessThan(12);
    expect(Math.max(...levels)).toBeLessThan(0.5 * (amount / 0.1996 / 32) * 1e3);
  });

  test("the effect outlasts plasma, stays within 0 and 1, and wears off in part over months", () => {
    const doses = Array.from({ length: 48 }, (_, i) => [i * 2.5, amount] as const);
    const course = simulate({ parameters, doses, state: "interferonAlphaDepot", end: 120, step: 0.02 });
    const effects = column(course, "interferonAlphaEffect");
    expect(Math.max(...effects)).toBeLessThan(1);
    expect(Math.min(...effects)).toBeGreaterThanOrEqual(0);
    const peak = (from: number, to: number) =>
      Math.max(
        ...column(
          course.filter(({ t }) => t >= from && t < to),
          "interferonAlphaEffect",
        ),
      );
    expect(peak(100, 120)).toBeLessThan(peak(0, 10));
    expect(at(course, 119).interferonAlphaEffect).toBeGreaterThan(0.1);
  });
});

describe("vaccine", () => {
  const run = (name: string, dose: string, change: Values = {}) =>
    simulate({
      parameters: { ...typical(therapies[name]), ...change },
      doses: [0, 21, 42].map((day) => [day, doseAmount(therapies[name], dose, {})] as const),
      state: therapies[name].forms[0].into,
      end: 63,
      step: 0.02,
    });
  const breadth = (course: Course) => Math.max(...column(course, "vaccineBreadth"));

  test("without a dose it wakes no clone and sends no cell", () => {
    const course = simulate({
      parameters: typical(therapies["mrna-neoantigen-vaccine"]),
      doses: [],
      state: "vaccineDepot",
      end: 10,
      step: 0.1,
    });
    expect(Math.max(...column(course, "vaccineDendriticInflow"), breadth(course))).toBe(0);
  });

  test("a mixture of 34 antigens wakes more clones than one, but fewer than 34 times as many: antigens share the cells", () => {
    const one = breadth(run("mrna-neoantigen-vaccine", "1 mg", { vaccineAntigens: 1 }));
    const many = breadth(run("mrna-neoantigen-vaccine", "1 mg"));
    expect(many).toBeGreaterThan(5 * one);
    expect(many).toBeLessThan(34 * one * 0.7);
  });

  test("GM-CSF without antigen wakes no clone, yet calls some cells", () => {
    const course = run("gm-csf", "0.2 mg");
    expect(breadth(course)).toBe(0);
    expect(Math.max(...column(course, "vaccineDendriticInflow"))).toBeGreaterThan(0);
  });

  test("cells that come to the node or die are all that were infused", () => {
    const course = run("sipuleucel-t", "5e7 cell");
    const sent = area(course, "vaccineDendriticInflow");
    const { vaccineMigration } = typical(therapies["sipuleucel-t"]);
    // Of each infused cell a part migration / (migration + death) arrives; the last dose is not yet through.
    expect(sent / (1.5e8 * (vaccineMigration / (vaccineMigration + 0.3)))).toBeCloseTo(1, 1);
  });
});

describe("cytotoxic", () => {
  const parameters = typical(therapies.dacarbazine);
  const doses = Array.from({ length: 12 }, (_, i) => [i * 21, 1900] as const);
  const course = simulate({ parameters, doses, state: "cytotoxicAmount", end: 252, step: 0.05 });
  const kill = column(course, "cytotoxicKill");

  test("kills at most at its largest rate, and less in later cycles", () => {
    expect(Math.max(...kill)).toBeLessThan(parameters.cytotoxicRate);
    expect(at(course, 232).cytotoxicKill / at(course, 1).cytotoxicKill).toBeLessThan(0.3);
  });

  test("in the long run it kills rate over resistance natural logarithms of cells, whatever the schedule", () => {
    const { cytotoxicRate: rate, cytotoxicResistance: resistance } = parameters;
    const exposure = at(course, 252).cytotoxicExposure;
    expect(area(course, "cytotoxicKill")).toBeCloseTo((rate / resistance) * (1 - Math.exp(-resistance * exposure)), 2);
  });
});

describe("CAR T cells", () => {
  const run = (
    name: string,
    change: Values = {},
    dose = 1e8,
    supplied: Values = { targetAntigenCells: 1e11 },
    end = 120,
  ) =>
    simulate({
      parameters: { ...typical(therapies[name]), ...change },
      supplied,
      doses: [[0, dose]],
      state: "carTInfused",
      end,
      step: 0.04,
    });
  const peak = (course: Course) => course.reduce((a, b) => (b.values.carTTotal > a.values.carTTotal ? b : a));
  const tisagenlecleucel = run("tisagenlecleucel");

  test("tisagenlecleucel peaks near day 9.3 after a 3900-fold expansion of what engrafts, as in Stein 2019", () => {
    const top = peak(tisagenlecleucel);
    expect(Math.abs(top.t - 9.3)).toBeLessThan(1.5);
    const fold = top.values.carTTotal / (1e8 * 0.1);
    expect(fold).toBeGreaterThan(3900 / 1.5);
    expect(fold).toBeLessThan(3900 * 1.5);
  });

  test("then it declines as Stein's two exponentials, within a factor of two", () => {
    const top = peak(tisagenlecleucel);
    for (const later of [10, 30, 60, 100]) {
      const stein = (1 - 0.0079) * Math.exp(-0.16 * later) + 0.0079 * Math.exp(-0.0032 * later);
      const ratio = at(tisagenlecleucel, top.t + later).carTTotal / top.values.carTTotal / stein;
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    }
  });

  test("axicabtagene ciloleucel falls as the medians that Kimmel 2021 quotes: 27.5, 9.1, 2.1, 0.1 per µL", () => {
    const course = run("axicabtagene-ciloleucel", {}, 1.6e8, { targetAntigenCells: 1e10 });
    const first = at(course, 7).carTTotal;
    for (const [day, count] of [
      [14, 9.1],
      [28, 2.1],
      [90, 0.1],
    ] as const) {
      expect(Math.abs(Math.log(at(course, day).carTTotal / first / (count / 27.5)))).toBeLessThan(0.35);
    }
  });

  test("twenty times the dose gives less than five times the peak", () => {
    const highest = (dose: number) =>
      peak(run("tisagenlecleucel", {}, dose, { targetAntigenCells: 1e11 }, 20)).values.carTTotal;
    const ratio = highest(2e8) / highest(1e7);
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(5);
  });

  test("without lymphodepletion, or without antigen, there is no expansion", () => {
    const full = run("tisagenlecleucel", { carTLymphodepletion: 0 }, 1e8, { targetAntigenCells: 1e11 }, 20);
    expect(peak(full).values.carTTotal).toBeLessThan(1e7);
    const noAntigen = run("tisagenlecleucel", { carTNormalCount: 0 }, 1e8, { targetAntigenCells: 0 }, 20);
    expect(peak(noAntigen).values.carTTotal).toBeLessThan(1e7);
  });

  test("normal B cells vanish and come back, and cytokine release stands at the peak", () => {
    const normal = column(tisagenlecleucel, "carTNormalTarget");
    expect(normal[0]).toBe(1e10);
    expect(Math.min(...normal)).toBeLessThan(1e9);
    const release = column(tisagenlecleucel, "carTInterleukin6");
    expect(Math.max(...release)).toBeGreaterThan(1e3);
    expect(tisagenlecleucel[release.indexOf(Math.max(...release))].t).toBeLessThan(14);
    expect(Math.max(...column(tisagenlecleucel, "carTCrp"))).toBeLessThan(300);
  });

  test("before the infusion nothing moves", () => {
    const still = simulate({ doses: [], state: "carTInfused", start: -1000, end: 0, step: 1 });
    expect(at(still, 0).carTNormalTarget).toBe(1e10);
    expect(at(still, 0).lymphocyteNiche + at(still, 0).carTTotal + at(still, 0).carTInterleukin6).toBe(0);
  });
});
