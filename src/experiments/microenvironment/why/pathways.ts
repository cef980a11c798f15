import type { RateTerm } from "../../../analysis/why/event-rates.ts";
import type { Factor, Pathway } from "../../../analysis/why/pathways.ts";
import { numbers, type Table, table } from "../../../foundation/table.ts";
import type { MicroenvironmentScenario } from "../../../models/microenvironment/contract.ts";

/** All that adds tumour cells to a tissue, or takes them away. */
export const tumourTerms: readonly RateTerm[] = [
  { name: "tumour births", sign: 1 },
  { name: "tumour starts", sign: 1 },
  { name: "kills by T cells", sign: -1 },
  { name: "kills by NK cells", sign: -1 },
  { name: "kills by macrophages", sign: -1 },
  { name: "kills by CAR T cells", sign: -1 },
  { name: "kills by antibody", sign: -1 },
  { name: "tumour deaths, other", sign: -1 },
];

/** Factors of the pathways as columns, made from what the series tells. */
const made = {
  antigen: "share of antigen shown",
  carAntigen: "share of CAR's antigen shown",
  mhc: "share of MHC-I shown",
  missing: "share of MHC-I missing",
  unbraked: "part that PD-1 lets pass",
  regulatory: "part that regulatory T cells let pass",
  tgf: "part that TGF-beta lets pass",
  suppressors: "part that suppressor cells let pass",
  oxygen: "part that oxygen lets pass",
} as const;

const factor = (name: string, column: string): Factor => ({ name, column });

/**
 * Where births and kills come from, in the terms of the model's own laws of killing and growth. What they have beside
 * (who happens to touch whom, crowding) is left over.
 */
export const tumourPathways: readonly Pathway[] = [
  { term: "tumour births", sign: 1, factors: [factor("supplied with oxygen", made.oxygen)], supplies: [] },
  {
    term: "kills by T cells",
    sign: -1,
    workers: "CD8 effector",
    factors: [
      factor("antigen shown", made.antigen),
      factor("MHC-I shown", made.mhc),
      factor("free of PD-1", made.unbraked),
      factor("free of regulatory T cells", made.regulatory),
      factor("free of TGF-beta", made.tgf),
      factor("free of suppressor cells", made.suppressors),
    ],
    supplies: [
      { name: "T-cell entry", column: "T cells entered", sign: 1 },
      { name: "dendritic cells leaving", column: "dendritic cells left", sign: 1, through: "T cells entered" },
      { name: "T-cell divisions", column: "T-cell divisions", sign: 1 },
      { name: "T-cell exhaustion", column: "T cells exhausted", sign: -1 },
    ],
  },
  {
    term: "kills by NK cells",
    sign: -1,
    workers: "NK",
    factors: [factor("MHC-I missing", made.missing), factor("free of TGF-beta", made.tgf)],
    supplies: [{ name: "NK-cell entry", column: "NK cells entered", sign: 1 }],
  },
  { term: "kills by macrophages", sign: -1, workers: "M1 macrophage", factors: [], supplies: [] },
  {
    term: "kills by CAR T cells",
    sign: -1,
    workers: "CAR T",
    factors: [
      factor("antigen shown", made.carAntigen),
      factor("free of PD-1", made.unbraked),
      factor("free of TGF-beta", made.tgf),
      factor("free of suppressor cells", made.suppressors),
    ],
    supplies: [
      { name: "CAR T-cell entry", column: "CAR T cells entered", sign: 1 },
      { name: "T-cell exhaustion", column: "T cells exhausted", sign: -1 },
    ],
  },
];

/**
 * The series of a run (patches pooled) with the columns that pathways ask for.
 *
 * @param value  value of a parameter of tissue or body
 */
export function withFactors(
  series: Table,
  scenario: MicroenvironmentScenario,
  value: Readonly<Record<string, number>>,
): Table {
  const has = (name: string) => series.columns.some((one) => one.name === name);
  const of = (name: string) => (has(name) ? numbers(series, name) : new Float64Array(series.rows));
  const { receptors, host } = scenario;
  const seen = receptors.map(({ antigen }) => ({
    part: of(`body: T cells that see ${antigen}`),
    level: of(`level of ${antigen}`),
  }));
  const car = host.carAntigen === undefined ? undefined : of(`level of ${host.carAntigen}`);
  const mhc = of("level of MHC-I");
  const brake = of("PD-1 brake");
  const [effectors, regulatory] = [of("CD8 effector"), of("regulatory T")];
  const [tgf, suppression, oxygen] = [of("mean TGF-beta"), of("mean suppression"), of("mean oxygen")];
  const column = (name: string, at: (row: number) => number) => ({
    name,
    unit: "1",
    label: name,
    values: Float64Array.from({ length: series.rows }, (_, row) => at(row)),
  });
  return table(series.name, [
    ...series.columns,
    column(made.antigen, (row) => seen.reduce((sum, { part, level }) => sum + part[row] * level[row], 0)),
    column(made.carAntigen, (row) => (car ? car[row] / (car[row] + value.carDensityHalf) : 1)),
    column(made.mhc, (row) => mhc[row]),
    column(made.missing, (row) => 1 - value.missingSelf * Math.min(1, mhc[row])),
    column(made.unbraked, (row) => 1 - brake[row]),
    column(
      made.regulatory,
      (row) => (effectors[row] + 1) / (effectors[row] + 1 + value.regulatoryBrake * regulatory[row]),
    ),
    column(made.tgf, (row) => value.tgfHalf / (tgf[row] + value.tgfHalf)),
    column(made.suppressors, (row) => value.suppressorHalf / (suppression[row] + value.suppressorHalf)),
    column(made.oxygen, (row) => oxygen[row] / (oxygen[row] + value.oxygenHalf)),
  ]);
}
