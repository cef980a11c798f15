import { classOf, measureWords, type PointSummary, type ShownMeasure } from "../../../../src/index.ts";
import type { LabDocument } from "../document/lab-document.ts";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { ClassSign } from "./class-mark.tsx";
import { LabLink } from "./lab-link.tsx";
import { short } from "./nice-ticks.ts";
import { withUnit } from "./point-words.ts";

interface RunListProps {
  readonly runs: PointSummary["runs"];
  readonly measure: ShownMeasure;
  document(run: number): LabDocument;
}

/** Runs of a point, each with the way to it: the lab opens the same scenario with the same seed. */
export function RunList({ runs, measure, document: open }: RunListProps) {
  const { label, unit } = measureWords[measure];
  return (
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
          {runs.map(({ run, seed, measures }) => (
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
                  document={() => open(run)}
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
  );
}
