import { classBorders, heat, measureWords, outcomeClasses, type PointSummary } from "../../../../src/index.ts";
import { ClassMark } from "./class-mark.tsx";
import { contour, type Piece } from "./contours.ts";
import { clipped, type FigureProps, thinned } from "./line-figure.tsx";
import { niceTicks, short } from "./nice-ticks.ts";
import { PointButton } from "./point-button.tsx";
import { axisTitle, outcomeWords, placeWords } from "./point-words.ts";

const edge = { left: 64, right: 16, top: 66, bottom: 56 };

/** Two quantities: a cell a pair, its colour the middle run, its letter and shape the most frequent class. */
export function HeatFigure({ plan, summaries, measure, width, colours, selected, onSelect }: FigureProps) {
  const [across, up] = plan.axes;
  const columns = new Set(summaries.map(({ values }) => values[0])).size;
  const rows = summaries.length / columns;
  const cellWidth = (width - edge.left - edge.right) / columns;
  const cellHeight = Math.max(30, Math.min(64, cellWidth * 0.8, 520 / rows));
  const height = edge.top + edge.bottom + rows * cellHeight;
  const medians = summaries.map(({ spread }) => spread?.median ?? Number.NaN);
  const found = medians.filter(Number.isFinite);
  const [low, high] = [Math.min(...found), Math.max(...found)];
  const part = (value: number) => (high > low ? (value - low) / (high - low) : 0);
  const left = (point: number) => edge.left + (point % columns) * cellWidth;
  const top = (point: number) => edge.top + (rows - 1 - Math.floor(point / columns)) * cellHeight;
  const centre = (x: number, y: number): [number, number] => [
    edge.left + (x + 0.5) * cellWidth,
    edge.top + (rows - 0.5 - y) * cellHeight,
  ];
  const levels = high > low ? niceTicks(low, high, 4).filter((level) => level > low && level < high) : [];
  const { label, unit } = measureWords[measure];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={onSelect ? "group" : "img"}
      aria-label={`${label} against ${across.quantity.label} and ${up.quantity.label}`}
      data-columns={columns}
      font-family="system-ui, sans-serif"
      font-size="12"
      fill={colours.ink}
    >
      <Scale low={low} high={high} title={`${label} (${unit}), middle run`} width={width} quiet={colours.quiet} />
      {summaries.map((summary, point) => {
        const cell = (
          <Cell
            summary={summary}
            part={part}
            size={[cellWidth, cellHeight]}
            at={[left(point), top(point)]}
            line={colours.line}
          />
        );
        if (!onSelect) return <g key={point}>{cell}</g>;
        return (
          <PointButton
            key={point}
            label={`${placeWords(plan, summary.values)}: ${outcomeWords(summary, measure)}`}
            pressed={selected === point}
            reachable={point === (selected ?? 0)}
            onPress={() => onSelect(point)}
          >
            {cell}
          </PointButton>
        );
      })}
      {levels.map((level) => (
        <Contour
          key={level}
          level={level}
          told={cellWidth >= 70}
          pieces={contour(medians, columns, level)}
          centre={centre}
        />
      ))}
      <path
        d={classBorders(
          summaries.map(({ most }) => most),
          { columns, left, top, width: cellWidth, height: cellHeight },
        )}
        fill="none"
        stroke={colours.ink}
        stroke-width={3}
        pointer-events="none"
      />
      {selected !== undefined && (
        <rect
          x={left(selected) + 1.5}
          y={top(selected) + 1.5}
          width={cellWidth - 3}
          height={cellHeight - 3}
          fill="none"
          stroke={colours.paper}
          stroke-width={3}
          pointer-events="none"
        />
      )}
      {Array.from({ length: columns }, (_, i) => (
        <text
          key={i}
          x={edge.left + (i + 0.5) * cellWidth}
          y={height - edge.bottom + 18}
          text-anchor="middle"
          fill={colours.quiet}
        >
          {thinned(i, columns, width - edge.left) ? short(summaries[i].values[0]) : ""}
        </text>
      ))}
      {Array.from({ length: rows }, (_, j) => (
        <text
          key={j}
          x={edge.left - 8}
          y={edge.top + (rows - 0.5 - j) * cellHeight + 4}
          text-anchor="end"
          fill={colours.quiet}
        >
          {short(summaries[j * columns].values[1])}
        </text>
      ))}
      <text x={(edge.left + width - edge.right) / 2} y={height - 12} text-anchor="middle" font-weight="600">
        {clipped(`→ ${axisTitle(across.quantity)}`, width)}
      </text>
      <text x={8} y={edge.top - 10} font-weight="600">
        {clipped(`↑ ${axisTitle(up.quantity)}`, width)}
      </text>
    </svg>
  );
}

interface CellProps {
  readonly summary: PointSummary;
  readonly at: readonly [number, number];
  readonly size: readonly [number, number];
  readonly line: string;
  part(value: number): number;
}

function Cell({ summary: { spread, most, counts, runs }, at: [x, y], size: [width, height], line, part }: CellProps) {
  const colour = spread ? heat(part(spread.median)) : { fill: "none", ink: line };
  const wide = width >= 44;
  const share = most && runs.length > 1 ? `${counts[most]}/${runs.length}` : "";
  const middle = y + height / 2 - (wide && share && height >= 44 ? 7 : 0);
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={colour.fill}
        stroke={line}
        stroke-width={0.5}
        pointer-events="all"
      />
      {most && (
        <>
          {wide && <ClassMark of={most} x={x + width / 2 - 9} y={middle} size={11} ink={colour.ink} />}
          <text
            x={x + width / 2 + (wide ? 8 : 0)}
            y={middle + 5}
            text-anchor="middle"
            font-size="15"
            font-weight="700"
            fill={colour.ink}
          >
            {outcomeClasses[most].letter}
          </text>
          {wide && height >= 44 && (
            <text x={x + width / 2} y={y + height - 9} text-anchor="middle" font-size="11" fill={colour.ink}>
              {share}
            </text>
          )}
        </>
      )}
    </>
  );
}

interface ScaleProps {
  readonly low: number;
  readonly high: number;
  readonly title: string;
  readonly width: number;
  readonly quiet: string;
}

/** What colours stand for. */
function Scale({ low, high, title, width, quiet }: ScaleProps) {
  const steps = 24;
  const length = Math.min(220, width - 140);
  if (!Number.isFinite(low)) return null;
  return (
    <g>
      <text x={8} y={14} font-weight="600">
        {title}
      </text>
      {Array.from({ length: steps }, (_, i) => (
        <rect
          key={i}
          x={60 + (i * length) / steps}
          y={22}
          width={length / steps + 0.5}
          height={10}
          fill={heat(i / (steps - 1)).fill}
        />
      ))}
      <text x={54} y={31} text-anchor="end" fill={quiet}>
        {short(low)}
      </text>
      <text x={66 + length} y={31} fill={quiet}>
        {short(high)}
      </text>
    </g>
  );
}

interface ContourProps {
  readonly level: number;
  /** Whether there is room for its value. */
  readonly told: boolean;
  readonly pieces: readonly Piece[];
  centre(x: number, y: number): readonly [number, number];
}

/** A line of equal value with its value; dark beneath light, so that it is seen on every colour. */
function Contour({ level, told, pieces, centre }: ContourProps) {
  const line = pieces.map(([x1, y1, x2, y2]) => `M${centre(x1, y1).join(" ")}L${centre(x2, y2).join(" ")}`).join("");
  const middle = pieces[Math.floor(pieces.length / 2)];
  if (!middle) return null;
  const [x, y] = centre((middle[0] + middle[2]) / 2, (middle[1] + middle[3]) / 2);
  return (
    <g pointer-events="none" fill="none">
      <path d={line} stroke="#11161d" stroke-width={3.5} stroke-opacity={0.55} />
      <path d={line} stroke="#ffffff" stroke-width={1.75} stroke-dasharray="6 3" />
      {told && (
        <text
          x={x}
          y={y + 4}
          text-anchor="middle"
          font-size="11"
          font-weight="600"
          fill="#ffffff"
          stroke="#11161d"
          stroke-width={3}
          paint-order="stroke"
        >
          {short(level)}
        </text>
      )}
    </g>
  );
}
