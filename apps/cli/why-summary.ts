import { numbers, type Table, texts, type Why } from "../../src/index.ts";
import { aligned } from "./aligned.ts";

/** An answer in words, with the rates that changed, what lay upstream, and what holding causes off showed. */
export function whySummary({ sentences, rates, upstream, findings, netGrowth }: Why): string {
  const parts = [sentences.join("\n")];
  if (rates && netGrowth) parts.push(ratesText(rates, netGrowth));
  if (upstream && upstream.rows > 0) parts.push(upstreamText(upstream));
  if (findings.causes.length > 0) parts.push(causesText(findings.causes));
  return parts.join("\n\n");
}

function ratesText(rates: Table, growth: { readonly before: number; readonly after: number }): string {
  const rows = ascending(rates)
    .filter((row) => at(rates, "before", row) > 0 || at(rates, "after", row) > 0)
    .map((row) => [
      texts(rates, "what")[row],
      show(at(rates, "before", row)),
      show(at(rates, "after", row)),
      within(rates, row),
    ]);
  const change = growth.after - growth.before;
  return aligned([
    ["a day and tumour cell", "before", "after", "added to growth (95 % interval)"],
    ...rows,
    ["net growth", show(growth.before), show(growth.after), signed(change)],
  ]);
}

/** The first few: the rest changed nothing. */
function upstreamText(upstream: Table): string {
  const rows = [...Array(Math.min(10, upstream.rows)).keys()].map((row) => [
    texts(upstream, "what")[row],
    texts(upstream, "through")[row],
    show(at(upstream, "before", row)),
    show(at(upstream, "after", row)),
    texts(upstream, "unit")[row],
    within(upstream, row),
  ]);
  return aligned([["upstream", "through", "before", "after", "unit", "accounts for, 1/day"], ...rows]);
}

function causesText(causes: Why["findings"]["causes"]): string {
  const rows = causes.map(({ cause, effect, turned, verdict }) => [
    cause,
    percent(effect.change),
    `${percent(effect.changeLo)} to ${percent(effect.changeHi)}`,
    `${turned.x} of ${turned.n}`,
    verdicts[verdict],
  ]);
  return aligned([["without", "cells at the horizon", "95 % interval", "turned as well", ""], ...rows]);
}

const verdicts = {
  made: "it came of this",
  against: "this worked against it",
  little: "little difference",
  open: "open",
};

function ascending(table: Table): number[] {
  const size = (row: number) => Math.abs(at(table, "contribution", row));
  return [...Array(table.rows).keys()].sort((a, b) => size(b) - size(a));
}

function at(table: Table, name: string, row: number): number {
  return numbers(table, name)[row];
}

function within(table: Table, row: number): string {
  const [value, lo, hi] = ["contribution", "lo", "hi"].map((name) => at(table, name, row));
  return `${signed(value)} (${signed(lo)} to ${signed(hi)})`;
}

function show(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}

function percent(change: number): string {
  if (!Number.isFinite(change)) return "unknown";
  return `${change < 0 ? "−" : "+"}${Math.abs(100 * change).toFixed(0)} %`;
}
