import { benchAsked, CellBench } from "../tissue/bench/cell-bench.tsx";
import { TissueView } from "../tissue/tissue-view.tsx";
import { TissueViewState } from "../tissue/tissue-view-state.ts";
import type { LabStore } from "./lab-store.ts";

const view = new TissueViewState();

/** The main screen. */
export function LabPage({ store }: { readonly store: LabStore }) {
  if (benchAsked) return <CellBench />;
  const phase = store.main.phase.value;
  return (
    <>
      <h1>{String(store.document.value.study.microenvironment)}</h1>
      <p>
        {phase.is} {store.main.frameCount} frames, day {store.lastDay}
      </p>
      <TissueView
        session={store.main}
        playback={store.playback}
        patch={store.patch}
        view={view}
        side="main"
        label="Tissue"
        onChoose={(chosen) => (store.chosen.value = chosen)}
      />
      <input
        type="range"
        aria-label="Day"
        max={store.duration.value}
        step={0.25}
        value={store.playback.day.value}
        onInput={(event) => store.playback.seek(Number(event.currentTarget.value))}
      />
      <button type="button" onClick={() => store.playback.toggle()}>
        Play
      </button>
    </>
  );
}
