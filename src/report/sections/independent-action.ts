import { betterOfTwoArms } from "../../analysis/independent-action.ts";
import { kaplanMeier, medianSurvival, survivalAt } from "../../analysis/kaplan-meier.ts";
import { bestResponses, rowsOfArm, survivalTimes } from "../../analysis/subjects.ts";
import type { SurvivalTimes } from "../../analysis/survival-times.ts";
import type { Arm } from "../../experiments/design.ts";
import { table } from "../../foundation/table.ts";
import { type Html, html, nothing } from "../html.ts";
import type { Readout } from "../readout.ts";
import { tableView } from "../table-view.ts";

/**
 * Combinations held against independent drug action: each patient's better outcome of the two arms alone. Shown where
 * a trial has the combination and both of its parts.
 */
export function independentAction({ result }: Readout): Html {
  const { subjects } = result.tables;
  const found = combinations(result.design.arms);
  if (found.length === 0) return nothing;
  return html`<section aria-labelledby="independent">
<h2 id="independent">Against independent drug action</h2>
<p>If two drugs did nothing for each other, each patient would have the better of the two outcomes alone. The same virtual
patients went through all arms, so that this is counted patient by patient. A combination that does no better than this
shows no synergy in the model; one that does worse pays for its toxicity.</p>
${found.map(({ both, first, second }) => {
  const rows = rowsOfArm(subjects, both.name);
  const better = betterOfTwoArms(subjects, first.name, second.name);
  const responding = (best: readonly string[]) =>
    percent(best.filter((response) => response === "CR" || response === "PR").length / best.length);
  const survival = (times: SurvivalTimes) => {
    const curve = kaplanMeier(times);
    const median = medianSurvival(curve).value;
    return [
      Number.isFinite(median) ? `${median.toFixed(1)} months` : "not reached",
      ...[12, 24].map((month) => percent(survivalAt(curve, month).value)),
    ];
  };
  const column = (best: readonly string[], pfs: SurvivalTimes, os: SurvivalTimes) => [
    responding(best),
    ...survival(pfs),
    ...survival(os),
  ];
  const text = (name: string, label: string, values: readonly string[]) => ({ name, unit: "", label, values });
  return tableView(
    table("independent action", [
      text("endpoint", "Endpoint", [
        "Objective response",
        "Median progression-free survival",
        "… at 12 months",
        "… at 24 months",
        "Median overall survival",
        "… at 12 months",
        "… at 24 months",
      ]),
      text(
        "combination",
        both.name,
        column(
          bestResponses(subjects, rows),
          survivalTimes(subjects, "PFS", rows),
          survivalTimes(subjects, "OS", rows),
        ),
      ),
      text("independent", `Better of ${first.name} and ${second.name}`, column(better.best, better.pfs, better.os)),
    ]),
    `${both.name} and independent action`,
  );
})}
</section>`;
}

interface Combination {
  readonly both: Arm;
  readonly first: Arm;
  readonly second: Arm;
}

/** Arms whose therapies are those of two other arms together. */
function combinations(arms: readonly Arm[]): Combination[] {
  const drugs = (arm: Arm) => [...new Set(arm.treatments.map(({ therapy }) => therapy))].sort();
  return arms.flatMap((both) => {
    const wanted = drugs(both);
    if (wanted.length < 2) return [];
    const parts = arms.filter((arm) => arm !== both && drugs(arm).length > 0 && drugs(arm).length < wanted.length);
    for (const [i, first] of parts.entries()) {
      for (const second of parts.slice(i + 1)) {
        const together = [...new Set([...drugs(first), ...drugs(second)])].sort();
        if (together.join() === wanted.join()) return [{ both, first, second }];
      }
    }
    return [];
  });
}

function percent(value: number): string {
  return Number.isNaN(value) ? "not followed so long" : `${(100 * value).toFixed(1)} %`;
}
