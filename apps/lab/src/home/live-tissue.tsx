import { useEffect, useMemo } from "preact/hooks";
import lesson from "../../../../content/lessons/fewer-targets.yaml";
import type { StudyData } from "../document/lab-document.ts";
import { reducedMotion } from "../kit/theme.ts";
import { LabStore } from "../lab/lab-store.ts";
import { TissueCanvas } from "../tissue/parts/tissue-canvas.tsx";
import { TissueModel } from "../tissue/tissue-model.ts";
import { TissueViewState } from "../tissue/tissue-view-state.ts";
import "../tissue/tissue.css";
import { Poster } from "./poster.tsx";

const label = "A tumour and killer T cells";

/** The first lesson's tissue, running; it stands still for those who asked for less motion. */
export function LiveTissue() {
  const store = useMemo(
    () => new LabStore({ version: 1, study: lesson.study as StudyData, arm: String(lesson.arm) }),
    [],
  );
  const model = useMemo(
    () =>
      new TissueModel({
        session: store.main,
        playback: store.playback,
        patch: store.patch,
        view: new TissueViewState(),
        side: "main",
      }),
    [store],
  );
  useEffect(() => {
    const stop = store.main.frameCount.subscribe((count) => {
      if (count === 4 && !reducedMotion.peek()) store.playback.play();
    });
    return () => {
      stop();
      store.close();
    };
  }, [store]);
  const { playback } = store;
  if (store.main.frameCount.value === 0) return <Poster />;
  return (
    <figure>
      <TissueCanvas model={model} label={label} choose={() => undefined} />
      <figcaption class="row">
        <button type="button" onClick={() => playback.toggle()}>
          {playback.playing.value ? "Pause" : "Play"}
        </button>
        <span>
          In this model: {store.main.frameAt(playback.day.value)?.row.find(({ name }) => name === "tumour")?.value ?? 0}{" "}
          tumour cells (orange squares) and killer T cells (blue diamonds) on day {playback.day.value.toFixed(0)}.
        </span>
      </figcaption>
    </figure>
  );
}
