import { clock } from "./clock.ts";
import type { ReadTissue } from "./messages.ts";
import type { ProjectRun } from "./project-run.ts";

const [width, height, left, bottom, top] = [360, 200, 46, 24, 8];

interface CountsProps {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
}

/** Live cells by type over time, with a mark where the picture is; `CountsTable` is its twin. */
export function CountsOverTime({ run, tissue }: CountsProps) {
  const looks = run.looks.slice(0, run.lookCount.value);
  const most = roundUp(Math.max(1, ...looks.flatMap(({ counts }) => counts)));
  const x = (time: number) => left + ((width - left - 8) * time) / Math.max(1, tissue.duration);
  const y = (count: number) => height - bottom - ((height - bottom - top) * count) / most;
  const line = (type: number) =>
    looks.map(({ time, counts }) => `${x(time).toFixed(1)},${y(counts[type]).toFixed(1)}`).join(" ");
  const shown = looks[run.shown.value];
  return (
    <figure class="physicell-curves">
      <figcaption>Live cells over time</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Curves of ${tissue.cellTypes.join(", ")}, up to ${most} cells`}
      >
        {[0, most / 2, most].map((count) => (
          <g key={count}>
            <line class="physicell-grid" x1={left} x2={width - 8} y1={y(count)} y2={y(count)} />
            <text x={left - 6} y={y(count) + 4} text-anchor="end">
              {count.toLocaleString("en")}
            </text>
          </g>
        ))}
        <text x={left} y={height - 6}>
          0
        </text>
        <text x={width - 8} y={height - 6} text-anchor="end">
          {clock(tissue.duration)}
        </text>
        {tissue.cellTypes.map((name, type) => (
          <g key={name}>
            <polyline class="physicell-halo" points={line(type)} />
            <polyline points={line(type)} fill="none" stroke={tissue.colours[type]} stroke-width="2.5" />
          </g>
        ))}
        {shown && <line class="physicell-now" x1={x(shown.time)} x2={x(shown.time)} y1={top} y2={height - bottom} />}
      </svg>
    </figure>
  );
}

function roundUp(count: number): number {
  const decade = 10 ** Math.floor(Math.log10(count));
  return ([1, 2, 4, 6, 8, 10].find((digit) => digit * decade >= count) ?? 10) * decade;
}
