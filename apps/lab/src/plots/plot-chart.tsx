import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { systemColours } from "../design/system-colours.ts";
import { announce } from "../kit/live-region.tsx";
import { theme } from "../kit/theme.ts";
import type { Playback } from "../lab/playback.ts";
import { drawNoMore, drawSoon } from "./draw-queue.ts";
import type { DrawnPlot } from "./drawn-plot.ts";
import { inReadingOrder, lineOn } from "./drawn-plot.ts";
import type { PlotCanvas } from "./plot-canvas.ts";
import { plotTheme } from "./plot-theme.ts";
import { sayDay, withUnit } from "./say-value.ts";

interface PlotChartProps {
  readonly drawn: DrawnPlot;
  readonly description: string;
  readonly playback: Playback;
  /** The day of the values that are read: a tenth of a second behind the playback's. */
  readonly day: number;
  onPoint(day: number | undefined): void;
}

const HEIGHT = 190;

/** The picture with the cursor of the day: click, drag or arrow keys go to another one. */
export function PlotChart({ drawn, description, playback, day, onPoint }: PlotChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const canvas = useRef<PlotCanvas | null>(null);
  const latest = useRef(drawn);
  latest.current = drawn;
  const line = useRef(0);
  const place = () => {
    const { current } = cursor;
    const x = canvas.current?.positionOf(playback.day.peek()) ?? 0;
    if (current) current.style.transform = `translateX(${x}px)`;
  };
  const inSight = useRef(false);
  const draw = useRef(() => {
    if (inSight.current) canvas.current?.update(latest.current, plotTheme(theme.peek()));
  }).current;
  useEffect(() => {
    let gone = false;
    const watches: { observe(target: Element): void; disconnect(): void }[] = [];
    void import("./plot-canvas.ts").then(({ PlotCanvas: Made }) => {
      const { current } = host;
      if (gone || !current) return;
      const made = new Made(current, HEIGHT, place);
      canvas.current = made;
      watches.push(
        new ResizeObserver(() => {
          made.resize(current.clientWidth);
          place();
        }),
        // A plot that nobody sees is not drawn until somebody does.
        new IntersectionObserver(
          (entries) => {
            inSight.current = entries.at(-1)?.isIntersecting ?? true;
            if (inSight.current) drawSoon(draw);
          },
          { rootMargin: "150px" },
        ),
      );
      for (const watch of watches) watch.observe(current);
    });
    return () => {
      gone = true;
      drawNoMore(draw);
      for (const watch of watches) watch.disconnect();
      canvas.current?.dispose();
      canvas.current = null;
    };
  }, []);
  useEffect(() => drawSoon(draw), [drawn, theme.value, systemColours.value]);
  useSignalEffect(() => {
    playback.day.value;
    place();
  });

  const go = (event: PointerEvent) => {
    playback.pause();
    playback.seek(Math.max(0, canvas.current?.dayAt(event.clientX) ?? 0));
  };
  const shown = inReadingOrder(drawn.lines.filter(({ run }) => run !== "ghost"));
  const readLine = (step: number) => {
    if (shown.length === 0) return;
    line.current = (line.current + step + shown.length) % shown.length;
    const { label } = shown[line.current];
    announce(`${label}: ${withUnit(lineOn(shown[line.current], playback.day.peek()), drawn.definition.unit)}`);
  };
  const values = shown.map((one) => `${one.label} ${withUnit(lineOn(one, day), drawn.definition.unit)}`).join("; ");
  return (
    <div class="plots-chart">
      <div
        ref={host}
        class="plots-canvas"
        role="img"
        aria-label={description}
        style={{ height: `${HEIGHT}px` }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons > 0) go(event);
          else if (event.pointerType === "mouse") onPoint(canvas.current?.dayAt(event.clientX));
        }}
        onPointerLeave={() => onPoint(undefined)}
      />
      <div
        ref={cursor}
        class="plots-cursor"
        role="slider"
        tabIndex={0}
        aria-label={`Day, on the plot ${drawn.definition.title}`}
        aria-valuemin={0}
        aria-valuemax={drawn.duration}
        aria-valuenow={Math.round(day * 100) / 100}
        aria-valuetext={`Day ${sayDay(day)}. ${values}`}
        onKeyDown={(event) => {
          const to = dayOfKey(event, playback.day.peek(), drawn.duration);
          if (to !== undefined) {
            playback.pause();
            playback.seek(to);
          } else if (event.key === "ArrowUp" || event.key === "ArrowDown") readLine(event.key === "ArrowUp" ? -1 : 1);
          else return;
          event.preventDefault();
        }}
      >
        <span class="plots-grip" />
      </div>
    </div>
  );
}

/** Where a key goes: arrows a day, with Shift a quarter of one, Page keys a week. */
function dayOfKey({ key, shiftKey }: KeyboardEvent, day: number, duration: number): number | undefined {
  const step = shiftKey ? 0.25 : 1;
  switch (key) {
    case "ArrowLeft":
      return Math.ceil(day / step - 1e-6) * step - step;
    case "ArrowRight":
      return Math.floor(day / step + 1e-6) * step + step;
    case "PageDown":
      return day - 7;
    case "PageUp":
      return day + 7;
    case "Home":
      return 0;
    case "End":
      return duration;
    default:
      return undefined;
  }
}
