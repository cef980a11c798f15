import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import "./perf-overlay.css";
import { frameTimes, longestTask, quantile } from "./frame-times.ts";

const asked = new URLSearchParams(location.search).get("perf") === "1";
/** Milliseconds between two readings: numbers that change with every picture cannot be read, and cost pictures. */
const PAUSE = 500;

interface Reading {
  readonly name: string;
  readonly value: string;
}

const readings = signal<readonly Reading[]>([]);
const ms = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(1)} ms`);

/** Chromium tells roughly how much memory scripts take. */
function memory(): string {
  const { memory } = performance as { readonly memory?: { readonly usedJSHeapSize: number } };
  return memory ? `${(memory.usedJSHeapSize / 1e6).toFixed(0)} MB` : "not told here";
}

function read(): readonly Reading[] {
  const { between, work, cells, kind } = frameTimes.shown.peek();
  const median = quantile(between, 0.5);
  const longest = longestTask();
  return [
    { name: "Pictures", value: Number.isNaN(median) ? "–" : `${(1000 / median).toFixed(0)} / s` },
    { name: "From one to the next, 95 %", value: ms(quantile(between, 0.95)) },
    { name: "Main thread for one, 95 %", value: ms(quantile(work, 0.95)) },
    { name: "Drawn by", value: kind || "–" },
    { name: "Cells drawn", value: cells.toLocaleString("en") },
    { name: "Longest task so far", value: longest === 0 ? "under 50 ms" : `${longest.toFixed(0)} ms` },
    { name: "Script memory", value: memory() },
  ];
}

/** `?perf=1`: what drawing costs here and now. It changes all the time: nothing of it is announced. */
export function PerfOverlay() {
  useEffect(() => {
    if (!asked) return;
    const update = () => {
      readings.value = read();
    };
    update();
    const handle = setInterval(update, PAUSE);
    return () => clearInterval(handle);
  }, []);
  if (!asked) return null;
  return (
    <section class="perf-overlay" data-perf="tissue" aria-label="What drawing costs" aria-live="off">
      <dl>
        {readings.value.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
