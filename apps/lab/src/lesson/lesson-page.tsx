import { useEffect, useMemo } from "preact/hooks";
import { Later } from "../kit/later.tsx";
import { announce } from "../kit/live-region.tsx";
import { reducedMotion } from "../kit/theme.ts";
import { safe } from "../kit/wording.ts";
import { TissueDetails, useTissue } from "../tissue/tissue-view.tsx";
import { TissueViewState } from "../tissue/tissue-view-state.ts";
import { layers, textOf } from "./content.ts";
import { Controls } from "./controls.tsx";
import { FlagHistogram } from "./flag-histogram.tsx";
import { GoOn } from "./go-on.tsx";
import { Guess } from "./guess.tsx";
import "./lesson.css";
import { type LessonStore, layer, readAs } from "./lesson-store.ts";
import { meanFlags, outcomeOf } from "./measure-flags.ts";
import { PlayArea } from "./play-area.tsx";
import { SizePlot } from "./size-plot.tsx";
import { Sources } from "./sources.tsx";
import { WhatHappened } from "./what-happened.tsx";

/** A lesson: question, answer, guess, run, comparison, reason; then things to try, limits and sources. */
export function LessonPage({ store }: { readonly store: LessonStore }) {
  const { lesson, lab } = store;
  useEffect(() => autoPlay(store), [store]);
  const view = useMemo(() => new TissueViewState(), []);
  const { main: session, playback, patch } = lab;
  const tissue = useTissue({ session, playback, patch, view, side: "main" });
  return (
    <>
      <header class="lesson-head">
        <div>
          <p class="quiet-text">
            Learn / {lesson.chapter} / {lesson.place}
          </p>
          <h1>{lesson.question}</h1>
          <p class="lesson-answer">{textOf(lesson.answer, layer.value)}</p>
        </div>
        <fieldset class="row panel">
          <legend>Reading</legend>
          {layers.map((one) => (
            <button key={one} type="button" aria-pressed={layer.value === one} onClick={() => readAs(one)}>
              {one[0].toUpperCase() + one.slice(1)}
            </button>
          ))}
        </fieldset>
      </header>
      {lesson.hard && <p class="quiet-text">{safe.hard}</p>}
      <div class="lesson-play">
        <PlayArea store={store} tissue={tissue} />
        <div class="lesson-side">
          <Later>{() => <Guess store={store} outcome={store.done.value ? outcome(store) : undefined} />}</Later>
          <Later>{() => <Controls store={store} />}</Later>
          <div class="lesson-plots" data-region>
            <Figures store={store} />
          </div>
        </div>
        <div class="lesson-words">
          <section class="panel" aria-labelledby="why" data-region>
            <h2 id="why">What happened and why</h2>
            <WhatHappened store={store} />
            <p class="quiet-text">{safe.run}</p>
          </section>
          <Later>{() => <TissueDetails tissue={tissue} />}</Later>
        </div>
      </div>
      <Later>{() => <LessonText store={store} />}</Later>
    </>
  );
}

/** Story, things to try, limits and sources. */
function LessonText({ store }: { readonly store: LessonStore }) {
  const { lesson, lab } = store;
  return (
    <div class="lesson-text">
      <section>
        <h2>In this model</h2>
        {textOf(lesson.story, layer.value).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <h2>Try this</h2>
        <ol class="lesson-tries">
          {lesson.tries.map(({ text, set }) => (
            <li key={text}>
              {text}{" "}
              <button type="button" onClick={() => tryOut(store, text, set)}>
                Set and run
              </button>
            </li>
          ))}
        </ol>
        <h2>Puzzle</h2>
        <p>
          {lesson.puzzle}{" "}
          {store.done.value && outcome(store) === "gone" && <strong>Found: no tumour cell was left.</strong>}
        </p>
      </section>
      <section>
        <h2>What this model leaves out</h2>
        <ul>
          {textOf(lesson.leavesOut, layer.value).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <GoOn store={store} />
        <Sources lesson={lesson} />
        <p class="quiet-text">{safe.noblame}</p>
        {lab.main.phase.value.is === "ended" && (
          <p class="quiet-text">
            Result <code>{lab.main.phase.value.digest.slice(0, 8)}</code>: the same on every machine.
          </p>
        )}
      </section>
    </div>
  );
}

function Figures({ store }: { readonly store: LessonStore }) {
  const { main, beside, playback, duration } = store.lab;
  const [frames, without] = [main.frameCount.value, beside.frameCount.value];
  if (frames === 0) return <p class="panel">The first pictures come in a moment…</p>;
  const day = playback.day.value;
  const now = main.frameAt(day) ?? main.frames[0];
  return (
    <>
      <FlagHistogram start={main.frames[0].looks[0]} now={now.looks[0]} />
      <SizePlot
        frames={main.frames.slice(0, frames)}
        without={beside.frames.slice(0, without)}
        day={day}
        duration={duration.value}
        withoutWords={store.lesson.without}
      />
    </>
  );
}

function outcome(store: LessonStore) {
  const looks = store.looks("main");
  return outcomeOf(meanFlags(looks[0]), meanFlags(looks[looks.length - 1]));
}

function tryOut(store: LessonStore, text: string, set: Readonly<Record<string, number>>): void {
  store.set(set);
  announce(`Set: ${text}`);
  document.querySelector(".lesson-play")?.scrollIntoView({ block: "start" });
}

/** The prepared run plays once by itself, but never for those who asked for less motion. */
function autoPlay({ lab }: LessonStore): () => void {
  if (reducedMotion.peek()) return () => undefined;
  const stop = lab.main.frameCount.subscribe((count) => {
    if (count < 4) return;
    queueMicrotask(() => stop());
    if (lab.playback.day.peek() === 0) lab.playback.play();
  });
  return stop;
}
