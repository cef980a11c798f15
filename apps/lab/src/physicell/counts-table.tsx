import { ScrollBox } from "../kit/scroll-box.tsx";
import { clock } from "./clock.ts";
import type { ReadTissue } from "./messages.ts";
import type { ProjectRun } from "./project-run.ts";

/** Rows at most: a table is read, a file has all. */
const MOST = 25;

interface CountsTableProps {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
}

/** The curves as a table. */
export function CountsTable({ run, tissue }: CountsTableProps) {
  const count = run.lookCount.value;
  const every = Math.max(1, Math.ceil(count / MOST));
  const rows = run.looks.slice(0, count).filter((_, i) => i % every === 0 || i === count - 1);
  return (
    <details>
      <summary>Live cells as a table</summary>
      <ScrollBox label="Cells over time">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {tissue.cellTypes.map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ time, counts }) => (
              <tr key={time}>
                <th scope="row">{clock(time)}</th>
                {counts.map((one, type) => (
                  <td key={tissue.cellTypes[type]} class="number">
                    {one.toLocaleString("en")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
