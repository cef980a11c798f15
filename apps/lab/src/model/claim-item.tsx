import type { ClaimRecord } from "../../../../src/index.ts";
import type { StudyData } from "../document/lab-document.ts";
import { labAddress } from "../scan/open-in-lab.ts";
import { loadScenario } from "../scan/scenarios.ts";

import { IntervalMark } from "./interval-mark.tsx";
import { itemId, itemLink } from "./route.ts";
import { SourceText } from "./source-text.tsx";

const signs: Readonly<Record<string, string>> = { holds: "✓", weak: "~", fails: "✕" };

/** One claim: what was said beforehand, what came out, and the way to the runs. */
export function ClaimItem({ claim }: { readonly claim: ClaimRecord }) {
  const { id, statement, lessons, changed, arm, against, measured, compared, expected } = claim;
  const { confidence, source, replicates, effect, lo, hi, unit, verdict, reason, scenario } = claim;
  const shownUnit = unit === "1" || compared === "ratio" ? "" : ` ${unit}`;
  return (
    <article class="panel model-claim" id={itemId("claim", id)} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <a class="model-anchor" href={itemLink("claim", id)}>
          {statement}
        </a>
      </h3>
      <p>
        <b class={`model-verdict model-${verdict}`}>
          <span aria-hidden="true">{signs[verdict]}</span> {verdict}
        </b>{" "}
        In this model: {measured}, {words(compared, arm, against)}:{" "}
        {effect === null || lo === null || hi === null ? (
          "no number came of it"
        ) : (
          <>
            <b>
              {figure(effect)}
              {shownUnit}
            </b>{" "}
            ({Math.round(confidence * 100)} % interval {figure(lo)} to {figure(hi)}
            {shownUnit}); expected beforehand: {expected}.
          </>
        )}
      </p>
      {effect !== null && lo !== null && hi !== null && (
        <IntervalMark effect={effect} lo={lo} hi={hi} expected={expected} ratio={compared === "ratio"} />
      )}
      {reason && (
        <p>
          <b>Why:</b> {reason}
        </p>
      )}
      <p class="quiet-text">
        Changed: {changed}. {replicates} runs of each arm. {lessons.length > 0 && `Lessons: ${lessons.join(", ")}. `}
        Source: <SourceText source={source} />.
      </p>
      <button
        type="button"
        onClick={() => void open(scenario, arm, against)}
        aria-label={`Open the scenario of this claim in the lab: ${statement}`}
      >
        Open in the lab
      </button>
    </article>
  );
}

async function open(path: string, arm: string, against: string | null): Promise<void> {
  const name = path.replace(/^.*\/microenvironment\/|\.yaml$/g, "");
  const study: StudyData = await loadScenario(name);
  location.href = await labAddress({
    version: 1,
    study,
    arm,
    ...(against && { beside: { kind: "arm", arm: against } }),
  });
}

function words(compared: string, arm: string, against: string | null): string {
  if (against === null) return `in "${arm}"`;
  return compared === "ratio" ? `"${arm}" over "${against}"` : `"${arm}" less "${against}"`;
}

const figure = (value: number) => String(Number(value.toPrecision(3)));
