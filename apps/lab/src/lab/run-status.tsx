import type { Session } from "../engine/session.ts";

interface Props {
  readonly session: Session;
  /** How the run is called, where there are two. */
  readonly name: string;
  readonly duration: number;
}

/** How far a run is, and what to do where it did not go well. Nothing is lost by any of it. */
export function RunStatus({ session, name, duration }: Props) {
  const phase = session.phase.value;
  switch (phase.is) {
    case "reading":
      return <p class="quiet-text">{name}: preparing the cells…</p>;
    case "computing":
      return (
        <p class="quiet-text">
          {name}: computed to day {phase.day.toFixed(0)} of {duration}{" "}
          <progress max={duration || 1} value={phase.day} aria-label={`${name}: days computed`} />
          <Spacing session={session} />
        </p>
      );
    case "ended":
      return (
        <div class="quiet-text">
          {name}: whole run computed. Result <code title={phase.digest}>{phase.digest.slice(0, 8)}</code>
          <Spacing session={session} />
          {phase.notes.map((note) => (
            <div key={note}>In this run {note}</div>
          ))}
        </div>
      );
    case "refused":
      return (
        <div class="notice" role="alert">
          <strong>{name}: these values cannot be run.</strong> The picture still shows the last run that could.
          <ul>
            {phase.faults.map(({ place, found, expected }) => (
              <li key={place + found}>
                <code>{place}</code>: found {found}; expected {expected}
              </li>
            ))}
            {phase.faults.length === 0 && <li>{phase.message}</li>}
          </ul>
        </div>
      );
    case "failed":
      return (
        <div class="notice" role="alert">
          <strong>
            {name}: the numbers failed on day {phase.day.toFixed(1)}.
          </strong>{" "}
          {phase.hint} What was computed before is still there; change a value, or undo.
        </div>
      );
    case "full":
      return (
        <div class="notice" role="alert">
          <strong>
            {name}: the browser gave no more memory
            {phase.day > 0 ? ` after day ${phase.day.toFixed(1)}` : " for this run"}.
          </strong>{" "}
          {phase.day > 0 && `What was computed up to day ${phase.day.toFixed(1)} is kept and can be played. `}
          The scenario is kept too. To go on, give the run fewer cells or fewer days, close the second run or other
          tabs, and run again.{" "}
          <button type="button" onClick={() => session.retry()}>
            Run again
          </button>
        </div>
      );
    case "lost":
      return (
        <div class="notice" role="alert">
          <strong>{name}: the thread that computes died.</strong> The scenario is kept. It said:{" "}
          <code>{phase.message}</code>{" "}
          <button type="button" onClick={() => session.retry()}>
            Run again
          </button>
        </div>
      );
  }
}

/** Said where not every exchange between tissue and body is kept as a picture. */
function Spacing({ session }: { readonly session: Session }) {
  const opened = session.opened.value;
  if (!opened || opened.frameEvery <= opened.scenario.steps.exchange / 1440 + 1e-9) return null;
  const { frameEvery } = opened;
  const apart =
    frameEvery < 1 ? `${Math.round(24 * frameEvery)} hours` : frameEvery === 1 ? "day" : `${frameEvery} days`;
  return <div>A picture is kept every {apart}, since memory holds no more; cells glide from one to the next.</div>;
}
