import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Session } from "../engine/session.ts";
import { registerShortcuts } from "../kit/keyboard-help.tsx";
import type { Playback } from "../lab/playback.ts";
import { CellInspector } from "./parts/cell-inspector.tsx";
import { LayerControls } from "./parts/layer-controls.tsx";
import { Legend } from "./parts/legend.tsx";
import { PerfOverlay } from "./parts/perf-overlay.tsx";
import { TextSceneView } from "./parts/text-scene-view.tsx";
import { TissueCanvas } from "./parts/tissue-canvas.tsx";
import { ViewControls } from "./parts/view-controls.tsx";
import "./tissue.css";
import { SpaceReader } from "./reading/space-reader.ts";
import { TissueModel } from "./tissue-model.ts";
import type { ChosenCell, TissueViewState } from "./tissue-view-state.ts";

interface TissueViewProps {
  readonly session: Session;
  readonly playback: Playback;
  /** Which patch is shown, by place. */
  readonly patch: ReadonlySignal<number>;
  /** Views that share one move together. */
  readonly view: TissueViewState;
  readonly side: ChosenCell["side"];
  /** Names the view where two stand side by side. */
  readonly label: string;
  onChoose?(chosen: ChosenCell | undefined): void;
  /** Stands between the picture and what belongs to it. */
  readonly children?: ComponentChildren;
}

/** The picture of a piece of tissue with all that belongs to it: layers, legend, cell, words. */
export function TissueView({ session, playback, patch, view, side, label, onChoose, children }: TissueViewProps) {
  const model = useMemo(
    () => new TissueModel({ session, playback, patch, view, side }),
    [session, playback, patch, view, side],
  );
  const reader = useMemo(() => new SpaceReader(), []);
  useEffect(() => () => reader.close(), [reader]);
  const describe = useRef<() => void>(() => {});
  useEffect(() => {
    if (side !== "main") return;
    return registerShortcuts([
      {
        key: "l",
        shown: "L",
        words: "Lens: counts of cells in a circle",
        run: () => (view.lens.value = !view.lens.value),
      },
      { key: "d", shown: "D", words: "Describe the tissue in words", run: () => describe.current() },
    ]);
  }, [view, side]);
  const choose = (id: number | undefined) => {
    const name = model.before.peek()?.patch;
    view.chosen.value = id === undefined || name === undefined ? undefined : { side, patch: name, id };
    if (id === undefined) view.follow.value = false;
    onChoose?.(view.chosen.value);
  };
  return (
    <section class="tissue-view" aria-label={label} data-region={`tissue-${side}`}>
      <h2 class="visually-hidden">{label}</h2>
      <TissueCanvas model={model} label={label} choose={choose} />
      {side === "main" && (
        // One set of controls moves both pictures.
        <div class="row tissue-bar-below">
          <ViewControls model={model} />
          <LayerControls model={model} />
        </div>
      )}
      {children}
      <Legend model={model} />
      <CellInspector model={model} choose={choose} />
      <TextSceneView model={model} reader={reader} describe={describe} />
      {side === "main" && <PerfOverlay />}
    </section>
  );
}
