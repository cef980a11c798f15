import type { TrialResult } from "../../../../../src/index.ts";
import { responseDifferences } from "./contrast-tables.ts";
import { DataTable } from "./data-table.tsx";
import { Part } from "./part.tsx";

/** Best responses with exact intervals, their differences, and why tumours responded or did not. */
export function ResponsePanel({ result }: { readonly result: TrialResult }) {
  const { criteria, confirmation } = result.design.response;
  const differences = responseDifferences(result);
  return (
    <>
      <p>
        By {criteria}, {confirmation ? "confirmed at a later assessment" : "without confirmation"}. The denominator is
        every virtual patient of the arm.
      </p>
      {differences.rows > 0 && <DataTable table={differences} caption="Difference in objective response" />}
      <Part part="response" />
    </>
  );
}
