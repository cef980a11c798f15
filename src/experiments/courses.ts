import type { PreparedModel } from "../engine/prepare.ts";
import { type Column, type Table, table } from "../foundation/table.ts";
import { quantile } from "../numerics/statistics/quantile.ts";
import type { TrialDesign } from "./design.ts";
import { recordDays } from "./tasks.ts";
import type { Observation } from "./treat.ts";

/** Time courses of the recorded patients: one row per patient, arm and day. */
export function coursesTable(
  design: TrialDesign,
  observations: readonly Observation[],
  prepared: PreparedModel,
  recorded: readonly string[],
): Table {
  const days = recordDays(design.duration);
  const kept = observations.filter((observation) => observation.samples.length > 0);
  const width = recorded.length;
  const rows = kept.flatMap((observation) =>
    Array.from(days, (day, i) => ({ observation, day, i })).filter(
      ({ i }) => !Number.isNaN(observation.samples[i * width]),
    ),
  );
  const outputs: Column[] = recorded.map((name, k) => ({
    name,
    unit: unitOf(prepared, name),
    label: (prepared.model.formulas[name] ?? prepared.model.states[name])?.meaning ?? name,
    values: Float64Array.from(rows, ({ observation, i }) => observation.samples[i * width + k]),
  }));
  return table("courses", [
    {
      name: "patient",
      unit: "",
      label: "Patient",
      values: rows.map(({ observation }) => `SIM-${String(observation.patient + 1).padStart(5, "0")}`),
    },
    { name: "arm", unit: "", label: "Arm", values: rows.map(({ observation }) => design.arms[observation.arm].name) },
    { name: "day", unit: "day", label: "Day", values: Float64Array.from(rows, ({ day }) => day) },
    ...outputs,
  ]);
}

/** Quantities whose spread over patients is shown. */
const isKinetic = (name: string) => /Concentration|Occupancy/.test(name);

/** Median and 5-95 % band over the recorded patients of each arm, for quantities that an arm has at all. */
export function kineticsTable(
  design: TrialDesign,
  observations: readonly Observation[],
  prepared: PreparedModel,
  recorded: readonly string[],
): Table {
  const days = recordDays(design.duration);
  const width = recorded.length;
  const rows: { arm: string; day: number; quantity: string; median: number; lo: number; hi: number }[] = [];
  design.arms.forEach((arm, armIndex) => {
    const kept = observations.filter((one) => one.arm === armIndex && one.samples.length > 0);
    for (const quantity of recorded.filter(isKinetic)) {
      const k = recorded.indexOf(quantity);
      const bands = Array.from(days, (day, i) => {
        const seen = kept.map((one) => one.samples[i * width + k]).filter((value) => !Number.isNaN(value));
        return { day, seen };
      }).filter(({ seen }) => seen.length >= 3);
      if (!bands.some(({ seen }) => Math.max(...seen) > 0)) continue;
      for (const { day, seen } of bands) {
        rows.push({
          arm: arm.name,
          day,
          quantity,
          median: quantile(seen, 0.5),
          lo: quantile(seen, 0.05),
          hi: quantile(seen, 0.95),
        });
      }
    }
  });
  return table("kinetics", [
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    { name: "day", unit: "day", label: "Day", values: Float64Array.from(rows, (row) => row.day) },
    { name: "quantity", unit: "", label: "Quantity", values: rows.map((row) => row.quantity) },
    { name: "unit", unit: "", label: "Unit", values: rows.map((row) => unitOf(prepared, row.quantity)) },
    { name: "median", unit: "", label: "Median", values: Float64Array.from(rows, (row) => row.median) },
    { name: "lo", unit: "", label: "5 %", values: Float64Array.from(rows, (row) => row.lo) },
    { name: "hi", unit: "", label: "95 %", values: Float64Array.from(rows, (row) => row.hi) },
  ]);
}

function unitOf({ model }: PreparedModel, name: string): string {
  return model.formulas[name]?.unit ?? model.states[name]?.unit ?? "1";
}
