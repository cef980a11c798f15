import { useSignal, useSignalEffect } from "@preact/signals";
import { armNames } from "../document/lab-document.ts";
import { announce } from "../kit/live-region.tsx";
import { safe } from "../kit/wording.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { sayDay } from "../plots/say-value.ts";
import { armData } from "./arm-data.ts";
import { ComparisonResult } from "./comparison-result.tsx";
import { type ComparisonRun, comparisonOf } from "./comparison-run.ts";
import { type Difference, differences, geneWords, sayDifference } from "./diff-words.ts";
import "./compare.css";

/** What differs between the two runs on the screen, and what came of many runs of each. */
export function ComparePanel({ store }: { readonly store: LabStore }) {
  const comparison = comparisonOf(store);
  useSignalEffect(() => comparison.follow());
  const { beside, arm } = store.document.value;
  if (!beside) return <NothingBeside store={store} />;
  const names = { a: arm, b: beside.kind === "arm" ? beside.arm : `the fork on day ${sayDay(beside.day)}` };
  const { value: result } = comparison.result;
  return (
    <section id="compare" class="compare panel" aria-label="Compare" tabIndex={-1}>
      <h2>Compare</h2>
      <p>
        <b>A</b>: {names.a}. <b>B</b>: {names.b}. Both meet the same chance.
      </p>
      <Differences store={store} />
      <RunMany comparison={comparison} />
      <div aria-busy={comparison.phase.value.is === "running"}>
        {result && <ComparisonResult result={result} names={names} />}
      </div>
      <p class="quiet-text">{safe.drug}</p>
    </section>
  );
}

function NothingBeside({ store }: { readonly store: LabStore }) {
  const { arm, study } = store.document.value;
  const others = armNames(study).filter((name) => name !== arm);
  const asked = useSignal("");
  // Another study may have come since somebody chose.
  const other = others.includes(asked.value) ? asked.value : (others[0] ?? "");
  const compare = () => {
    store.edit(`compared with ${other}`, { ...store.document.peek(), beside: { kind: "arm", arm: other } });
    announce(`${other} runs beside ${arm}.`);
  };
  return (
    <section id="compare" class="compare panel" aria-label="Compare" tabIndex={-1}>
      <h2>Compare</h2>
      {others.length === 0 ? (
        <p>This study has one arm. Fork the run on a day, or add an arm, to have something to compare it with.</p>
      ) : (
        <div class="row">
          <label>
            Compare {arm} with
            <select value={other} onChange={(event) => (asked.value = event.currentTarget.value)}>
              {others.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <button type="button" onClick={compare}>
            Compare
          </button>
        </div>
      )}
    </section>
  );
}

function Differences({ store }: { readonly store: LabStore }) {
  const document = store.document.value;
  const { beside, arm } = document;
  if (!beside) return null;
  const second = beside.kind === "arm" ? beside.arm : "fork";
  const gene = beside.kind === "fork" && beside.gene ? geneWords(beside.gene) : [];
  const found: Difference[] = [...differences(armData(document, arm), armData(document, second)), ...gene];
  const heading = beside.kind === "fork" ? `What differs from day ${sayDay(beside.day)} on` : "What differs";
  return (
    <>
      <h3>{heading}, from A to B</h3>
      {found.length === 0 ? (
        <p>Nothing: the two runs are the same.</p>
      ) : (
        <ul class="compare-differences">
          {found.map((one) => (
            <li key={sayDifference(one)}>
              {one.from === undefined ? (
                one.what
              ) : (
                <>
                  {one.what}: <span>{one.from}</span> <span aria-hidden="true">→</span>
                  <span class="visually-hidden"> to </span> <b>{one.to}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const sizes = [20, 50, 100];

function RunMany({ comparison }: { readonly comparison: ComparisonRun }) {
  const size = useSignal(100);
  const phase = comparison.phase.value;
  const running = phase.is === "running";
  const ready = comparison.plans() !== undefined;
  const run = async () => {
    announce(`Running ${size.value} of each.`);
    await comparison.run(size.value);
    const { value: result } = comparison.result;
    if (result) announce(`${result.pairs} pairs of runs are done.`);
  };
  return (
    <div class="compare-run">
      <div class="row">
        <label>
          Runs of each
          <select
            value={size.value}
            disabled={running}
            onChange={(event) => (size.value = Number(event.currentTarget.value))}
          >
            {sizes.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {running ? (
          <button type="button" onClick={() => comparison.stop()}>
            Stop, and keep what is done
          </button>
        ) : (
          <button type="button" class="primary" disabled={!ready} onClick={() => void run()}>
            Run {size.value} each
          </button>
        )}
      </div>
      {running && (
        <p>
          <progress value={phase.done} max={phase.of} aria-label="Runs done" /> {phase.done} of {phase.of} runs
          {phase.secondsLeft !== undefined && `, ${left(phase.secondsLeft)} left`}
        </p>
      )}
      {phase.is === "done" && phase.stopped && (
        <p class="quiet-text">
          Stopped: {comparison.result.value?.pairs ?? 0} of {phase.asked} pairs are whole and are shown.
        </p>
      )}
      {phase.is === "failed" && (
        <p class="notice" role="alert">
          The runs stopped: {phase.message}. The scenario is as it was; change it or run again.
        </p>
      )}
    </div>
  );
}

function left(seconds: number): string {
  return seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s` : `about ${Math.round(seconds / 60)} min`;
}
