import { ScrollBox } from "../kit/scroll-box.tsx";
import { sayValue } from "../plots/say-value.ts";
import { type Comparison, type Ranged, sayComparison } from "./comparison.ts";
import { IconArray } from "./icon-array.tsx";
import { outcomes, outcomeWords } from "./outcome.ts";

interface ComparisonResultProps {
  readonly result: Comparison;
  readonly names: { readonly a: string; readonly b: string };
}

/** What replicates of two arms came to: words, icons of one denominator, numbers. */
export function ComparisonResult({ result, names }: ComparisonResultProps) {
  const { a, b, pairs } = result;
  return (
    <>
      {sayComparison(result, names).map((sentence) => (
        <p key={sentence.slice(0, 24)} class="compare-sentence">
          {sentence}
        </p>
      ))}
      <div class="compare-arrays">
        <IconArray name={`A: ${names.a}`} result={a} of={pairs} />
        <IconArray name={`B: ${names.b}`} result={b} of={pairs} />
      </div>
      <details>
        <summary>Table, and what the words mean</summary>
        <ScrollBox label="Runs of each">
          <table>
            <caption>{pairs} runs of each, in pairs of the same chance. In this model.</caption>
            <thead>
              <tr>
                <th scope="col">How it ended</th>
                <th scope="col" class="number">
                  A of {pairs}
                </th>
                <th scope="col" class="number">
                  B of {pairs}
                </th>
                <th scope="col" class="number">
                  B − A of {pairs} (95 %)
                </th>
              </tr>
            </thead>
            <tbody>
              {outcomes.map((outcome) => (
                <tr key={outcome}>
                  <th scope="row">
                    {outcome}: {outcomeWords[outcome]}
                  </th>
                  <td class="number">{a.counts[outcome]}</td>
                  <td class="number">{b.counts[outcome]}</td>
                  <td class="number">{ranged(result.frequency[outcome], pairs)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">tumour cells at the end: median (middle 90 of 100 runs)</th>
                <td class="number">{ranged(a.end)}</td>
                <td class="number">{ranged(b.end)}</td>
                <td class="number">{Number.isNaN(result.cells.value) ? "–" : `mean ${ranged(result.cells)}`}</td>
              </tr>
            </tbody>
          </table>
        </ScrollBox>
        <p class="quiet-text">
          Start and end are the first and the last look at the tissue that is shown, a sample of the tumour. Pairs: run
          number n of A and of B meet the same chance. Interval of frequencies: Tango's score interval for pairs; of
          cells: Student's. Runs that failed are left out with their pair.
        </p>
      </details>
    </>
  );
}

function ranged({ value, lo, hi }: Ranged, times = 1): string {
  const say = (one: number) => sayValue(times === 1 ? one : Math.round(one * times)).replace("-", "−");
  return `${say(value)} (${say(lo)} to ${say(hi)})`;
}
