import type { Signal } from "@preact/signals";
import { type DrawnLine, lineOn } from "./drawn-plot.ts";
import { MarkerSample } from "./marker-sample.tsx";
import type { LineDefinition } from "./plot-definition.ts";
import { sayDay, sayValue } from "./say-value.ts";

interface PlotLegendProps {
  readonly lines: readonly LineDefinition[];
  /** What is drawn now. */
  readonly drawn: readonly DrawnLine[];
  readonly hidden: Signal<ReadonlySet<string>>;
  readonly day: number;
  readonly unit: string;
}

/** Lines with their values on the day; each can be switched off. */
export function PlotLegend({ lines, drawn, hidden, day, unit }: PlotLegendProps) {
  const value = (column: string, run: DrawnLine["run"]) => {
    const line = drawn.find((one) => one.column === column && one.run === run);
    const number = line && lineOn(line, day);
    return number !== undefined && Number.isNaN(number) ? "–" : number === undefined ? undefined : sayValue(number);
  };
  const toggle = (column: string) => {
    const next = new Set(hidden.value);
    if (!next.delete(column)) next.add(column);
    hidden.value = next;
  };
  return (
    <ul class="plots-legend" aria-label={`Lines, with values on day ${sayDay(day)} (${unit || "no unit"})`}>
      {lines.map(({ column, label, style }) => {
        const on = !hidden.value.has(column);
        const [a, b, between] = [value(column, "main"), value(column, "beside"), value(column, "difference")];
        return (
          <li key={column}>
            <button
              type="button"
              class="plots-toggle"
              aria-pressed={on}
              title={on ? "Hide this line" : "Show this line"}
              onClick={() => toggle(column)}
            >
              <MarkerSample style={style} />
              <span>{label}</span>
              {on && (a ?? between) !== undefined && (
                <b>
                  {between ?? a}
                  {b !== undefined && <span class="plots-second"> ┊ {b}</span>}
                </b>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
