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

interface TissueSource {
  readonly session: Session;
  readonly playback: Playback;
  /** Which patch is shown, by place. */
  readonly patch: ReadonlySignal<number>;
  /** Views that share one move together. */
  readonly view: TissueViewState;
  readonly side: ChosenCell["side"];
  onChoose?(chosen: ChosenCell | undefined): void;
}

/** A piece of tissue on the screen: what its picture and its words share. */
export interface ShownTissue {
  readonly model: TissueModel;
  readonly reader: SpaceReader;
  readonly describe: { current: () => void };
  choose(id: number | undefined): void;
}

export function useTissue({ session, playback, patch, view, side, onChoose }: TissueSource): ShownTissue {
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
  return { model, reader, describe, choose };
}

interface PictureProps {
  readonly tissue: ShownTissue;
  /** Names the picture where two stand side by side. */
  readonly label: string;
  readonly children?: ComponentChildren;
}

/** The picture of a piece of tissue, what moves it, and what its signs mean. */
export function TissuePicture({ tissue: { model, choose }, label, children }: PictureProps) {
  return (
    <section class="tissue-view" aria-label={label} data-tissue={model.source.side}>
      <h2 class="visually-hidden">{label}</h2>
      <TissueCanvas model={model} label={label} choose={choose} />
      {model.source.side === "main" && (
        // One set of controls moves both pictures.
        <div class="row tissue-bar-below">
          <ViewControls model={model} />
          <LayerControls model={model} />
        </div>
      )}
      <Legend model={model} />
      {children}
    </section>
  );
}

/** What belongs to the picture: the chosen cell, and all of it in words. */
export function TissueDetails({ tissue: { model, reader, describe, choose } }: Omit<PictureProps, "label">) {
  return (
    <>
      <CellInspector model={model} choose={choose} />
      <TextSceneView model={model} reader={reader} describe={describe} />
      {model.source.side === "main" && <PerfOverlay />}
    </>
  );
}
