import { type Table, table } from "../foundation/table.ts";
import { type KaplanMeierCurve, type KaplanMeierOptions, kaplanMeier } from "./kaplan-meier.ts";
import { type Endpoint, rowsOfArm, survivalTimes } from "./subjects.ts";

/** The Kaplan–Meier curve of one arm of a trial's `subjects` table; times in months. */
export function curveOfArm(
  subjects: Table,
  arm: string,
  endpoint: Endpoint,
  options: KaplanMeierOptions = {},
): KaplanMeierCurve {
  return kaplanMeier(survivalTimes(subjects, endpoint, rowsOfArm(subjects, arm)), options);
}

/** Curves as one table, a row for each arm and distinct time: what stands beside a Kaplan–Meier plot. */
export function survivalTable(
  endpoint: Endpoint,
  curves: readonly { readonly arm: string; readonly curve: KaplanMeierCurve }[],
): Table {
  const count = (name: "atRisk" | "events" | "censored", label: string) => ({
    name,
    unit: "1",
    label,
    values: joined(curves.map(({ curve }) => curve[name])),
  });
  const fraction = (name: "surviving" | "error" | "lo" | "hi", label: string) => ({
    name,
    unit: "1",
    label,
    values: joined(curves.map(({ curve }) => curve[name])),
  });
  return table(endpoint, [
    {
      name: "arm",
      unit: "",
      label: "Arm",
      values: curves.flatMap(({ arm, curve }) => Array.from(curve.time, () => arm)),
    },
    { name: "time", unit: "month", label: "Time", values: joined(curves.map(({ curve }) => curve.time)) },
    count("atRisk", "At risk"),
    count("events", "Events"),
    count("censored", "Censored"),
    fraction("surviving", "Free of the event"),
    fraction("error", "Standard error"),
    fraction("lo", "Lower limit"),
    fraction("hi", "Upper limit"),
  ]);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => Array.from(part)));
}
