import type { TissueLook } from "../../../../src/index.ts";
import { frame, LessonFigure } from "./lesson-figure.tsx";
import { flagBins, flagHistogram, meanFlags } from "./measure-flags.ts";

const { left, width, base, top } = frame;
const step = (width - left - 6) / flagBins;

interface Props {
  readonly start: TissueLook;
  readonly now: TissueLook;
}

/** How many flags tumour cells have: now as bars, at the start as an outline. */
export function FlagHistogram({ start, now }: Props) {
  const [before, after] = [flagHistogram(start), flagHistogram(now)];
  const most = Math.max(10, ...before, ...after);
  const high = (n: number) => ((base - top) * n) / most;
  const mean = meanFlags(now);
  const day = now.day.toFixed(0);
  const told = Number.isNaN(mean)
    ? `Day ${day}: no tumour cell is left.`
    : `Day ${day}: the average tumour cell has ${(100 * mean).toFixed(0)} of 100 flags, at the start it had ${(100 * meanFlags(start)).toFixed(0)}.`;
  const x = (bin: number) => left + bin * step;
  const outline = before.map((n, bin) => `${bin === 0 ? "M" : "L"}${x(bin)},${base - high(n)}H${x(bin + 1)}`).join("");
  const percent = (bin: number) => ((100 * bin) / flagBins).toFixed(0);
  return (
    <LessonFigure
      title="Flags on each tumour cell"
      told={told}
      described="Tumour cells by number of flags."
      most={most}
      ends={["none", "full"]}
      below="flags on a cell (dashed: at the start)"
      table={{
        heads: ["flags, of 100", "cells at the start", `cells on day ${day}`],
        rows: before.map((n, bin) => [`${percent(bin)} to ${percent(bin + 1)}`, n, after[bin]]),
      }}
    >
      {after.map((n, bin) => (
        <rect
          key={bin}
          x={x(bin) + 2}
          width={step - 4}
          y={base - high(n)}
          height={high(n)}
          rx="2"
          class={bin < flagBins / 2 ? "lesson-few" : "lesson-many"}
        />
      ))}
      <path d={outline} fill="none" stroke="currentColor" stroke-dasharray="4 3" />
    </LessonFigure>
  );
}
