import { expectedRange } from "./expected-range.ts";

interface IntervalMarkProps {
  readonly effect: number;
  readonly lo: number;
  readonly hi: number;
  readonly expected: string;
  /** Ratios are drawn on a scale of factors, with 1 as the line of no effect. */
  readonly ratio: boolean;
}

const WIDTH = 180;
const HEIGHT = 26;

/** What was found, with its interval, over the range that was expected beforehand (shaded). */
export function IntervalMark({ effect, lo, hi, expected, ratio }: IntervalMarkProps) {
  const range = expectedRange(expected) ?? [Number.NaN, Number.NaN];
  const none = ratio ? 1 : 0;
  const scale = (value: number) => (ratio ? Math.log(Math.max(value, 1e-3)) : value);
  const ends = [effect, lo, hi, none, ...range.filter(Number.isFinite)].map(scale).filter(Number.isFinite);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = (high - low || 1) * 0.15;
  const x = (value: number) => {
    const place = ((scale(value) - low + pad) / (high - low + 2 * pad)) * WIDTH;
    return Math.max(0, Math.min(WIDTH, Number.isNaN(place) ? 0 : place));
  };
  const from = range[0] === Number.NEGATIVE_INFINITY ? 0 : x(range[0]);
  const to = range[1] === Number.POSITIVE_INFINITY ? WIDTH : x(range[1]);
  return (
    <svg class="model-interval" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect class="model-expected" x={from} y={2} width={Math.max(0, to - from)} height={HEIGHT - 4} rx={3} />
      <line class="model-none" x1={x(none)} x2={x(none)} y1={1} y2={HEIGHT - 1} />
      <line class="model-found" x1={x(lo)} x2={x(hi)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <circle cx={x(effect)} cy={HEIGHT / 2} r={4.5} />
    </svg>
  );
}
