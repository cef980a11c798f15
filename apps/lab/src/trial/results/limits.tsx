import { ownLimits, standingLimits, type TrialResult } from "../../../../../src/index.ts";
import { safe } from "../../kit/wording.ts";

/** What this result can and cannot say: before any number. */
export function Limits({ result }: { readonly result: TrialResult }) {
  return (
    <section class="results-limits" aria-labelledby="results-limits">
      <h3 id="results-limits">Limits first</h3>
      <p>
        <strong>{safe.trial}</strong> {safe.drug}
      </p>
      <details>
        <summary>What this result can and cannot say</summary>
        <ul>
          {[...standingLimits, ...ownLimits({ result })].map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
