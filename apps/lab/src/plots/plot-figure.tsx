import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { Playback } from "../lab/playback.ts";
import { type Band, type DoseTick, type DrawnPlot, drawnLines, presentLines, type Runs } from "./drawn-plot.ts";
import { PlotChart } from "./plot-chart.tsx";
import type { LineDefinition, PlotDefinition } from "./plot-definition.ts";
import { PlotLegend } from "./plot-legend.tsx";
import { PlotTwin } from "./plot-twin.tsx";
import { describePlot } from "./plot-words.ts";
import { sayDay } from "./say-value.ts";

interface PlotFigureProps {
  readonly definition: PlotDefinition;
  readonly runs: Signal<Runs>;
  /** Bands of replicates for some lines; none where there are no replicates. */
  bandsFor(lines: readonly LineDefinition[]): Band[];
  readonly hasBands: boolean;
  readonly doses: Signal<readonly DoseTick[]>;
  readonly duration: Signal<number>;
  readonly playback: Playback;
  readonly slowDay: Signal<number>;
  /** Absent: it stays. */
  readonly onRemove?: () => void;
}

/** Lines that may have bands at the same time. */
const mostBanded = 3;

/** One plot: title, picture, legend with values, table twin. */
export function PlotFigure(props: PlotFigureProps) {
  const { definition, runs, playback, slowDay, onRemove } = props;
  const log = useSignal(definition.log === true);
  const asDifference = useSignal(false);
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  const point = useSignal<number | undefined>(undefined);
  const lines = useComputed(() => presentLines(definition, runs.value));
  const shownLines = useComputed(() => lines.value.filter(({ column }) => !hidden.value.has(column)));
  // Bands are much work: done again for other lines or other replicates, not for each new look of a run.
  const shownColumns = useComputed(() => shownLines.value.map(({ column }) => column).join("\n"));
  const bands = useComputed(() => {
    const columns = shownColumns.value.split("\n");
    // Bands of many lines hide one another, and the lines.
    return columns.length > mostBanded
      ? []
      : props.bandsFor(definition.lines.filter(({ column }) => columns.includes(column)));
  });
  const drawn = useComputed((): DrawnPlot => {
    const shown = shownLines.value;
    const between = asDifference.value && runs.value.beside !== undefined;
    return {
      definition,
      log: log.value && !between,
      duration: props.duration.value,
      lines: drawnLines(definition, shown, runs.value, between),
      bands: between ? [] : bands.value,
      doses: props.doses.value,
    };
  });
  if (lines.value.length === 0) return null;
  const day = point.value ?? slowDay.value;
  const description = describePlot(drawn.value);
  const unit = definition.unit;
  return (
    <figure class="plots-figure" id={`plot-${definition.id}`} tabIndex={-1} aria-label={definition.title}>
      <div class="plots-head">
        <h3>
          {definition.title} {unit && <span class="quiet-text">{unit}</span>}
        </h3>
        <button type="button" class="quiet" aria-pressed={log.value} onClick={() => (log.value = !log.value)}>
          Log<span class="visually-hidden"> axis of {definition.title}</span>
        </button>
        {runs.value.beside && (
          <button
            type="button"
            class="quiet"
            aria-pressed={asDifference.value}
            onClick={() => (asDifference.value = !asDifference.value)}
          >
            A − B<span class="visually-hidden">, difference of {definition.title}</span>
          </button>
        )}
        {onRemove && (
          <button type="button" class="quiet" onClick={onRemove}>
            Remove<span class="visually-hidden"> the plot {definition.title}</span>
          </button>
        )}
      </div>
      <PlotChart
        drawn={drawn.value}
        description={description}
        playback={playback}
        day={slowDay.value}
        onPoint={(at) => (point.value = at)}
      />
      <p class="plots-day quiet-text" aria-hidden="true">
        {point.value === undefined ? "Day" : "Pointer at day"} {sayDay(Math.max(0, day))}
      </p>
      <PlotLegend lines={lines.value} drawn={drawn.value.lines} hidden={hidden} day={day} unit={unit} />
      <figcaption class="quiet-text">
        <span class="visually-hidden">{description} </span>
        {definition.note}
        {props.hasBands &&
          !asDifference.value &&
          drawn.value.bands.length === 0 &&
          ` Bands of runs are drawn when ${mostBanded} lines or fewer are shown.`}
        {log.value && !asDifference.value && " On a logarithmic axis 0 is not drawn."}
      </figcaption>
      <PlotTwin drawn={drawn.value} description={description} />
    </figure>
  );
}
