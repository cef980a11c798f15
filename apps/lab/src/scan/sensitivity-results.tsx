import { useMemo } from "preact/hooks";
import {
  csv,
  measureWords,
  type ShownMeasure,
  screened,
  screenedTable,
  sensitivityDigest,
  sensitivityRunsTable,
  sensitivityWords,
  tornado,
  tornadoTable,
} from "../../../../src/index.ts";
import { download } from "../kit/save.ts";
import { theme } from "../kit/theme.ts";
import { EffectsTable, ScreenedTable } from "./effects-table.tsx";
import { figureColours } from "./figure-colours.ts";
import { figureText } from "./figure-text.ts";
import { HandOn } from "./hand-on.tsx";
import { RunsOfPoints } from "./runs-of-points.tsx";
import type { ScanStore } from "./scan-store.ts";
import { ScreeningFigure } from "./screening-figure.tsx";
import { sensitivityCommand } from "./sensitivity-command.ts";
import type { SensitivityStore } from "./sensitivity-store.ts";
import { TornadoFigure } from "./tornado-figure.tsx";
import { useWidth } from "./use-width.ts";

interface SensitivityResultsProps {
  readonly page: ScanStore;
  readonly store: SensitivityStore;
}

/** What moves the outcome: a picture, its table, words, files, and the way to runs. */
export function SensitivityResults({ page, store }: SensitivityResultsProps) {
  const [place, width] = useWidth();
  const result = store.result.value!;
  const done = store.runs.done.value;
  const measure = page.measure.value;
  const isTornado = result.plan.method === "tornado";
  const bars = useMemo(() => (isTornado ? tornado(result, measure) : undefined), [result, measure, done]);
  const inputs = useMemo(() => (isTornado ? undefined : screened(result, measure)), [result, measure, done]);
  const digest = useMemo(() => (done === result.runs.length ? sensitivityDigest(result) : undefined), [result, done]);
  const { label, meaning } = measureWords[measure];
  const select = (points: readonly number[]) => (store.selected.value = points);
  const figure = (size: number, colours: (typeof figureColours)["light"], onSelect?: typeof select) =>
    bars ? (
      <TornadoFigure tornado={bars} measure={measure} width={size} colours={colours} {...(onSelect && { onSelect })} />
    ) : (
      <ScreeningFigure
        inputs={inputs ?? []}
        result={result}
        measure={measure}
        width={size}
        colours={colours}
        {...(onSelect && { onSelect })}
      />
    );
  const title = `What moves ${label.toLowerCase()}`;
  return (
    <section class="panel scan-results" data-region aria-labelledby="sensitivity-title">
      <div class="row scan-heading">
        <h2 id="sensitivity-title">In this model: {title.charAt(0).toLowerCase() + title.slice(1)}</h2>
        <label>
          Show
          <select
            value={measure}
            onChange={(event) => (page.measure.value = event.currentTarget.value as ShownMeasure)}
          >
            {Object.entries(measureWords).map(([name, words]) => (
              <option key={name} value={name}>
                {words.label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet-text">
        {meaning.charAt(0).toUpperCase() + meaning.slice(1)}.{" "}
        {isTornado
          ? "Upright line: the scenario as it is. Thin lines: intervals that hold for all ends together at 95 %. Hollow bars may be chance. Choose an end to see its runs."
          : "To the right: mean size of the effect over the whole range (μ*), with 95 % bootstrap intervals. Up: how much it varies (σ). Dashed: what other seeds alone do. Hollow points may be chance. Choose a point to see the step at which it did most."}
      </p>
      <div ref={place} class="scan-figure">
        {bars && Number.isNaN(bars.base.value) && <p>Waiting for the first run of the scenario as it is.</p>}
        {width > 0 && !(bars && Number.isNaN(bars.base.value)) && figure(width, figureColours[theme.value], select)}
      </div>
      <ul class="scan-words">
        {sensitivityWords(result, measure).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {store.selected.value.length > 0 && <RunsOfPoints store={store} measure={measure} />}
      <div class="row">
        <button
          type="button"
          onClick={() =>
            download(
              "sensitivity.svg",
              new Blob([figureText(figure(720, figureColours.light), title)], { type: "image/svg+xml" }),
            )
          }
        >
          Save picture (SVG)
        </button>
        <button
          type="button"
          onClick={() => {
            const effects = isTornado ? tornadoTable(result, measure) : screenedTable(result, measure);
            download("sensitivity.csv", new Blob([csv(effects)], { type: "text/csv" }));
          }}
        >
          Save effects (CSV)
        </button>
        <button
          type="button"
          onClick={() => download("runs.csv", new Blob([csv(sensitivityRunsTable(result))], { type: "text/csv" }))}
        >
          Save runs (CSV)
        </button>
      </div>
      <details>
        <summary>The same as a table</summary>
        {bars ? (
          <EffectsTable bars={bars.bars} measure={measure} onSelect={select} />
        ) : (
          <ScreenedTable inputs={inputs ?? []} measure={measure} />
        )}
      </details>
      <HandOn study={result.plan.study} command={sensitivityCommand(result.plan)} digest={digest} />
    </section>
  );
}
