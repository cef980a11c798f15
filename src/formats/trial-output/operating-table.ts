import type { OperatingResult, OperatingRow } from "../../experiments/operating.ts";
import { type Table, table } from "../../foundation/table.ts";

/** Operating characteristics as a table: one row a test and hypothesis. */
export function operatingTable({ rows, trials, alpha }: OperatingResult): Table {
  const text = (name: string, label: string, of: (row: OperatingRow) => string) => ({
    name,
    unit: "",
    label,
    values: rows.map(of),
  });
  const number = (name: string, label: string, of: (row: OperatingRow) => number) => ({
    name,
    unit: "1",
    label,
    values: Float64Array.from(rows, of),
  });
  return table("operating", [
    text("endpoint", "Endpoint", ({ endpoint }) => endpoint),
    text("arm", "Arm", ({ arm }) => arm),
    text("reference", "Against", ({ reference }) => reference),
    text("hypothesis", "design: power; null: type-I error", ({ hypothesis }) => hypothesis),
    number("trials", "Trials simulated", () => trials),
    number("alpha", "Two-sided level", () => alpha),
    number("rejected", "Share of trials with p below the level", ({ rejected }) => rejected.rate),
    number("rejectedError", "Its Monte Carlo standard error", ({ rejectedError }) => rejectedError),
    number("rejectedLo", "Its lower exact 95 % limit", ({ rejected }) => rejected.lo),
    number("rejectedHi", "Its upper exact 95 % limit", ({ rejected }) => rejected.hi),
    number("cohortError", "Standard error of power by the finite cohort, about", ({ cohortError }) => cohortError),
    number("favouring", "Share with p below the level and the arm better", ({ favouring }) => favouring),
    number("estimate", "Mean estimate: hazard ratio, or difference of rates", ({ estimate }) => estimate),
    number("estimateError", "Its Monte Carlo standard error", ({ estimateError }) => estimateError),
    number("lo", "2.5 % of trials lie below", ({ lo }) => lo),
    number("hi", "2.5 % of trials lie above", ({ hi }) => hi),
    number("estimated", "Trials with an estimate", ({ estimated }) => estimated),
    number("events", "Mean events (responses) a trial", ({ events }) => events),
    number("cohortEstimate", "Estimate in the whole cohort", ({ cohortEstimate }) => cohortEstimate),
  ]);
}
