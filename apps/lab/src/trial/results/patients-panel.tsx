import { useState } from "preact/hooks";
import type { TrialResult } from "../../../../../src/index.ts";
import { DataTable } from "./data-table.tsx";
import { patientsTable } from "./patients-table.ts";
import { armsOf } from "./readings.ts";

const responses = [
  ["", "any"],
  ["CR", "CR complete response"],
  ["PR", "PR partial response"],
  ["SD", "SD stable disease"],
  ["PD", "PD progressive disease"],
  ["NE", "NE not evaluable"],
] as const;

/** Every virtual patient of an arm in a table, with a button that opens the patient. */
export function PatientsPanel({ result }: { readonly result: TrialResult }) {
  const arms = armsOf(result);
  const [arm, setArm] = useState(arms[0]);
  const [response, setResponse] = useState("");
  const found = patientsTable(result, arm, response);
  return (
    <>
      <p>The same virtual patients are in every arm: an opened patient shows all of them.</p>
      <div class="row results-choice">
        <label>
          Arm
          <select value={arm} onChange={({ currentTarget }) => setArm(currentTarget.value)}>
            {arms.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Best response
          <select value={response} onChange={({ currentTarget }) => setResponse(currentTarget.value)}>
            {responses.map(([code, words]) => (
              <option key={code} value={code}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      {found.rows === 0 ? (
        <p>No virtual patient given {arm} has this best response.</p>
      ) : (
        <DataTable
          key={`${arm} ${response}`}
          table={found}
          caption={`${found.rows} virtual patient${found.rows === 1 ? "" : "s"} given ${arm}`}
        />
      )}
    </>
  );
}
