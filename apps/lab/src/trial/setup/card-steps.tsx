import { useStore } from "../store-context.ts";
import { cardNames, cardTitles, goToCard } from "./card.tsx";

/** The seven cards in a line, each with whether something is to be mended on it. */
export function CardSteps() {
  const { byCard } = useStore().faults.value;
  return (
    <nav class="setup-steps" aria-label="Cards of the set-up">
      {cardNames.map((name, index) => {
        const wrong = byCard.get(name)?.length ?? 0;
        return (
          <button
            key={name}
            type="button"
            class={wrong > 0 ? "setup-step setup-step-faulty" : "setup-step"}
            onClick={() => goToCard(name)}
          >
            <span class="setup-number">{index + 1}</span> {cardTitles[name]}{" "}
            <span class="setup-mark">
              <span aria-hidden="true">{wrong > 0 ? "⚠" : "✓"}</span>
              <span class="visually-hidden">{wrong > 0 ? `${wrong} to mend` : "in order"}</span>
            </span>
          </button>
        );
      })}
    </nav>
  );
}
