import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Stage, type StageState } from "../paint/stage.ts";
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

/** `?gl=off` draws without the graphics card. */
const asked = new URLSearchParams(location.search).get("gl") !== "off";

/** The picture itself, with what is always on it: day, scale bar, colour bar. */
export function TissueCanvas({ model, label, choose }: TissueCanvasProps) {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const graphics = useSignal(asked);
  const trial = useSignal(0);
  const trouble = useSignal("");
  const chosen = useRef(choose);
  chosen.current = choose;
  const uses = graphics.value;
  const attempt = trial.value;
  useEffect(() => {
    if (!canvas.current || !area.current) return;
    const stage = new Stage(canvas.current, model, uses);
    const end = stage.state.subscribe((state) => onState(state));
    const forget = new Gestures(area.current, model, (id) => chosen.current(id)).listen();
    function onState(state: StageState) {
      if (state.is === "drawing") return;
      trouble.value = state.message;
      // A canvas keeps the kind of its first context: the other painter needs a new one.
      if (uses) graphics.value = false;
    }
    return () => {
      end();
      forget();
      stage.dispose();
    };
  }, [model, uses, attempt]);
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
        <canvas
          key={`${uses}-${attempt}`}
          ref={canvas}
          class="tissue-canvas"
          role="img"
          aria-label="Cells of the tissue; the words below tell what it shows"
        />
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
          <button
            type="button"
            onClick={() => {
              trouble.value = "";
              graphics.value = true;
              trial.value++;
            }}
          >
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
