import type { Frame } from "../engine/session.ts";

const [WIDTH, HEIGHT, LEFT, BASE, TOP] = [360, 190, 34, 150, 12];

interface Props {
  readonly frames: readonly Frame[];
  readonly without: readonly Frame[];
  readonly day: number;
  readonly duration: number;
  readonly withoutWords: string;
}

/** Tumour cells over time, with the run without the cause in grey. */
export function SizePlot({ frames, without, day, duration, withoutWords }: Props) {
  const most = Math.max(50, ...frames.map(cellsOf), ...without.map(cellsOf));
  const x = (at: number) => LEFT + ((WIDTH - LEFT - 8) * at) / (duration || 1);
  const y = (n: number) => BASE - ((BASE - TOP) * n) / most;
  const line = (some: readonly Frame[]) =>
    some.map((frame, i) => `${i === 0 ? "M" : "L"}${x(frame.day).toFixed(1)},${y(cellsOf(frame)).toFixed(1)}`).join("");
  const now = frames.findLast((frame) => frame.day <= day + 1e-6) ?? frames[0];
  const told = `Day ${now.day.toFixed(0)}: ${cellsOf(now)} tumour cells; at the start ${cellsOf(frames[0])}.`;
  return (
    <figure class="lesson-figure">
      <figcaption>
        <h2>Size of the tumour</h2>
        {told}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Tumour cells over time. ${told}`}>
        <text x={LEFT - 6} y={TOP + 8} text-anchor="end">
          {most}
        </text>
        <text x={LEFT - 6} y={BASE} text-anchor="end">
          0
        </text>
        <line x1={LEFT} x2={WIDTH - 4} y1={BASE} y2={BASE} stroke="currentColor" />
        <path d={line(without)} class="lesson-without" />
        <path d={line(frames)} class="lesson-line" />
        <line x1={x(day)} x2={x(day)} y1={TOP} y2={BASE} stroke="currentColor" stroke-dasharray="2 3" />
        <text x={LEFT} y={BASE + 16}>
          day 0
        </text>
        <text x={WIDTH - 4} y={BASE + 16} text-anchor="end">
          day {duration}
        </text>
        <text x={(LEFT + WIDTH) / 2} y={BASE + 34} text-anchor="middle">
          cells in this piece of tissue (grey: {withoutWords})
        </text>
      </svg>
      <details>
        <summary>Table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">day</th>
              <th scope="col" class="number">
                tumour cells
              </th>
              <th scope="col" class="number">
                {withoutWords}
              </th>
            </tr>
          </thead>
          <tbody>
            {frames
              .filter((frame) => Math.abs(frame.day / 5 - Math.round(frame.day / 5)) < 1e-6)
              .map((frame) => (
                <tr key={frame.day}>
                  <th scope="row">{frame.day}</th>
                  <td class="number">{cellsOf(frame)}</td>
                  <td class="number">{countOn(without, frame.day)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const cellsOf = ({ row }: Frame) => row.find(({ name }) => name === "tumour")?.value ?? 0;

function countOn(frames: readonly Frame[], day: number): string {
  const found = frames.find((frame) => Math.abs(frame.day - day) < 1e-6);
  return found ? String(cellsOf(found)) : "not yet";
}
