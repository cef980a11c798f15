import {
  largestStep,
  linearTicks,
  measureWords,
  quantityName,
  type ScreenedInput,
  type SensitivityResult,
  type ShownMeasure,
  verdictWords,
} from "../../../../src/index.ts";
import type { FigureColours } from "./figure-colours.ts";
import { clipped } from "./line-figure.tsx";
import { short } from "./nice-ticks.ts";
import { PointButton } from "./point-button.tsx";

interface ScreeningFigureProps {
  /** The largest first, chance alone last. */
  readonly inputs: readonly ScreenedInput[];
  readonly result: SensitivityResult;
  readonly measure: ShownMeasure;
  readonly width: number;
  readonly colours: FigureColours;
  onSelect?(points: readonly number[]): void;
}

const HEIGHT = 360;
const edge = { left: 56, right: 18, top: 34, bottom: 48 };

/** Morris's plane, and the names of its numbers below. */
export function ScreeningFigure({ inputs, result, measure, width, colours, onSelect }: ScreeningFigureProps) {
  const { unit } = measureWords[measure];
  const chance = inputs.at(-1);
  const known = inputs.slice(0, -1).filter(({ size }) => Number.isFinite(size.value));
  const right = Math.max(1e-9, ...known.map(({ size }) => size.hi || size.value), chance?.size.value || 0) * 1.06;
  const high = Math.max(1e-9, ...known.map(({ deviation }) => deviation || 0)) * 1.12;
  const x = (value: number) => edge.left + (value / right) * (width - edge.left - edge.right);
  const y = (value: number) => HEIGHT - edge.bottom - ((value || 0) / high) * (HEIGHT - edge.top - edge.bottom);
  const total = HEIGHT + 20 * known.length + 8;
  const first = known[0];
  return (
    <svg
      viewBox={`0 0 ${width} ${total}`}
      width={width}
      height={total}
      role={onSelect ? "group" : "img"}
      aria-label={`Elementary effects of ${known.length} quantities: mean size against deviation`}
      data-columns={1}
      font-family="system-ui, sans-serif"
      font-size="12"
      fill={colours.ink}
    >
      <text x={8} y={18} font-weight="600">
        ↑ σ ({unit})
      </text>
      {linearTicks(0, high).map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} stroke={colours.line} />
          <text x={edge.left - 7} y={y(tick) + 4} text-anchor="end" fill={colours.quiet}>
            {short(tick)}
          </text>
        </g>
      ))}
      {linearTicks(0, right).map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - edge.bottom + 17} text-anchor="middle" fill={colours.quiet}>
          {short(tick)}
        </text>
      ))}
      <text x={width / 2} y={HEIGHT - 10} text-anchor="middle" font-weight="600">
        → μ* ({unit})
      </text>
      {chance && Number.isFinite(chance.size.value) && (
        <g>
          <line
            x1={x(chance.size.value)}
            x2={x(chance.size.value)}
            y1={edge.top - 6}
            y2={HEIGHT - edge.bottom}
            stroke={colours.ink}
            stroke-width={1.5}
            stroke-dasharray="5 4"
          />
          <text
            x={x(chance.size.value)}
            y={edge.top - 10}
            text-anchor={chance.size.value > right / 2 ? "end" : "start"}
            fill={colours.quiet}
          >
            other seeds alone: {short(chance.size.value)}
          </text>
        </g>
      )}
      {known.map((input, i) => {
        const { size, deviation, verdict, range, place } = input;
        const isClear = verdict === "moves";
        const name = range ? quantityName(range.quantity) : "";
        const said = verdictWords[verdict];
        const marks = (
          <>
            <circle cx={x(size.value)} cy={y(deviation)} r={13} class="scan-column" fill="transparent" />
            <line
              x1={x(size.lo)}
              x2={x(size.hi)}
              y1={y(deviation)}
              y2={y(deviation)}
              stroke={colours.accent}
              stroke-width={1.4}
            />
            <circle
              cx={x(size.value)}
              cy={y(deviation)}
              r={9}
              fill={isClear ? colours.accent : colours.paper}
              stroke={colours.accent}
              stroke-width={1.5}
            />
            <text
              x={x(size.value)}
              y={y(deviation) + 4}
              text-anchor="middle"
              font-size="11"
              font-weight="700"
              fill={isClear ? colours.paper : colours.ink}
            >
              {i + 1}
            </text>
          </>
        );
        const step = onSelect && largestStep(result, measure, place);
        if (!onSelect || !step) return <g key={place}>{marks}</g>;
        return (
          <PointButton
            key={place}
            label={`${name}: μ* ${short(size.value)}, σ ${short(deviation)}${said && `, ${said}`}. Show its largest step.`}
            pressed={false}
            reachable={input === first}
            onPress={() => onSelect([step.before, step.after])}
          >
            {marks}
          </PointButton>
        );
      })}
      {known.map(({ place, range, size, verdict }, i) => (
        <text key={place} x={edge.left} y={HEIGHT + 14 + 20 * i}>
          {clipped(
            `${i + 1}. ${range ? quantityName(range.quantity) : ""}: ${short(size.value)}${verdict === "moves" ? "" : ` (${verdictWords[verdict]})`}`,
            width,
          )}
        </text>
      ))}
    </svg>
  );
}
