import { type Column, type Table, table } from "../foundation/table.ts";
import { changeFrom, type ReadOut } from "./assess.ts";
import type { TrialDesign } from "./design.ts";
import type { TrialBody } from "./model.ts";
import type { VirtualPatient } from "./patient.ts";
import type { Seeing } from "./sight.ts";
import type { Observation } from "./treat.ts";

/** Covariates that tables show, with unit and heading. */
const shownCovariates: readonly (readonly [name: string, unit: string, label: string])[] = [
  ["age", "year", "Age"],
  ["male", "1", "Male"],
  ["weight", "kg", "Weight"],
  ["ecog", "1", "ECOG 1"],
  ["ldh", "U/L", "LDH"],
  ["albumin", "g/L", "Albumin"],
  ["pdl1", "1", "PD-L1 positive fraction"],
  ["cd8", "cell/mL", "CD8 density in the tumour"],
  ["clones", "1", "Tumour-specific T-cell clones"],
];

/** A column computed row by row. */
function values(rows: number, of: (row: number) => number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => of(row));
}

/** One row per patient and arm: who they were, what they got, what came of it, and why. */
export function subjectsTable(
  design: TrialDesign,
  patients: ReadonlyMap<number, VirtualPatient>,
  observations: readonly Observation[],
  assessments: readonly ReadOut[],
  body: TrialBody,
  sight: Seeing,
): Table {
  const rows = observations.length;
  const patient = (row: number): VirtualPatient => patients.get(observations[row].patient)!;
  const number = (name: string, unit: string, label: string, of: (row: number) => number): Column => ({
    name,
    unit,
    label,
    values: values(rows, of),
  });
  const text = (name: string, label: string, of: (row: number) => string): Column => ({
    name,
    unit: "",
    label,
    values: Array.from({ length: rows }, (_, row) => of(row)),
  });
  const cells = body.kept.indexOf("tumourCells");
  return table("subjects", [
    text("patient", "Patient", (row) => `SIM-${String(observations[row].patient + 1).padStart(5, "0")}`),
    text("arm", "Arm", (row) => design.arms[observations[row].arm].name),
    ...shownCovariates.map(([name, unit, label]) =>
      number(name, unit, label, (row) => patient(row).covariates[name] ?? Number.NaN),
    ),
    ...(design.biomarkerTest
      ? [number("biomarkerTest", "1", "Biomarker test positive", (row) => patient(row).covariates.biomarkerTest)]
      : []),
    number("lesions", "1", "Target lesions", (row) => patient(row).lesions.diameters.length),
    number("baselineSld", sight.unit, `${sight.label} at baseline`, (row) => observations[row].visits[0].burden),
    number("baselineCells", "cell", "Tumour cells at entry", (row) => observations[row].atBaseline[cells]),
    number("diagnosisYears", "year", "Years from first cell to entry", (row) => patient(row).years),
    number("doubling", "day", "Volume doubling time at entry", (row) => patient(row).doubling),
    text("bestResponse", "Best overall response", (row) => assessments[row].best),
    number("bestChange", "1", "Best change of the sum of diameters", (row) => assessments[row].bestChange),
    number("responseDay", "day", "First day of response", (row) => assessments[row].responseDay),
    number("progressionDay", "day", "Day of progression", (row) => assessments[row].progressionDay),
    number("pfsDay", "day", "Progression-free survival", (row) => assessments[row].pfsDay),
    number("pfsEvent", "1", "Progression or death seen", (row) => assessments[row].pfsEvent),
    number("osDay", "day", "Overall survival", (row) => observations[row].lastSeen),
    number("osEvent", "1", "Death seen", (row) => (Number.isNaN(observations[row].death) ? 0 : 1)),
    number("offTreatmentDay", "day", "Last day on treatment", (row) => observations[row].off.day),
    text("offTreatmentReason", "Why treatment ended", (row) => observations[row].off.reason),
    number("doses", "1", "Doses given", (row) => observations[row].doses),
    text("pattern", "Why (in the model)", (row) =>
      body.pattern(observations[row], assessments[row].best === "CR" || assessments[row].best === "PR"),
    ),
    ...(observations.some(({ tissue }) => tissue !== undefined)
      ? [text("tissue", "How immune cells stood to the tumour", (row) => observations[row].tissue ?? "")]
      : []),
    text("status", "Numerics", (row) => observations[row].status),
  ]);
}

/** One row per assessment. */
export function visitsTable(
  design: TrialDesign,
  observations: readonly Observation[],
  assessments: readonly ReadOut[],
  sight: Seeing,
): Table {
  const rows = observations.flatMap((observation, o) =>
    observation.visits.map((visit, v) => ({ observation, visit, response: assessments[o].responses[v] ?? "" })),
  );
  const number = (name: string, unit: string, label: string, of: (row: (typeof rows)[number]) => number): Column => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, of),
  });
  return table("visits", [
    {
      name: "patient",
      unit: "",
      label: "Patient",
      values: rows.map(({ observation }) => `SIM-${String(observation.patient + 1).padStart(5, "0")}`),
    },
    { name: "arm", unit: "", label: "Arm", values: rows.map(({ observation }) => design.arms[observation.arm].name) },
    number("day", "day", "Day", ({ visit }) => visit.day),
    number("sld", sight.unit, sight.label, ({ visit }) => visit.burden),
    number("change", "1", "Change from baseline", ({ visit, observation }) =>
      changeFrom(observation.visits[0].burden, visit.burden),
    ),
    number("newLesion", "1", "New lesion", ({ visit }) => (visit.newLesion ? 1 : 0)),
    { name: "response", unit: "", label: "Response", values: rows.map(({ response }) => response) },
  ]);
}
