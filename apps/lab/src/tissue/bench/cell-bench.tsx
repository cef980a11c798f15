import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { benchCells, type CellBenchResult } from "./bench-cells.ts";

export const benchAsked = new URLSearchParams(location.search).get("bench") === "cells";

const plans = [
  { cells: 5000, solid: false, graphics: false },
  { cells: 5000, solid: true, graphics: false },
  { cells: 20_000, solid: false, graphics: false },
  { cells: 5000, solid: false, graphics: true },
  { cells: 5000, solid: true, graphics: true },
  { cells: 20_000, solid: false, graphics: true },
  { cells: 100_000, solid: false, graphics: true },
  { cells: 100_000, solid: true, graphics: true },
] as const;
const ms = (value: number) => value.toFixed(1);

/** `?bench=cells`: how fast this machine draws. The result also stands in `data-bench` as JSON. */
export function CellBench() {
  const results = useSignal<readonly CellBenchResult[]>([]);
  const host = useRef<HTMLDivElement>(null);
  const message = useSignal("Measuring…");
  useEffect(() => {
    const measure = async () => {
      for (const plan of plans) results.value = [...results.value, await benchCells(host.current!, plan)];
      message.value = "Done.";
    };
    measure().catch((error: unknown) => {
      message.value = `Stopped: ${error instanceof Error ? error.message : String(error)}.`;
    });
  }, [results, message]);
  return (
    <section aria-label="How fast cells are drawn" data-bench={JSON.stringify(results.value)}>
      <h1>How fast this machine draws cells</h1>
      <table>
        <caption>Made-up cells on 800 × 800 pixels; ms from picture to picture</caption>
        <thead>
          <tr>
            {["Cells", "Picture", "Drawn by", "Prepare once (ms)", "Median (ms)", "95th percentile (ms)"].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {results.value.map(({ cells, shape, painter, prepare, median, high }) => (
            <tr key={`${cells} ${shape} ${painter}`}>
              <td class="number">{cells}</td>
              <td>{shape}</td>
              <td>{painter}</td>
              <td class="number">{ms(prepare)}</td>
              <td class="number">{ms(median)}</td>
              <td class="number">{ms(high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={host} aria-hidden="true" />
      <p role="status">{message}</p>
    </section>
  );
}
