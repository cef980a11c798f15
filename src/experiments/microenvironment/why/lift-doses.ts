import type { HostDose, MicroenvironmentScenario } from "../../../models/microenvironment/contract.ts";
import type { Slot } from "../../../models/therapy/contract.ts";
import type { Lift } from "./lifts.ts";

const slots: Readonly<Record<Slot, string>> = {
  antiPD1: "anti-PD-1",
  antiPDL1: "anti-PD-L1",
  antiCTLA4: "anti-CTLA-4",
  interleukin2: "interleukin 2",
  interferonAlpha: "interferon alpha",
  vaccine: "the vaccine",
  carT: "the CAR T-cell product",
  cytotoxic: "the cytotoxic drug",
};

interface Course {
  readonly slot: Slot;
  readonly doses: readonly HostDose[];
}

function coursesOf({ host }: MicroenvironmentScenario): Course[] {
  return (Object.keys(slots) as Slot[])
    .map((slot) => ({ slot, doses: host.doses.filter(({ state }) => slotOf(state) === slot) }))
    .filter(({ doses }) => doses.length > 0);
}

/** States of a therapy begin with the name of its place. */
function slotOf(state: string): Slot | undefined {
  return (Object.keys(slots) as Slot[]).find((slot) => state.startsWith(slot));
}

/** The day of the first dose of each therapy that was begun between two days. */
export function begunBetween(scenario: MicroenvironmentScenario, from: number, to: number): number[] {
  return coursesOf(scenario)
    .map(({ doses }) => doses[0].day)
    .filter((day) => day >= from && day <= to);
}

/**
 * Therapies that were begun between two days, not given; and therapies whose last dose lies between them, gone on with
 * at their last interval. A dose that is not given stays in the list with an amount of 0, so that the body stops at the
 * same days and the tissue has the same substances.
 */
export function doseLifts(scenario: MicroenvironmentScenario, from: number, to: number, end: number): Lift[] {
  const { host } = scenario;
  const withDoses = (doses: readonly HostDose[]): MicroenvironmentScenario => ({
    ...scenario,
    host: { ...host, doses },
  });
  return coursesOf(scenario).flatMap(({ slot, doses }): Lift[] => {
    const name = slots[slot];
    const days = [...new Set(doses.map(({ day }) => day))];
    const last = days[days.length - 1];
    if (days[0] >= from && days[0] <= to) {
      const none = host.doses.map((dose) => (doses.includes(dose) ? { ...dose, amount: 0 } : dose));
      return [{ cause: name, had: "had it not been given", scenario: withDoses(none), amendments: [] }];
    }
    if (days.length < 2 || last > to) return [];
    const interval = last - days[days.length - 2];
    // Worn off within the time that is looked at: an interval after the last dose, or two.
    if (last + 2 * interval < from) return [];
    const more: HostDose[] = [];
    for (let day = last + interval; day < end; day += interval) {
      if (day >= from) more.push(...doses.filter((dose) => dose.day === last).map((dose) => ({ ...dose, day })));
    }
    const all = [...host.doses, ...more].sort((a, b) => a.day - b.day);
    return [{ cause: `the end of ${name}`, had: "had it been gone on with", scenario: withDoses(all), amendments: [] }];
  });
}
