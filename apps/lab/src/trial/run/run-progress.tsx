import { useEffect } from "preact/hooks";
import { announce } from "../../kit/live-region.tsx";
import { faultWords } from "../engine/faults.ts";
import { roughTime } from "../engine/time-left.ts";
import { useStore } from "../store-context.ts";

const title = document.title;

/** How far the run is: a bar, counts, the time left; Stop keeps what is done. */
export function RunProgress() {
  const { session } = useStore();
  const state = session.run.value;
  const percent = Math.floor((session.progress.value ?? 0) * 100);
  const busy = session.busy.value;
  useEffect(() => {
    document.title = busy ? `${percent} % ${title}` : title;
  }, [busy, percent]);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [busy]);
  useEffect(() => {
    if (busy && percent > 0 && percent % 25 === 0) announce(`The trial is ${percent} percent done.`);
  }, [busy, percent]);

  if (state.is === "idle") return null;
  if (state.is === "stopped") return <p class="notice run-notice">{state.message}</p>;
  if (state.is === "failed") {
    return (
      <div class="notice run-notice" role="alert">
        <p>
          <strong>The trial did not run.</strong> Your design is kept.
        </p>
        {state.faults.length > 0 ? (
          state.faults.map((fault) => (
            <p key={fault.key + fault.found}>
              {fault.key ? `${fault.key}: ` : ""}
              {faultWords(fault)}
            </p>
          ))
        ) : (
          <p>{state.message}</p>
        )}
      </div>
    );
  }
  return (
    <section class="run-progress" aria-label="The trial runs">
      {state.is === "stopping" ? (
        <p>Stopping; what is done is kept …</p>
      ) : (
        <>
          <p>
            <strong>{percent} %</strong> {stageWords[state.stage] ?? state.stage}
            {state.total > 0 && state.done > 0 && `: ${Math.floor(state.done)} of ${state.total}`}
            {state.secondsLeft !== undefined && `, ${roughTime(state.secondsLeft)} left in this step`}
          </p>
          <progress max={100} value={percent} aria-label="Progress of the trial" />
          <button type="button" onClick={() => session.stop()}>
            Stop, and keep what is done
          </button>
        </>
      )}
    </section>
  );
}

const stageWords: Readonly<Record<string, string>> = {
  "growing patients": "growing tumours to diagnosis",
  "treating patients": "following patients through every arm",
  analysing: "summing up",
};
