import { useEffect, useRef } from "preact/hooks";
import { middleRun, type PointSummary } from "../../../../src/index.ts";
import { LabLink } from "./lab-link.tsx";
import { outcomeWords, placeWords } from "./point-words.ts";
import { RunList } from "./run-list.tsx";
import type { ScanStore } from "./scan-store.ts";

interface PointDetailsProps {
  readonly store: ScanStore;
  readonly summary: PointSummary;
}

/** The runs of one point, each with the way to it: the lab opens the same scenario with the same seed. */
export function PointDetails({ store, summary }: PointDetailsProps) {
  const measure = store.measure.value;
  const { plan } = store.result.value!;
  const middle = middleRun(summary, measure);
  const first = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, [summary.point]);
  return (
    <section class="scan-details" aria-label="The point that was chosen">
      <h3>{placeWords(plan, summary.values)}</h3>
      <p>In this model, {outcomeWords(summary, measure)}.</p>
      {middle && (
        <LabLink
          primary
          place={first}
          id={`${summary.point} ${middle.run} ${summary.runs.length}`}
          document={() => store.documentOf(middle.run)}
        >
          Open the middle run in the lab
        </LabLink>
      )}
      <RunList runs={summary.runs} measure={measure} document={(run) => store.documentOf(run)} />
    </section>
  );
}
