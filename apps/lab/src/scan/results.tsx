import { useMemo } from "preact/hooks";
import {
  csv,
  measureWords,
  runsTable,
  type ShownMeasure,
  scanDigest,
  scanWords,
  summarise,
} from "../../../../src/index.ts";
import { download } from "../kit/save.ts";
import { theme } from "../kit/theme.ts";
import { ClassKey } from "./class-key.tsx";
import { figureColours } from "./figure-colours.ts";
import { figureText } from "./figure-text.ts";
import { HandOn } from "./hand-on.tsx";
import { HeatFigure } from "./heat-figure.tsx";
import { LineFigure } from "./line-figure.tsx";
import { PointDetails } from "./point-details.tsx";
import { ResultTable } from "./result-table.tsx";
import { scanCommand } from "./scan-command.ts";
import type { ScanStore } from "./scan-store.ts";
import type { StudyScanResult } from "./study-scan.ts";
import { useWidth } from "./use-width.ts";

/** What came of the scan: a picture, its table, files, and the way to each run. */
export function Results({ store }: { readonly store: ScanStore }) {
  const done = store.runs.done.value;
  const result = store.result.value;
  return result && done > 0 ? <ShownResults store={store} result={result} done={done} /> : null;
}

interface ShownResultsProps {
  readonly store: ScanStore;
  readonly result: StudyScanResult;
  /** The result grows in place: this says that it did. */
  readonly done: number;
}

function ShownResults({ store, result, done }: ShownResultsProps) {
  const digest = useMemo(() => (done === result.runs.length ? scanDigest(result) : undefined), [result, done]);
  const [place, width] = useWidth();
  const { plan } = result;
  const measure = store.measure.value;
  const summaries = summarise(result, measure);
  const Figure = plan.axes.length > 1 ? HeatFigure : LineFigure;
  const title = `${measureWords[measure].label}, by ${plan.axes.map(({ quantity }) => quantity.label).join(" and ")}`;
  const selected = store.selected.value;
  const saveFigure = () => {
    const figure = (
      <Figure plan={plan} summaries={summaries} measure={measure} width={720} colours={figureColours.light} />
    );
    download("scan.svg", new Blob([figureText(figure, title)], { type: "image/svg+xml" }));
  };
  return (
    <section class="panel scan-results" data-region aria-labelledby="scan-title">
      <div class="row scan-heading">
        <h2 id="scan-title">In this model: {title}</h2>
        <label>
          Show
          <select
            value={measure}
            onChange={(event) => (store.measure.value = event.currentTarget.value as ShownMeasure)}
          >
            {Object.entries(measureWords).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet-text">
        {capital(measureWords[measure].meaning)}.{" "}
        {plan.axes.length > 1
          ? "Colour: the middle run. Letter and shape: what most runs came to; thick lines part those, dashed lines join equal values. "
          : "Line: the middle run; darker band: the middle half; lighter band: nine tenths; each mark is a run. "}
        Choose a point to see its runs.
      </p>
      <div ref={place} class="scan-figure">
        {width > 0 && (
          <Figure
            plan={plan}
            summaries={summaries}
            measure={measure}
            width={width}
            colours={figureColours[theme.value]}
            selected={selected}
            onSelect={(point) => (store.selected.value = point)}
          />
        )}
      </div>
      <ul class="scan-words">
        {scanWords(result, measure).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <ClassKey />
      {selected !== undefined && <PointDetails store={store} summary={summaries[selected]} />}
      <div class="row">
        <button type="button" onClick={saveFigure}>
          Save picture (SVG)
        </button>
        <button
          type="button"
          onClick={() => download("scan.csv", new Blob([csv(runsTable(result))], { type: "text/csv" }))}
        >
          Save runs (CSV)
        </button>
      </div>
      <details>
        <summary>The same as a table</summary>
        <ResultTable
          plan={plan}
          summaries={summaries}
          measure={measure}
          onSelect={(point) => (store.selected.value = point)}
        />
      </details>
      <HandOn study={plan.study} command={scanCommand(plan)} digest={digest} />
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
