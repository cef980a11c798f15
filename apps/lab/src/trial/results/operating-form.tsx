import { useState } from "preact/hooks";
import type { TrialDesign } from "../../../../../src/index.ts";
import { announce } from "../../kit/live-region.tsx";
import { useStore } from "../store-context.ts";

const counts = [200, 1000, 5000];
/** Two-sided levels, in percent. */
const levels = [10, 5, 2.5, 1, 0.1];
const LEAST = 2;
const MOST = 5000;

/** A size as typed: undefined for the design's own, NaN for what is no size. */
function sizeOf(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const size = Number(text);
  return Number.isInteger(size) && size >= LEAST && size <= MOST ? size : Number.NaN;
}

/** How many trials, at which level, of which size. */
export function OperatingForm({ design }: { readonly design: TrialDesign }) {
  // Looks and stages bring their own error, and stages their own sizes.
  const ownAlpha = design.sequential !== undefined || design.twoStage !== undefined;
  const { session } = useStore();
  const [trials, setTrials] = useState(1000);
  const [level, setLevel] = useState(5);
  const [size, setSize] = useState("");
  const armSize = sizeOf(size);
  const wrong = Number.isNaN(armSize);
  const busy = session.operating.value.is === "running" || session.busy.value;
  const run = (event: Event) => {
    event.preventDefault();
    if (wrong || busy) return;
    session.operate({ trials, alpha: level / 100, ...(armSize === undefined ? {} : { armSize }) });
    announce(`${trials} trials are simulated.`);
  };
  return (
    <form class="row results-choice" onSubmit={run}>
      <label>
        Trials
        <select value={trials} onChange={({ currentTarget }) => setTrials(Number(currentTarget.value))}>
          {counts.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      {!ownAlpha && (
        <label>
          Alpha, two-sided
          <select value={level} onChange={({ currentTarget }) => setLevel(Number(currentTarget.value))}>
            {levels.map((one) => (
              <option key={one} value={one}>
                {one} %
              </option>
            ))}
          </select>
        </label>
      )}
      {!design.twoStage && (
        <label>
          Patients in each arm
          <input
            type="text"
            inputMode="numeric"
            class="results-size"
            placeholder="as designed"
            value={size}
            aria-invalid={wrong}
            aria-describedby={wrong ? "operating-size-fault" : undefined}
            onInput={({ currentTarget }) => setSize(currentTarget.value)}
          />
        </label>
      )}
      <button type="submit" class="primary" disabled={busy || wrong}>
        Run {trials} trials
      </button>
      {wrong && (
        <span id="operating-size-fault" class="notice" role="alert">
          “{size}” is no size of an arm: type a whole number from {LEAST} to {MOST}, or leave it empty.
        </span>
      )}
    </form>
  );
}
