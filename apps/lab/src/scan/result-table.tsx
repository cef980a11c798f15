import {
  classNames,
  measureWords,
  outcomeClasses,
  type PointSummary,
  type ShownMeasure,
} from "../../../../src/index.ts";
import { ScrollBox } from "../kit/scroll-box.tsx";
import { ClassSign } from "./class-mark.tsx";
import { short } from "./nice-ticks.ts";
import { axisTitle } from "./point-words.ts";
import type { StudyScan } from "./study-scan.ts";

interface ResultTableProps {
  readonly plan: StudyScan;
  readonly summaries: readonly PointSummary[];
  readonly measure: ShownMeasure;
  onSelect(point: number): void;
}

/** All that the picture shows, as numbers. */
export function ResultTable({ plan, summaries, measure, onSelect }: ResultTableProps) {
  const { label, unit } = measureWords[measure];
  return (
    <ScrollBox label="Results of the scan">
      <table>
        <caption>
          {label} ({unit}) at each point
        </caption>
        <thead>
          <tr>
            {plan.axes.map(({ quantity }) => (
              <th key={quantity.id} scope="col" class="number">
                {axisTitle(quantity)}
              </th>
            ))}
            <th scope="col">Most runs</th>
            {classNames.map((name) => (
              <th key={name} scope="col" class="number" title={outcomeClasses[name].meaning}>
                {name}
              </th>
            ))}
            {["Middle", "Half of the runs", "Nine tenths"].map((text) => (
              <th key={text} scope="col" class="number">
                {text}
              </th>
            ))}
            <th scope="col">Runs</th>
          </tr>
        </thead>
        <tbody>
          {summaries.map(({ point, values, most, counts, spread, runs }) => (
            <tr key={point}>
              {values.map((value, axis) => (
                <td key={plan.axes[axis].quantity.id} class="number">
                  {short(value)}
                </td>
              ))}
              <td>{most ? <ClassSign of={most} /> : "no run yet"}</td>
              {classNames.map((name) => (
                <td key={name} class="number">
                  {counts[name]}
                </td>
              ))}
              <td class="number">{spread ? short(spread.median) : "none"}</td>
              <td class="number">{spread ? spread.half.map(short).join(" to ") : "none"}</td>
              <td class="number">{spread ? spread.most.map(short).join(" to ") : "none"}</td>
              <td>
                <button type="button" disabled={runs.length === 0} onClick={() => onSelect(point)}>
                  {runs.length}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
