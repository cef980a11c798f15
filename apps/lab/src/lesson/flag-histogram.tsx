import type { TissueLook } from "../../../../src/index.ts";
import { flagBins, flagHistogram, meanFlags } from "./measure-flags.ts";

const [WIDTH, HEIGHT, LEFT, BASE, TOP] = [360, 190, 34, 150, 12];
const step = (WIDTH - LEFT - 6) / flagBins;

interface Props {
  readonly start: TissueLook;
  readonly now: TissueLook;
}

/** How many flags tumour cells have: now as bars, at the start as an outline. */
export function FlagHistogram({ start, now }: Props) {
  const [before, after] = [flagHistogram(start), flagHistogram(now)];
  const most = Math.max(10, ...before, ...after);
  const high = (n: number) => ((BASE - TOP) * n) / most;
  const mean = meanFlags(now);
  const day = now.day.toFixed(0);
  const told = Number.isNaN(mean)
    ? `Day ${day}: no tumour cell is left.`
    : `Day ${day}: the average tumour cell has ${(100 * mean).toFixed(0)} of 100 flags, at the start it had ${(100 * meanFlags(start)).toFixed(0)}.`;
  const x = (bin: number) => LEFT + bin * step;
  const outline = before.map((n, bin) => `${bin === 0 ? "M" : "L"}${x(bin)},${BASE - high(n)}H${x(bin + 1)}`).join("");
  return (
    <figure class="lesson-figure">
      <figcaption>
        <h2>Flags on each tumour cell</h2>
        {told}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Tumour cells by number of flags. ${told}`}>
        <text x={LEFT - 6} y={TOP + 8} text-anchor="end">
          {most}
        </text>
        <text x={LEFT - 6} y={BASE} text-anchor="end">
          0
        </text>
        <line x1={LEFT} x2={WIDTH - 4} y1={BASE} y2={BASE} stroke="currentColor" />
        {after.map((n, bin) => (
          <rect
            key={bin}
            x={x(bin) + 2}
            width={step - 4}
            y={BASE - high(n)}
            height={high(n)}
            rx="2"
            class={bin < flagBins / 2 ? "lesson-few" : "lesson-many"}
          />
        ))}
        <path d={outline} fill="none" stroke="currentColor" stroke-dasharray="4 3" />
        <text x={LEFT} y={BASE + 16}>
          none
        </text>
        <text x={WIDTH - 4} y={BASE + 16} text-anchor="end">
          full
        </text>
        <text x={(LEFT + WIDTH) / 2} y={BASE + 34} text-anchor="middle">
          flags on a cell (dashed: at the start)
        </text>
      </svg>
      <details>
        <summary>Table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">flags, of 100</th>
              <th scope="col" class="number">
                cells at the start
              </th>
              <th scope="col" class="number">
                cells on day {day}
              </th>
            </tr>
          </thead>
          <tbody>
            {before.map((n, bin) => (
              <tr key={bin}>
                <th scope="row">
                  {((100 * bin) / flagBins).toFixed(0)} to {((100 * (bin + 1)) / flagBins).toFixed(0)}
                </th>
                <td class="number">{n}</td>
                <td class="number">{after[bin]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
