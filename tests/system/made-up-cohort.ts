import type { ConductDesign } from "../../src/experiments/conduct/conduct-design.ts";
import type { TrialDesign } from "../../src/experiments/design.ts";
import { exp } from "../../src/foundation/maths.ts";
import { generator } from "../../src/foundation/random.ts";
import { streams } from "../../src/foundation/streams.ts";
import { type Table, table } from "../../src/foundation/table.ts";
import { exampleTrial } from "./example-trial.ts";

export interface CohortOptions extends ConductDesign {
  readonly patients?: number;
  /** Hazard ratio of `new` against `old`. */
  readonly ratio?: number;
  readonly response?: { readonly new: number; readonly old: number };
  /** How much the marker moves ln hazard, by its standard deviation. */
  readonly prognosis?: number;
  readonly size?: number;
  readonly place?: number;
}

/**
 * Patients with exponential times in each of two arms, a mean of 300 days with the old one, followed for 1000 days and
 * seen every 50; `pdl1` is a normal marker that may matter, `ldh` one that does not.
 */
export function madeUpCohort(options: CohortOptions = {}): {
  readonly design: TrialDesign;
  readonly tables: { readonly subjects: Table; readonly visits: Table };
} {
  const {
    patients = 400,
    ratio = 0.6,
    response = { new: 0.4, old: 0.2 },
    prognosis = 0,
    size = 100,
    place = 0,
  } = options;
  const { patients: _1, ratio: _2, response: _3, prognosis: _4, size: _5, place: _6, ...conduct } = options;
  const example = exampleTrial({ arms: ["new", "old"] }).design;
  const design: TrialDesign = {
    ...example,
    arms: example.arms.map((arm) => ({ ...arm, size })),
    duration: 1000,
    patients,
    seed: 7,
    ...conduct,
  };
  const rows = Array.from({ length: patients }, (_, i) => {
    const marker = generator(9, streams.bootstrap, 4 * place, i);
    const [pdl1, ldh] = [marker.normal(), marker.normal()];
    return (["new", "old"] as const).map((arm, a) => {
      const random = generator(9, streams.bootstrap, 4 * place + 1 + a, i);
      const hazard = (arm === "new" ? ratio : 1) * exp(prognosis * pdl1);
      const pfs = (random.exponential() / hazard) * 300;
      return { patient: `SIM-${i}`, arm, pdl1, ldh, pfs, os: pfs * 1.5, responded: random.uniform() < response[arm] };
    });
  }).flat();
  type Row = (typeof rows)[number];
  const text = (name: string, of: (row: Row) => string) => ({ name, unit: "", label: name, values: rows.map(of) });
  const number = (name: string, of: (row: Row) => number) => ({
    name,
    unit: "1",
    label: name,
    values: Float64Array.from(rows, of),
  });
  const subjects = table("subjects", [
    text("patient", ({ patient }) => patient),
    text("arm", ({ arm }) => arm),
    number("pdl1", ({ pdl1 }) => pdl1),
    number("ldh", ({ ldh }) => ldh),
    text("bestResponse", ({ responded }) => (responded ? "PR" : "PD")),
    number("responseDay", ({ responded }) => (responded ? 100 : Number.NaN)),
    number("pfsDay", ({ pfs }) => Math.min(pfs, 1000)),
    number("pfsEvent", ({ pfs }) => (pfs < 1000 ? 1 : 0)),
    number("osDay", ({ os }) => Math.min(os, 1000)),
    number("osEvent", ({ os }) => (os < 1000 ? 1 : 0)),
  ]);
  const seen = rows.flatMap((row) =>
    Array.from({ length: Math.floor(Math.min(row.pfs, 1000) / 50) + 1 }, (_, k) => ({ ...row, day: 50 * k })),
  );
  const visits = table("visits", [
    { name: "patient", unit: "", label: "", values: seen.map(({ patient }) => patient) },
    { name: "arm", unit: "", label: "", values: seen.map(({ arm }) => arm) },
    { name: "day", unit: "day", label: "", values: Float64Array.from(seen, ({ day }) => day) },
  ]);
  return { design, tables: { subjects, visits } };
}
