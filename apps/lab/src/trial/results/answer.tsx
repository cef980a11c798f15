import {
  keyResults,
  plainResponse,
  plainSurvival,
  question,
  type TrialResult,
  technicalSummary,
} from "../../../../../src/index.ts";
import { DataTable } from "./data-table.tsx";
import { Fold } from "./fold.tsx";

/** The question, two plain sentences, and a paragraph for specialists. */
export function Answer({ result }: { readonly result: TrialResult }) {
  const { arms, contrasts, design } = result;
  return (
    <section class="panel results-answer" aria-labelledby="results-answer">
      <h3 id="results-answer">Question and answer</h3>
      <p class="quiet-text">{question(design)}</p>
      <p class="results-plain">
        {plainResponse(arms, design.response.criteria)} {plainSurvival(arms)}
      </p>
      <Fold title="For specialists">
        <p>{technicalSummary(arms, contrasts)}</p>
        <DataTable table={keyResults(arms, contrasts)} caption="Key results, by arm" />
      </Fold>
    </section>
  );
}
