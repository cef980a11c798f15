import type { TrialResult } from "../../../../../src/index.ts";
import { ClickWords } from "./click-words.tsx";
import { contrastTable, milestoneTable } from "./contrast-tables.ts";
import { DataTable } from "./data-table.tsx";
import { Part } from "./part.tsx";

/** Curves with their counts, medians and restricted means; hazard ratios, and whether one ratio says it. */
export function SurvivalPanel({ result }: { readonly result: TrialResult }) {
  const { arms, contrasts } = result;
  return (
    <>
      <ClickWords />
      <div class="results-pair">
        <div>
          <Part part="PFS" />
          <DataTable
            table={milestoneTable(arms, "PFS")}
            caption="Progression-free survival at fixed times: percent (95 % interval)"
          />
        </div>
        <div>
          <Part part="OS" />
          <DataTable
            table={milestoneTable(arms, "OS")}
            caption="Overall survival at fixed times: percent (95 % interval)"
          />
        </div>
      </div>
      {contrasts.length > 0 ? (
        <>
          <Part part="ratios" />
          <DataTable table={contrastTable(result)} caption="Comparisons" />
          <p class="quiet-text">
            Proportional hazards are tested after Grambsch and Therneau. Where curves cross or part late, one ratio is a
            poor summary: read the difference of restricted means. Intervals take the arms for different people.
          </p>
        </>
      ) : (
        <p>This design compares no arms: add a comparison on card 7 for hazard ratios.</p>
      )}
    </>
  );
}
