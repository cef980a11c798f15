import { announce } from "../kit/live-region.tsx";
import type { LessonStore } from "./lesson-store.ts";
import type { Outcome } from "./measure-flags.ts";

/** A bet before the run is looked at; it may be skipped, is never scored, and stays beside the result. */
export function Guess({ store, outcome }: { readonly store: LessonStore; readonly outcome: Outcome | undefined }) {
  const { ask, options } = store.lesson.guess;
  const guess = store.guess.value;
  const words = (id: string | undefined) => options.find((one) => one.id === id)?.text.toLowerCase();
  const choose = (id: string) => {
    store.guess.value = id;
    announce(id === "skipped" ? "Skipped." : `Your guess: ${words(id)}. Press play to see.`);
  };
  return (
    <fieldset class="lesson-guess panel">
      <legend>My guess</legend>
      <p>{ask}</p>
      {options.map(({ id, text }) => (
        <label key={id}>
          <input type="radio" name="guess" checked={guess === id} onChange={() => choose(id)} />
          {text}
        </label>
      ))}
      <button type="button" aria-pressed={guess === "skipped"} onClick={() => choose("skipped")}>
        Skip
      </button>
      {guess && outcome && (
        <output class="lesson-result">
          {guess === "skipped" ? "No guess. " : `You guessed: ${words(guess)}. `}
          In this run: {outcome === "gone" ? "no tumour cell was left" : words(outcome)}.
        </output>
      )}
    </fieldset>
  );
}
