import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type PainterWish, Stage } from "../paint/stage.ts";
import { dayText } from "../reading/text-scene.ts";
import type { TissueModel } from "../tissue-model.ts";
import { ChosenMark } from "./chosen-mark.tsx";
import { ColourBar } from "./colour-bar.tsx";
import { Gestures } from "./gestures.ts";
import { Lens } from "./lens.tsx";
import { keyMoves } from "./moves.ts";
import { ScaleBar } from "./scale-bar.tsx";

interface TissueCanvasProps {
  readonly model: TissueModel;
  readonly label: string;
  choose(id: number | undefined): void;
}

/** `?gl=off` draws without the graphics card, `?gl=on` with it; else whatever is the quickest here. */
const asked = new URLSearchParams(location.search).get("gl");
const wish: PainterWish = asked === "off" ? "Canvas2D" : asked === "on" ? "WebGL2" : "quickest";

/** The picture itself, with what is always on it: day, scale bar, colour bar. */
export function TissueCanvas({ model, label, choose }: TissueCanvasProps) {
  const area = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage>(undefined);
  const trouble = useSignal("");
  const chosen = useRef(choose);
  chosen.current = choose;
  useEffect(() => {
    if (!holder.current || !area.current) return;
    const made = new Stage(holder.current, model, wish, "Cells of the tissue; the words below tell what it shows");
    stage.current = made;
    const end = made.state.subscribe((state) => {
      trouble.value = state.is === "drawing" ? "" : state.message;
    });
    const forget = new Gestures(area.current, model, (id) => chosen.current(id)).listen();
    return () => {
      end();
      forget();
      made.dispose();
    };
  }, [model, trouble]);
  return (
    <div class="tissue-frame" data-region>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture that takes keys; every key has a button below */}
      <div
        ref={area}
        class={`tissue-area${model.source.view.held.value ? " tissue-held" : ""}`}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows, plus, minus and 0 move the picture
        tabIndex={0}
        aria-label={`${label}: picture of the tissue. Arrow keys move it, plus and minus zoom, 0 shows all.`}
        onKeyDown={(event) => {
          if (keyMoves(model, event)) event.preventDefault();
        }}
      >
        {/* The stage puts the canvas in. */}
        <div ref={holder} />
        <Lens model={model} />
        <ChosenMark model={model} />
        <DayCounter model={model} />
        <ScaleBar model={model} />
        {!model.before.value && <p class="tissue-waiting">Preparing the first picture…</p>}
      </div>
      <ColourBar model={model} />
      {trouble.value !== "" && (
        <div class="notice" role="alert">
          {trouble.value} The picture is now drawn without it: the same cells, fewer pictures a second. The run goes on.{" "}
          <button type="button" onClick={() => stage.current?.retry()}>
            Try the graphics card again
          </button>
        </div>
      )}
    </div>
  );
}

const none = signal(0);

function DayCounter({ model }: { readonly model: TissueModel }) {
  const day = model.before.value ? model.source.playback.day : none;
  return <p class="tissue-day">{dayText(Math.floor(day.value * 10 + 1e-6) / 10)}</p>;
}
