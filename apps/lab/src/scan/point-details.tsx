import { useEffect, useRef } from "preact/hooks";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { ClassSign } from "./class-mark.tsx";
import { LabLink } from "./lab-link.tsx";
import { short } from "./nice-ticks.ts";
import { classOf, measureWords } from "./outcomes.ts";
import { outcomeWords, placeWords, withUnit } from "./point-words.ts";
import { middleRun, type PointSummary } from "./scan-result.ts";
import type { ScanStore } from "./scan-store.ts";

interface PointDetailsProps {
  readonly store: ScanStore;
  readonly summary: PointSummary;
}

/** The runs of one point, each with the way to it: the lab opens the same scenario with the same seed. */
export function PointDetails({ store, summary }: PointDetailsProps) {
  const measure = store.measure.value;
  const { plan } = store.result.value!;
  const middle = middleRun(summary, measure);
  const first = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, [summary.point]);
  const { label, unit } = measureWords[measure];
  return (
    <section class="scan-details" aria-label="The point that was chosen">
      <h3>{placeWords(plan, summary.values)}</h3>
      <p>In this model, {outcomeWords(summary, measure)}.</p>
      {middle && (
        <LabLink
          primary
          place={first}
          id={`${summary.point} ${middle.run} ${summary.runs.length}`}
          document={() => store.documentOf(middle.run)}
        >
          Open the middle run in the lab
        </LabLink>
      )}
      <ScrollBox label="Runs of this point">
        <table>
          <caption class="visually-hidden">Runs of this point</caption>
          <thead>
            <tr>
              <th scope="col">Seed</th>
              <th scope="col">Outcome</th>
              <th scope="col" class="number">
                Start
              </th>
              <th scope="col" class="number">
                End
              </th>
              <th scope="col" class="number">
                {label} ({unit})
              </th>
              <th scope="col">Run</th>
            </tr>
          </thead>
          <tbody>
            {summary.runs.map(({ run, seed, measures }) => (
              <tr key={run}>
                <th scope="row">{seed}</th>
                <td>
                  <ClassSign of={classOf(measures)} />
                </td>
                <td class="number">{withUnit(measures.start, "cells")}</td>
                <td class="number">{withUnit(measures.final, "cells")}</td>
                <td class="number">{short(measures[measure])}</td>
                <td>
                  <LabLink
                    id={String(run)}
                    document={() => store.documentOf(run)}
                    label={`Open in the lab: the run with seed ${seed}`}
                  >
                    Open in the lab
                  </LabLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
