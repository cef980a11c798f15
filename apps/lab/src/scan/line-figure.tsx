import { classOf, measureWords, type PointSummary, type ShownMeasure } from "../../../../src/index.ts";
import { ClassMark } from "./class-mark.tsx";
import type { FigureColours } from "./figure-colours.ts";
import { niceTicks, short } from "./nice-ticks.ts";
import { PointButton } from "./point-button.tsx";
import { axisTitle, outcomeWords, placeWords } from "./point-words.ts";
import type { StudyScan } from "./study-scan.ts";

export interface FigureProps {
  readonly plan: StudyScan;
  readonly summaries: readonly PointSummary[];
  readonly measure: ShownMeasure;
  readonly width: number;
  readonly colours: FigureColours;
  readonly selected?: number | undefined;
  /** Absent in a file: nothing can be chosen there. */
  onSelect?(point: number): void;
}

const HEIGHT = 380;
const edge = { left: 58, right: 18, top: 30, bottom: 56 };

/** One quantity against what came of it: the middle run as a line, bands around it, every run as a mark. */
export function LineFigure({ plan, summaries, measure, width, colours, selected, onSelect }: FigureProps) {
  const [{ quantity, spacing }] = plan.axes;
  const { label, unit } = measureWords[measure];
  const found = summaries.flatMap(({ runs }) => runs.map(({ measures }) => measures[measure])).filter(Number.isFinite);
  const low = Math.min(0, ...found);
  const high = Math.max(low + 1, ...found) * 1.04;
  const xs = summaries.map(({ values }) => values[0]);
  const scale = (value: number) => (spacing === "factor" ? Math.log(value) : value);
  const ends = [scale(xs[0]), scale(xs.at(-1)!)];
  const pad = Math.min(26, width / 30);
  const x = (value: number) =>
    edge.left + pad + ((scale(value) - ends[0]) / (ends[1] - ends[0])) * (width - edge.left - edge.right - 2 * pad);
  const y = (value: number) =>
    HEIGHT - edge.bottom - ((value - low) / (high - low)) * (HEIGHT - edge.top - edge.bottom);
  const known = summaries.filter(({ spread }) => spread !== undefined);
  const band = (of: "half" | "most") => {
    const upper = known.map(({ values, spread }) => `${x(values[0])} ${y(spread![of][1])}`);
    const lower = known.map(({ values, spread }) => `${x(values[0])} ${y(spread![of][0])}`).reverse();
    return known.length > 1 ? `M${upper.join("L")}L${lower.join("L")}Z` : "";
  };
  const half = Math.min(24, (x(xs.at(-1)!) - x(xs[0])) / Math.max(1, xs.length - 1) / 2);
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role={onSelect ? "group" : "img"}
      aria-label={`${label} against ${quantity.label}`}
      data-columns={xs.length}
      font-family="system-ui, sans-serif"
      font-size="12"
      fill={colours.ink}
    >
      <text x={8} y={18} font-weight="600">
        {label} ({unit})
      </text>
      {niceTicks(low, high).map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} stroke={colours.line} />
          <text x={edge.left - 8} y={y(tick) + 4} text-anchor="end" fill={colours.quiet}>
            {short(tick)}
          </text>
        </g>
      ))}
      <path d={band("most")} fill={colours.accent} opacity={0.14} />
      <path d={band("half")} fill={colours.accent} opacity={0.22} />
      <path
        d={
          known.length > 0
            ? `M${known.map(({ values, spread }) => `${x(values[0])} ${y(spread!.median)}`).join("L")}`
            : ""
        }
        fill="none"
        stroke={colours.accent}
        stroke-width={2.5}
      />
      {summaries.map((summary, i) => {
        const [value] = summary.values;
        const marks = (
          <>
            <rect
              x={x(value) - half}
              y={edge.top}
              width={2 * half}
              height={HEIGHT - edge.top - edge.bottom + 24}
              rx={4}
              class="scan-column"
              fill={selected === i ? colours.accent : "transparent"}
              fill-opacity={0.1}
              stroke={selected === i ? colours.accent : "none"}
            />
            {summary.runs.map(({ run, measures }, k) =>
              Number.isFinite(measures[measure]) ? (
                <ClassMark
                  key={run}
                  of={classOf(measures)}
                  x={x(value) + jitter(k, summary.runs.length) * Math.min(8, half * 0.7)}
                  y={y(measures[measure])}
                  size={9}
                  ink={colours.ink}
                />
              ) : null,
            )}
            <text x={x(value)} y={HEIGHT - edge.bottom + 18} text-anchor="middle" fill={colours.quiet}>
              {thinned(i, xs.length, width) ? short(value) : ""}
            </text>
          </>
        );
        if (!onSelect) return <g key={value}>{marks}</g>;
        return (
          <PointButton
            key={value}
            label={`${placeWords(plan, summary.values)}: ${outcomeWords(summary, measure)}`}
            pressed={selected === i}
            reachable={i === (selected ?? 0)}
            onPress={() => onSelect(i)}
          >
            {marks}
          </PointButton>
        );
      })}
      <text x={(edge.left + width - edge.right) / 2} y={HEIGHT - 12} text-anchor="middle" font-weight="600">
        {clipped(axisTitle(quantity), width)}
      </text>
    </svg>
  );
}

/** Runs of a point side by side, so that equal ones are all seen. */
function jitter(k: number, n: number): number {
  return n === 1 ? 0 : (2 * k) / (n - 1) - 1;
}

/** Whether there is room for the label of this value. */
export function thinned(i: number, n: number, width: number): boolean {
  return i % Math.ceil((n * 44) / width) === 0;
}

/** A title as long as the figure is wide. */
export function clipped(text: string, width: number): string {
  const most = Math.floor((width - 60) / 7);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
