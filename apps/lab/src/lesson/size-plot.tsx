import type { Frame } from "../engine/session.ts";
import { frame, LessonFigure } from "./lesson-figure.tsx";

interface Props {
  readonly frames: readonly Frame[];
  readonly without: readonly Frame[];
  readonly day: number;
  readonly duration: number;
  readonly withoutWords: string;
}

/** Tumour cells over time, with the run without the cause in grey. */
export function SizePlot({ frames, without, day, duration, withoutWords }: Props) {
  const { left, right, base, top } = frame;
  const most = Math.max(50, ...frames.map(cellsOf), ...without.map(cellsOf));
  const x = (at: number) => left + ((right - 4 - left) * at) / (duration || 1);
  const y = (n: number) => base - ((base - top) * n) / most;
  const line = (some: readonly Frame[]) =>
    some.map((one, i) => `${i === 0 ? "M" : "L"}${x(one.day).toFixed(1)},${y(cellsOf(one)).toFixed(1)}`).join("");
  const now = frames.findLast((one) => one.day <= day + 1e-6) ?? frames[0];
  const fifthDays = frames.filter((one) => Math.abs(one.day / 5 - Math.round(one.day / 5)) < 1e-6);
  return (
    <LessonFigure
      title="Size of the tumour"
      told={`Day ${now.day.toFixed(0)}: ${cellsOf(now)} tumour cells; at the start ${cellsOf(frames[0])}.`}
      described="Tumour cells over time."
      most={most}
      ends={["day 0", `day ${duration}`]}
      below={`cells in this piece of tissue (grey: ${withoutWords})`}
      table={{
        heads: ["day", "tumour cells", withoutWords],
        rows: fifthDays.map((one) => [one.day, cellsOf(one), countOn(without, one.day)]),
      }}
    >
      <path d={line(without)} class="lesson-without" />
      <path d={line(frames)} class="lesson-line" />
      <line x1={x(day)} x2={x(day)} y1={top} y2={base} stroke="currentColor" stroke-dasharray="2 3" />
    </LessonFigure>
  );
}

const cellsOf = ({ row }: Frame) => row.find(({ name }) => name === "tumour")?.value ?? 0;

function countOn(frames: readonly Frame[], day: number): string {
  const found = frames.find((one) => Math.abs(one.day - day) < 1e-6);
  return found ? String(cellsOf(found)) : "not yet";
}
