import { describe, expect, test } from "vitest";
import {
  altered,
  body,
  course,
  courses,
  every,
  grow,
  ipilimumab,
  nivolumab,
  patientsOf,
  person,
  prepared,
  quantities,
  quantity,
  stateOf,
  type Treatment,
  tumourBody,
  type Values,
  withStates,
} from "./person.ts";

const days = [0, 21, 84, 365];
const patients = patientsOf(grow(0, 64));

interface Outcome {
  /** Volume over what it was at entry, by day. */
  readonly volume: readonly number[];
  readonly run: Readonly<Record<string, number[]>>;
}

/** Every patient through these treatments, with `changes` to what their bodies are and to the state that they enter in. */
function treat(treatments: readonly Treatment[], changes: Values = {}, states: Values = {}): Outcome[] {
  const runs = patients.map(({ parameters, state, id }) => ({
    parameters: altered(parameters, changes),
    initial: withStates(state, states),
    treatments,
    patient: id,
  }));
  return courses(runs, days).map((run, i) => {
    const volumes = days.map((_, k) => quantity(runs[i].parameters, stateOf(run, k), "tumourVolume"));
    return { run, volume: volumes.map((volume) => volume / volumes[0]) };
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** Mean over patients of the logarithm of volume at a year. */
const logVolume = (outcomes: readonly Outcome[]) => mean(outcomes.map(({ volume }) => Math.log(volume[3] + 1e-3)));
const ratio = (outcomes: readonly Outcome[], others: readonly Outcome[], name: string, day: number) =>
  median(outcomes.map(({ run }, i) => run[name][day] / others[i].run[name][day]));

const untreated = treat([]);
const antiPd1 = treat([nivolumab]);
const antiCtla4 = treat([ipilimumab]);
const combined = treat([nivolumab, ipilimumab]);

describe("checkpoint blockade in grown patients", () => {
  test("works in some and fails in others, and no untreated tumour shrinks by a third of its diameter", () => {
    expect(patients.length).toBeGreaterThan(10);
    const shrunk = (outcomes: readonly Outcome[]) => outcomes.filter(({ volume }) => volume[3] < 0.343).length;
    expect(shrunk(untreated)).toBe(0);
    expect(shrunk(antiPd1)).toBeGreaterThan(0);
    expect(shrunk(antiPd1)).toBeLessThan(patients.length);
    expect(shrunk(combined)).toBeLessThan(patients.length);
  });

  test("the combination leaves less than either drug, and either less than none (A18)", () => {
    for (const alone of [antiPd1, antiCtla4]) {
      expect(logVolume(alone)).toBeLessThan(logVolume(untreated));
      expect(logVolume(combined)).toBeLessThan(logVolume(alone));
    }
  });

  test("blocking PD-L1 comes near to blocking PD-1, and does no better: it leaves PD-L2 (A15)", () => {
    const antiPdl1 = treat([{ therapy: "atezolizumab", dose: "1200 mg", days: every(21, 9) }]);
    expect(logVolume(antiPdl1)).toBeLessThan(logVolume(untreated));
    expect(logVolume(antiPdl1)).toBeGreaterThan(logVolume(antiPd1));
    const gain = (outcomes: readonly Outcome[]) => logVolume(untreated) - logVolume(outcomes);
    expect(gain(antiPdl1)).toBeGreaterThan(0.5 * gain(antiPd1));
  });

  test("those whom blockade helps had more T cells, seen antigen and more PD-L1 to block than the others (A6)", () => {
    const order = patients.map((_, i) => i).sort((a, b) => gain(b) - gain(a));
    function gain(i: number): number {
      return Math.log((untreated[i].volume[3] + 1e-3) / (antiPd1[i].volume[3] + 1e-3));
    }
    const half = Math.floor(order.length / 2);
    const braked = (i: number) => {
      const { parameters, state } = patients[i];
      const { shownWild, cd8Killing, pd1Brake } = quantities(
        altered(parameters, {}),
        state,
        "shownWild",
        "cd8Killing",
        "pd1Brake",
      );
      return (shownWild * cd8Killing * pd1Brake) / (1 - pd1Brake);
    };
    expect(median(order.slice(0, half).map(braked))).toBeGreaterThan(median(order.slice(-half).map(braked)));
  });
});

describe("what CTLA-4 blockade does, and where (A7)", () => {
  test("it expands tumour-specific cells in the blood two-fold or more; PD-1 blockade does so less", () => {
    expect(ratio(antiCtla4, untreated, "cd8Blood", 1)).toBeGreaterThan(2);
    expect(ratio(antiPd1, untreated, "cd8Blood", 1)).toBeLessThan(ratio(antiCtla4, untreated, "cd8Blood", 1));
  });

  test("without the node's dendritic cells that expansion is gone", () => {
    const empty = { dendriticNode: 0, cd8Activated: 0, cd4Activated: 0 };
    const [blocked, free] = [[ipilimumab], []].map((drugs) => treat(drugs, { dendriticMigration: 0 }, empty));
    expect(ratio(blocked, free, "cd8Blood", 1)).toBeLessThan(1.2);
  });

  test("regulatory cells in the tumour are depleted by an antibody that calls effectors, and by no other", () => {
    const spared = treat([ipilimumab], { ctla4Killing: 0 });
    expect(ratio(antiCtla4, spared, "regulatoryTumour", 2)).toBeLessThan(0.8);
    const tremelimumab: Treatment = { therapy: "tremelimumab", dose: "10 mg/kg", days: every(21, 4) };
    const igG2 = [0, 3].map((ctla4Killing) =>
      treat([tremelimumab], { ctla4Killing }).map(({ run }) => run.regulatoryTumour),
    );
    expect(igG2[1]).toEqual(igG2[0]);
  });
});

describe("dendritic cells (A9)", () => {
  const start = { cloneWild: 4e9, vascularCapacity: 1e10 };

  test("prime: without them no tumour-specific T cell appears, and PD-1 blockade does nothing", () => {
    const grown = (dendriticDensity: number, treated: boolean) => {
      const p = person({ dendriticDensity });
      return course({ parameters: p, initial: body(p, start), treatments: treated ? [nivolumab] : [] }, [0, 30, 180]);
    };
    const [none, some] = [grown(0, true), grown(5e4, true)];
    for (const name of ["cd8Activated", "cd8Blood", "cd8Effector", "cd4Activated", "antibodyBlood"]) {
      expect(Math.max(...none[name]), name).toBe(0);
      expect(some[name][1], name).toBeGreaterThan(0);
    }
    expect(grown(0, false).cloneWild[2] / none.cloneWild[2]).toBeCloseTo(1, 6);
    expect(some.cloneWild[2]).toBeLessThan(0.9 * none.cloneWild[2]);
  });

  test("antibody lags behind the T cells that help to make it, by a week or more (A10)", () => {
    const p = person();
    const daily = Array.from({ length: 61 }, (_, k) => k);
    const run = course({ parameters: p, initial: body(p, start) }, daily);
    const halfWay = (name: string) => run[name].findIndex((value) => value > 0.5 * Math.max(...run[name]));
    expect(halfWay("antibodyBlood") - halfWay("cd4Activated")).toBeGreaterThanOrEqual(7);
  });
});

describe("interleukin 2 (A11)", () => {
  /** Interleukin 2 held at this concentration in plasma, nmol/L. */
  const held = (concentration: number, day: number) => {
    const p = person({ interleukin2Clearance: 0, interleukin2Exchange: 0 });
    const amount = concentration * p[prepared.parameterIndex("interleukin2CentralVolume")];
    const initial = tumourBody(p, { cd8Blood: 1e7, cd8Periphery: 3e7, helperBlood: 1e7, interleukin2Central: amount });
    const run = course({ parameters: p, initial }, [0, day]);
    return { ratio: run.regulatoryBlood[1] / run.cd8Blood[1], cd8: run.cd8Blood[1], nk: run.nkBlood[1] };
  };

  test("a little, for long, shifts the blood towards regulatory cells", () => {
    expect(held(0.003, 180).ratio).toBeGreaterThan(1.05 * held(0, 180).ratio);
  });

  test("much shifts it towards CD8 cells, and raises them and natural killers two-fold within two weeks", () => {
    const [none, much] = [held(0, 14), held(30, 14)];
    expect(much.cd8).toBeGreaterThan(2 * none.cd8);
    expect(much.nk).toBeGreaterThan(2 * none.nk);
    expect(much.ratio).toBeLessThan(0.5 * none.ratio);
  });

  test("a course at the label's dose slows tumours, by T cells: less than half of that is left where they see nothing", () => {
    const days14 = (start: number) => Array.from({ length: 14 }, (_, k) => start + k / 3);
    const aldesleukin: Treatment = {
      therapy: "aldesleukin",
      dose: "600000 IU/kg",
      days: [...days14(0), ...days14(14)],
    };
    const treated = treat([aldesleukin]);
    expect(logVolume(treated)).toBeLessThan(logVolume(untreated));
    const blind = treat([aldesleukin], { antigenicity: 0 });
    const blindUntreated = treat([], { antigenicity: 0 });
    const gain = logVolume(untreated) - logVolume(treated);
    expect(logVolume(blindUntreated) - logVolume(blind)).toBeLessThan(0.5 * gain);
  });
});

describe("interferon alpha, macrophages and inflammation (A11, A9, A19)", () => {
  test("interferon alpha slows division and shows MHC-I", () => {
    const p = person();
    const at = (interferonAlphaResponse: number) =>
      quantities(p, tumourBody(p, { interferonAlphaResponse }), "netGrowth", "mhcWild", "proliferationFactor");
    expect(at(1).netGrowth).toBeLessThan(0.75 * at(0).netGrowth);
    expect(at(1).mhcWild).toBeGreaterThan(at(0).mhcWild);
    expect(at(1).proliferationFactor).toBeGreaterThan(0);
  });

  test("turning healing macrophages to alarm slows tumours; without macrophages CD47 blockade does nothing", () => {
    const turned = treat([], { toHealing: 0, toAlarm: 1 });
    expect(logVolume(turned)).toBeLessThan(logVolume(untreated));
    const noMacrophages = { macrophageRecruitment: 0, macrophageDeath: 1e3 };
    const [blocked, not] = [0, 0.85].map((cd47Brake) => treat([], { ...noMacrophages, cd47Brake }));
    expect(logVolume(blocked) / logVolume(not)).toBeCloseTo(1, 3);
    expect(logVolume(treat([], { cd47Brake: 0 }))).toBeLessThan(logVolume(untreated));
  });

  test("chronic inflammation raises mutation and growth: where nobody kills, more tumour and more escaped cells", () => {
    const noImmunity = { cytotoxicity: 0, killingByNk: 0, phagocytosis: 0, antibodyBoost: 0 };
    const grown = (chronicInflammation: number) => {
      const p = person({ ...noImmunity, chronicInflammation });
      const run = course(
        { parameters: p, initial: body(p, { cloneWild: 1e6, inflammation: chronicInflammation }) },
        [0, 730],
      );
      return quantities(p, stateOf(run), "tumourVolume", "antigenLowShare", "mutationFactor", "proliferationFactor");
    };
    const [rest, inflamed] = [grown(0), grown(1)];
    expect(inflamed.mutationFactor).toBeGreaterThan(2 * rest.mutationFactor);
    expect(inflamed.proliferationFactor).toBeGreaterThan(rest.proliferationFactor);
    expect(inflamed.tumourVolume).toBeGreaterThan(rest.tumourVolume);
    expect(inflamed.antigenLowShare).toBeGreaterThan(2 * rest.antigenLowShare);
  });
});
