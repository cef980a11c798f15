import type { Chart } from "../charts/chart.ts";
import { screeningChart } from "../charts/screening.ts";
import { tornadoChart } from "../charts/tornado.ts";
import { measureWords, type ShownMeasure } from "../experiments/scan/outcomes.ts";
import { screened, screenedTable } from "../experiments/sensitivity/elementary-effects.ts";
import { chanceAlone } from "../experiments/sensitivity/sensitivity-plan.ts";
import { type SensitivityResult, sensitivityDigest } from "../experiments/sensitivity/sensitivity-result.ts";
import { tornado, tornadoTable } from "../experiments/sensitivity/tornado.ts";
import { type Table, table } from "../foundation/table.ts";
import { quantityName } from "./quantity-words.ts";

/** The picture of a sensitivity analysis: bars, or Morris's plane. */
export function sensitivityPicture(result: SensitivityResult, shown: ShownMeasure): Chart {
  const { method } = result.plan;
  const measure = measureWords[shown];
  const foot = `In this model; ${sampleText(result)}. Digest ${sensitivityDigest(result).slice(0, 8)}. Immunarium; not medical advice.`;
  if (method === "tornado") {
    const { base, bars } = tornado(result, shown);
    const names = bars.map(({ range }) => quantityName(range.quantity));
    const title = `What moves ${measure.label.toLowerCase()}, one quantity at a time`;
    return tornadoChart({ id: "tornado", title, measure, base, bars: named(tornadoTable(result, shown), names), foot });
  }
  const names = screened(result, shown).map(({ range }) => (range ? quantityName(range.quantity) : chanceAlone));
  const title = `What moves ${measure.label.toLowerCase()}: elementary effects`;
  return screeningChart({ id: "morris", title, measure, inputs: named(screenedTable(result, shown), names), foot });
}

const named = (source: Table, names: readonly string[]): Table =>
  table(source.name, [{ name: "name", unit: "", label: "what it is, in short", values: names }, ...source.columns]);

/** How much was run. */
export function sampleText({ plan, runs, failures }: SensitivityResult): string {
  const failed = failures.filter((one) => one !== undefined).length;
  const size =
    plan.method === "tornado"
      ? `${plan.replicates} runs at each end and of the scenario as it is`
      : `${plan.trajectories} trajectories, ${plan.replicates} ${plan.replicates === 1 ? "run" : "runs"} at each point`;
  return `${runs.length} runs: ${size}${failed > 0 ? `; ${failed} failed` : ""}`;
}
