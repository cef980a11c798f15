import { useState } from "preact/hooks";
import type { Table } from "../../../../../src/index.ts";
import { ScrollBox } from "../../kit/scroll-box.tsx";
import { useStore } from "../store-context.ts";
import { cellOf, headingOf, isNumeric, patientColumns } from "./readings.ts";

interface DataTableProps {
  readonly table: Table;
  readonly caption: string;
}

/** Rows that are shown before more are asked for: hundreds at once would hold up the page. */
const FIRST = 50;

/** A table of the engine's as a table of the page. A row about a patient holds the button that opens the patient. */
export function DataTable({ table, caption }: DataTableProps) {
  const { patient } = useStore();
  const [most, setMost] = useState(FIRST);
  const people = patientColumns(table);
  const rows = Array.from({ length: Math.min(most, table.rows) }, (_, row) => row);
  return (
    <div class="results-table">
      <ScrollBox label={caption} class={table.rows > 25 ? "results-tall" : ""}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.name} scope="col" class={isNumeric(column) ? "number" : undefined}>
                  {headingOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                {table.columns.map((column, place) => {
                  const text = cellOf(column, row);
                  const name = people?.patient[row];
                  const content =
                    name !== undefined && column.name === "patient" ? (
                      <button
                        type="button"
                        class="results-open"
                        onClick={() => (patient.value = { name, arm: people!.arm[row] })}
                      >
                        {text}
                      </button>
                    ) : (
                      text
                    );
                  return place === 0 ? (
                    <th key={column.name} scope="row">
                      {content}
                    </th>
                  ) : (
                    <td key={column.name} class={isNumeric(column) ? "number" : undefined}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {table.rows > most && (
        <button type="button" onClick={() => setMost(most + FIRST)}>
          Show {Math.min(FIRST, table.rows - most)} more of {table.rows} rows
        </button>
      )}
    </div>
  );
}
