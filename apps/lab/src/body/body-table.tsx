import { ScrollBox } from "../kit/scroll-box.tsx";
import type { BodyNumber, BodyPlace } from "./body-numbers.ts";

interface BodyTableProps {
  readonly runs: readonly { readonly name: string; readonly numbers: readonly BodyNumber[] }[];
}

const places: readonly BodyPlace[] = ["blood", "lymph node", "tumour", "signals"];

/** All numbers of the body as a table. */
export function BodyTable({ runs }: BodyTableProps) {
  const columns = [...new Map(runs.flatMap(({ numbers }) => numbers).map((one) => [one.column, one])).values()];
  const textOf = (run: BodyTableProps["runs"][number], column: string) =>
    run.numbers.find((one) => one.column === column)?.text ?? "–";
  return (
    <details class="body-table">
      <summary>All numbers of the body</summary>
      <ScrollBox label="Numbers of the body">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              {runs.map(({ name }) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.flatMap((place) =>
              columns
                .filter((one) => one.place === place)
                .map(({ column, label }) => (
                  <tr key={column}>
                    <th scope="row">{label}</th>
                    {runs.map((run) => (
                      <td key={run.name} class="number">
                        {textOf(run, column)}
                      </td>
                    ))}
                  </tr>
                )),
            )}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
