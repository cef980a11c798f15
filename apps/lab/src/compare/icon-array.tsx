import type { ArmResult } from "./comparison.ts";
import { type Outcome, outcomes } from "./outcome.ts";

interface IconArrayProps {
  readonly name: string;
  readonly result: ArmResult;
  readonly of: number;
}

/** One square a run, sorted by how it ended: the fuller, the more tumour is left. */
export function IconArray({ name, result, of }: IconArrayProps) {
  const columns = of <= 20 ? 10 : 20;
  const rows = Math.ceil(of / columns);
  const sorted = outcomes.flatMap((outcome) => Array<Outcome>(result.counts[outcome]).fill(outcome));
  const told = outcomes.map((outcome) => `${result.counts[outcome]} of ${of} ${outcome}`).join(", ");
  return (
    <figure class="compare-icons">
      <figcaption>
        <b>{name}</b>
      </figcaption>
      <svg viewBox={`0 0 ${columns * 12} ${rows * 12}`} role="img" aria-label={`${name}: ${told}`}>
        {sorted.map((outcome, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: squares of a class are alike
          <g key={at} transform={`translate(${(at % columns) * 12 + 6},${Math.floor(at / columns) * 12 + 6})`}>
            <OutcomeMark outcome={outcome} />
          </g>
        ))}
      </svg>
      <ul class="compare-counts">
        {outcomes.map((outcome) => (
          <li key={outcome}>
            <svg viewBox="-6 -6 12 12" width="14" height="14" aria-hidden="true">
              <OutcomeMark outcome={outcome} />
            </svg>{" "}
            {outcome} <b>{result.counts[outcome]}</b> of {of}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const sides: Readonly<Record<Outcome, number>> = { cleared: 0, shrank: 4, held: 7, grew: 10 };

/** A frame that is filled as far as tumour is left. */
function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const side = sides[outcome];
  return (
    <>
      <rect x="-5" y="-5" width="10" height="10" rx="1.5" class="compare-frame" />
      {side > 0 && <rect x={-side / 2} y={-side / 2} width={side} height={side} rx="1" class="compare-fill" />}
    </>
  );
}
