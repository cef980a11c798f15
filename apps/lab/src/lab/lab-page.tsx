import { Timeline } from "../timeline/timeline.tsx";
import type { LabStore } from "./lab-store.ts";

/** The main screen. */
export function LabPage({ store }: { readonly store: LabStore }) {
  return (
    <>
      <h1>{String(store.document.value.study.microenvironment)}</h1>
      <Timeline store={store} onFork={(day) => fork(store, day)} />
    </>
  );
}

function fork(store: LabStore, day: number): void {
  const document = store.document.peek();
  store.edit(`forked on day ${day}`, { ...document, beside: { kind: "fork", day, changes: {} } });
}
