import type { LessonStore } from "./lesson-store.ts";
import { flagFates, meanFlags, perHundred } from "./measure-flags.ts";

/** Why, computed from what happened to each cell, and from the same run without the cause. */
export function WhatHappened({ store }: { readonly store: LessonStore }) {
  if (!store.done.value) return <p>The run is being computed…</p>;
  const [looks, without] = [store.looks("main"), store.looks("beside")];
  const { many, few } = flagFates(looks);
  const flags = (look: (typeof looks)[number]) => (100 * meanFlags(look)).toFixed(0);
  const last = looks[looks.length - 1];
  const killed = perHundred(many.deaths, many);
  const spared = perHundred(few.deaths, few);
  const isGone = Number.isNaN(meanFlags(last));
  return (
    <ul>
      <li>
        <strong>What:</strong> the average tumour cell had {flags(looks[0])} of 100 flags at the start
        {isGone ? "; no tumour cell was left on the last day" : ` and ${flags(last)} on day ${last.day.toFixed(0)}`}.
      </li>
      <li>
        <strong>Because:</strong> {because(killed, spared)}{" "}
        {births(perHundred(many.births, many), perHundred(few.births, few))}
      </li>
      <li>
        <strong>Test:</strong> the same tumour with the same chance, but without killer T cells, went from{" "}
        {flags(without[0])} to {flags(without[without.length - 1])} of 100 flags.
      </li>
    </ul>
  );
}

function births(many: number, few: number): string {
  if (Number.isNaN(many) || Number.isNaN(few)) return "";
  const told = `${many.toFixed(1)} and ${few.toFixed(1)} new cells a day came of 100 of each`;
  const likely = Math.max(many, few) < 1.3 * Math.min(many, few);
  return likely ? `They divided about alike: ${told}.` : `They did not divide alike, as some had more room: ${told}.`;
}

function because(killed: number, spared: number): string {
  if (Number.isNaN(killed) || Number.isNaN(spared))
    return "all tumour cells were of one kind here, so none could take over.";
  const seen = `of 100 cells with many flags ${killed.toFixed(1)} died a day, of 100 with few flags ${spared.toFixed(1)}.`;
  if (killed > 1.5 * spared) return `${seen} So cells with few flags took over.`;
  return `${seen} That is nearly the same, so few flags were no great help.`;
}
