import type { LabStore } from "./lab-store.ts";

/** The main screen. */
export function LabPage({ store }: { readonly store: LabStore }) {
  const phase = store.main.phase.value;
  return (
    <>
      <h1>{String(store.document.value.study.microenvironment)}</h1>
      <p>
        {phase.is} {store.main.frameCount} frames, day {store.lastDay}
      </p>
    </>
  );
}
