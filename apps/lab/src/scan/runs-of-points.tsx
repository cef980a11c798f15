import { useEffect, useRef } from "preact/hooks";
import { quantityName, type ShownMeasure } from "../../../../src/index.ts";
import { short } from "./nice-ticks.ts";
import { RunList } from "./run-list.tsx";
import type { SensitivityStore } from "./sensitivity-store.ts";

interface RunsOfPointsProps {
  readonly store: SensitivityStore;
  readonly measure: ShownMeasure;
}

/** The runs of the points that were chosen, each with the way to it in the lab. */
export function RunsOfPoints({ store, measure }: RunsOfPointsProps) {
  const { points, runs, measures, plan } = store.result.value!;
  const selected = store.selected.value;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, [selected]);
  const runsOf = (point: number) =>
    runs.flatMap(({ point: of, seed }, run) => {
      const found = measures[run];
      return of === point && found ? [{ run, seed, measures: found }] : [];
    });
  return (
    <section ref={place} tabIndex={-1} class="scan-details" aria-label="Runs of what was chosen">
      {selected.map((point, i) => (
        <div key={point}>
          <h3>
            {plan.method === "morris" && (i === 0 ? "Before the step: " : "After it: ")}
            {points[point].quantities.length === 0
              ? "The scenario as it is"
              : points[point].quantities
                  .map((quantity, at) => `${quantityName(quantity)} ${short(points[point].values[at])}`)
                  .join(", ")}
          </h3>
          <RunList runs={runsOf(point)} measure={measure} document={(run) => store.documentOf(run)} />
        </div>
      ))}
    </section>
  );
}
