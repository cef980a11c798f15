import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { Playback } from "../lab/playback.ts";
import { type Band, type DoseTick, type DrawnPlot, drawnLines, presentLines, type Runs } from "./drawn-plot.ts";
import { PlotChart } from "./plot-chart.tsx";
import type { PlotDefinition } from "./plot-definition.ts";
import { PlotLegend } from "./plot-legend.tsx";
import { PlotTwin } from "./plot-twin.tsx";
import { describePlot } from "./plot-words.ts";
import { sayDay } from "./say-value.ts";

interface PlotFigureProps {
  readonly definition: PlotDefinition;
  readonly runs: Signal<Runs>;
  readonly bands: Signal<readonly Band[]>;
  readonly doses: Signal<readonly DoseTick[]>;
  readonly duration: Signal<number>;
  readonly playback: Playback;
  readonly slowDay: Signal<number>;
  /** Absent: it stays. */
  readonly onRemove?: () => void;
}

/** One plot: title, picture, legend with values, table twin. */
export function PlotFigure(props: PlotFigureProps) {
  const { definition, runs, playback, slowDay, onRemove } = props;
  const log = useSignal(definition.log === true);
  const asDifference = useSignal(false);
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  const point = useSignal<number | undefined>(undefined);
  const lines = useComputed(() => presentLines(definition, runs.value));
  const drawn = useComputed((): DrawnPlot => {
    const shown = lines.value.filter(({ column }) => !hidden.value.has(column));
    const between = asDifference.value && runs.value.beside !== undefined;
    const columns = new Set(shown.map(({ column }) => column));
    return {
      definition,
      log: log.value && !between,
      duration: props.duration.value,
      lines: drawnLines(definition, shown, runs.value, between),
      bands: between ? [] : props.bands.value.filter(({ column }) => columns.has(column)),
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
          Log<span class="visually-hidden">arithmic axis of {definition.title}</span>
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
        {log.value && !asDifference.value && " On a logarithmic axis 0 is not drawn."}
        {drawn.value.bands.length > 0 && " Shaded: where the middle 50 and 90 of 100 runs lie; dotted: their median."}
      </figcaption>
      <PlotTwin drawn={drawn.value} description={description} />
    </figure>
  );
}
