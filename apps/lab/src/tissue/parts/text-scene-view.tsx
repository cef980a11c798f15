import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { TissueLook } from "../../../../../src/index.ts";
import { kindStyles } from "../../design/palette.ts";
import { announce } from "../../kit/live-region.tsx";
import { ScrollBox } from "../../kit/scroll-box.tsx";
import type { SpaceReader } from "../reading/space-reader.ts";
import { EDGE, type SpaceReading } from "../reading/space-reading.ts";
import { infiltrationText, type TextScene, textScene } from "../reading/text-scene.ts";
import type { TissueModel } from "../tissue-model.ts";

interface TextSceneProps {
  readonly model: TissueModel;
  readonly reader: SpaceReader;
  /** Where the key D finds what it runs. */
  readonly describe: { current: () => void };
}

/** Milliseconds without change before the words follow a picture at rest. */
const CALM = 300;
/** Milliseconds between readings of how cells lie while time runs. */
const LIVE = 2000;

/** The picture in words, for those who read it instead: on pause, on a step, when asked; never frame by frame. */
export function TextSceneView({ model, reader, describe }: TextSceneProps) {
  const scene = useSignal<TextScene | undefined>(undefined);
  const space = useSignal<SpaceReading | undefined>(undefined);
  const asked = useSignal<TextScene | undefined>(undefined);
  const { playback } = model.source;
  useEffect(() => {
    let open = true;
    const tell = async () => {
      const look = model.before.peek();
      if (!look) return undefined;
      const day = playback.day.peek();
      const reading = await reader.read(look, model.height.peek());
      if (!open) return undefined;
      if (reading) space.value = reading;
      scene.value = textScene({ look, day, playing: playback.playing.peek(), space: reading }, asked.peek());
      return scene.value;
    };
    describe.current = async () => {
      const told = await tell();
      if (!told) return;
      announce([told.state, ...told.changes].join(" "));
      asked.value = told;
    };
    const follow = async (look: TissueLook) => {
      const reading = await reader.read(look, model.height.peek());
      if (open && reading) space.value = reading;
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const end = effect(() => {
      const look = model.before.value;
      const { height } = model;
      height.value;
      const playing = playback.playing.value && scene.peek() !== undefined;
      if (!look) return;
      clearTimeout(timer);
      if (!playing) timer = setTimeout(tell, CALM);
      else if (performance.now() - last > LIVE) {
        last = performance.now();
        void follow(look);
      }
    });
    return () => {
      open = false;
      clearTimeout(timer);
      end();
    };
  }, [model, reader, playback, describe, scene, space, asked]);
  const told = scene.value;
  return (
    <section class="tissue-words panel" aria-label="The picture in words">
      <div class="row">
        <h3>In words</h3>
        <button type="button" onClick={() => describe.current()}>
          Describe now <kbd>D</kbd>
        </button>
        {playback.playing.value && <span class="quiet-text">The words follow when the picture pauses.</span>}
      </div>
      {!told ? <p class="quiet-text">Reading the picture…</p> : <Told scene={told} />}
      {space.value && <Space reading={space.value} />}
    </section>
  );
}

function Told({ scene }: { readonly scene: TextScene }) {
  return (
    <>
      <p>In this model: {scene.state}</p>
      {scene.changes.length > 0 && (
        <ul aria-label="What changed since you last asked">
          {scene.changes.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>Cells by kind and place</summary>
        <ScrollBox label="Live cells by kind and place">
          <table>
            <caption>
              Live cells. Edge: within {EDGE} µm of the tumour's border; core: deeper; outside: farther away.
            </caption>
            <thead>
              <tr>
                {["Kind", "All", "Core", "Edge", "Outside"].map((head, i) => (
                  <th key={head} scope="col" class={i > 0 ? "number" : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {scene.kinds.map(({ kind, plain, count, where }) => (
                <tr key={kind}>
                  <th scope="row">{plain}</th>
                  <td class="number">{count}</td>
                  {[0, 1, 2].map((i) => (
                    <td key={i} class="number">
                      {where ? where[i] : "–"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </details>
    </>
  );
}

/** Plain words for the compartments of the class. */
const placeNames: Readonly<Record<string, string>> = { margin: "edge", stroma: "outside, to 500 µm" };
const rounded = (value: number) => String(Number(value.toPrecision(2)));

/** How cells lie: class of infiltration, densities, mixing. */
function Space({ reading }: { readonly reading: SpaceReading }) {
  return (
    <details>
      <summary>How cells lie: {infiltrationText(reading)}</summary>
      {reading.reason && <p class="quiet-text">No class: {reading.reason}.</p>}
      <dl class="tissue-facts">
        {reading.densities.map(({ place, cells, density }) => (
          <div key={place}>
            <dt>Killer T cells, {placeNames[place] ?? place}</dt>
            <dd>{Number.isNaN(density) ? "no such place" : `${cells} (${rounded(density)} a mm²)`}</dd>
          </div>
        ))}
        <div>
          <dt>Mixing of killer T cells and tumour cells</dt>
          <dd>
            {Number.isNaN(reading.mixing)
              ? `not told: ${reading.mixingReason}`
              : `${rounded(reading.mixing)} (1: at random)`}
          </dd>
        </div>
        <div>
          <dt>Area of the tumour</dt>
          <dd>{reading.area > 0 ? `${rounded(reading.area)} mm²` : "none with a border"}</dd>
        </div>
      </dl>
      <p class="quiet-text">
        Classes by density in the core (inflamed) or at the edge (excluded), from 100 cells a mm² on; cut-offs are our
        assumption. {kindStyles["CD8 effector"].plain}s of all states and CAR T cells count.
      </p>
    </details>
  );
}
