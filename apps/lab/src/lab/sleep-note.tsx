import { useEffect } from "preact/hooks";
import type { Session } from "../engine/session.ts";
import { announce } from "../kit/live-region.tsx";
import { sleepWords, slept } from "../kit/sleep.ts";

/** Says that the browser stopped the tab for a while, and what became of the run. */
export function SleepNote({ session }: { readonly session: Session }) {
  const sleep = slept.value;
  useEffect(() => {
    if (sleep) announce("The browser put this tab to sleep for a while. Nothing was lost.");
  }, [sleep]);
  if (!sleep) return null;
  const phase = session.phase.value.is;
  return (
    <p class="quiet-text row" data-testid="slept">
      <span>
        The browser put this tab to sleep for {sleepWords(sleep)}. {whatCame(phase)} Nothing was lost.
      </span>
      <button type="button" class="quiet" onClick={() => (slept.value = undefined)}>
        Dismiss
      </button>
    </p>
  );
}

function whatCame(phase: Session["phase"]["value"]["is"]): string {
  if (phase === "ended") return "The run is computed to its end.";
  if (phase === "lost") return "The thread that computes did not wake up: run again.";
  if (phase === "computing" || phase === "reading") return "The run stood still meanwhile and goes on.";
  return "What was computed before is still there.";
}
