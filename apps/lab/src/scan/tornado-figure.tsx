import {
  type Bar,
  type BarEnd,
  endFills,
  linearTicks,
  measureWords,
  quantityName,
  type ShownMeasure,
  type Tornado,
  tornadoDomain,
  verdictWords,
} from "../../../../src/index.ts";
import type { FigureColours } from "./figure-colours.ts";
import { clipped } from "./line-figure.tsx";
import { short } from "./nice-ticks.ts";
import { PointButton } from "./point-button.tsx";

interface TornadoFigureProps {
  readonly tornado: Tornado;
  readonly measure: ShownMeasure;
  readonly width: number;
  readonly colours: FigureColours;
  /** Absent in a file: nothing can be chosen there. */
  onSelect?(points: readonly number[]): void;
}

const rowHeight = 44;
const top = 58;

/** Bars to either side of the scenario as it is. Names stand above the bars, so that they fit on a phone. */
export function TornadoFigure({ tornado: { base, bars }, measure, width, colours, onSelect }: TornadoFigureProps) {
  const { label, unit } = measureWords[measure];
  const edge = { left: 12, right: 12 };
  const ends = bars.flatMap(({ low, high }) => [low, high].filter((end) => end !== undefined));
  const [least, most] = tornadoDomain(
    base.value,
    ends.map(({ effect: { value, lo, hi } }) => ({ effect: value, lo, hi })),
  );
  const x = (value: number) => edge.left + ((value - least) / (most - least || 1)) * (width - edge.left - edge.right);
  const bottom = top + bars.length * rowHeight;
  const baseX = x(base.value);
  return (
    <svg
      viewBox={`0 0 ${width} ${bottom + 28}`}
      width={width}
      height={bottom + 28}
      role={onSelect ? "group" : "img"}
      aria-label={`Tornado of ${label}: ${bars.length} quantities, the widest first`}
      data-columns={1}
      font-family="system-ui, sans-serif"
      font-size="12"
      fill={colours.ink}
    >
      <text x={edge.left} y={16} font-weight="600">
        {label} ({unit})
      </text>
      {linearTicks(least, most, width < 500 ? 4 : 7).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top} y2={bottom} stroke={colours.line} />
          <text x={x(tick)} y={bottom + 18} text-anchor="middle" fill={colours.quiet}>
            {short(tick)}
          </text>
        </g>
      ))}
      {bars.map((bar, i) => (
        <g key={bar.place}>
          <text x={edge.left} y={top + i * rowHeight + 13}>
            {clipped(`${i + 1}. ${quantityName(bar.range.quantity)}`, width - 110)}
          </text>
          <text x={width - edge.right} y={top + i * rowHeight + 13} text-anchor="end" fill={colours.quiet}>
            {verdictWords[bar.verdict]}
          </text>
          <Ends
            bar={bar}
            y={top + i * rowHeight + 18}
            isFirst={i === 0}
            base={base.value}
            inside={(value) => x(Math.max(least, Math.min(most, value)))}
            colours={colours}
            {...(onSelect && { onSelect })}
          />
        </g>
      ))}
      <line
        x1={baseX}
        x2={baseX}
        y1={top - 8}
        y2={bottom}
        stroke={colours.ink}
        stroke-width={2}
        pointer-events="none"
      />
      <text x={Math.max(edge.left + 80, Math.min(width - 90, baseX))} y={top - 14} text-anchor="middle">
        as it is: {short(base.value)}
      </text>
    </svg>
  );
}

interface EndsProps {
  readonly bar: Bar;
  readonly y: number;
  readonly isFirst: boolean;
  readonly base: number;
  readonly colours: FigureColours;
  inside(value: number): number;
  onSelect?(points: readonly number[]): void;
}

/** Both ends of a bar, one above the other where they go to one side. */
function Ends({ bar: { range, low, high }, y, isFirst, base, colours, inside, onSelect }: EndsProps) {
  const both = low && high && low.effect.value * high.effect.value > 0;
  const known = [
    { end: low, which: "low" as const },
    { end: high, which: "high" as const },
  ].flatMap(({ end, which }) => (end && Number.isFinite(end.effect.value) ? [{ end, which }] : []));
  return (
    <>
      {known.map(({ end, which }, i) => {
        const { value, lo, hi } = end.effect;
        const [from, to] = [inside(base), inside(base + value)];
        const [top, height] = both ? [y + 11 * i, 10] : [y, 20];
        const isClear = end.verdict === "moves";
        const marks = (
          <>
            <rect
              x={Math.min(from, to) - 12}
              y={top - 1}
              width={Math.abs(to - from) + 24}
              height={Math.max(height + 2, 11)}
              class="scan-column"
              fill="transparent"
              pointer-events="all"
            />
            <rect
              x={Math.min(from, to)}
              y={top}
              width={Math.max(1, Math.abs(to - from))}
              height={height}
              fill={isClear ? endFills[which] : "none"}
              stroke={isClear ? colours.ink : which === "low" ? lowStroke(colours) : endFills.high}
              stroke-width={isClear ? 0.7 : 1.6}
              stroke-dasharray={isClear ? "none" : "4 2"}
            />
            {Number.isFinite(lo) && (
              <Interval from={inside(base + lo)} to={inside(base + hi)} y={top + height / 2} colours={colours} />
            )}
            <text
              x={to + (value < 0 ? -5 : 5)}
              y={top + height / 2 + 4}
              text-anchor={value < 0 ? "end" : "start"}
              font-size="11"
              fill={colours.quiet}
              stroke={colours.paper}
              stroke-width={3}
              paint-order="stroke"
            >
              {short(end.value)}
            </text>
          </>
        );
        if (!onSelect) return <g key={which}>{marks}</g>;
        return (
          <PointButton
            key={which}
            label={endWords(range.quantity, which, end)}
            pressed={false}
            reachable={isFirst && i === 0}
            onPress={() => onSelect([end.point, 0])}
          >
            {marks}
          </PointButton>
        );
      })}
    </>
  );
}

/** The low end's fill is too dark for an outline on dark paper. */
const lowStroke = ({ accent, paper }: FigureColours) => (paper === "#ffffff" ? endFills.low : accent);

function endWords(quantity: Parameters<typeof quantityName>[0], which: string, { value, effect, verdict }: BarEnd) {
  const said = verdictWords[verdict];
  const more = `${short(Math.abs(effect.value))} ${effect.value < 0 ? "less" : "more"}`;
  return `${quantityName(quantity)}, ${which} end ${short(value)}: ${more}${said && `, ${said}`}. Show its runs.`;
}

interface IntervalProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly colours: FigureColours;
}

function Interval({ from, to, y, colours }: IntervalProps) {
  return (
    <>
      <line x1={from} x2={to} y1={y} y2={y} stroke={colours.paper} stroke-width={3.5} />
      <line x1={from} x2={to} y1={y} y2={y} stroke={colours.ink} stroke-width={1.4} />
    </>
  );
}
