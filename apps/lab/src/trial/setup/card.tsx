import type { ComponentChildren } from "preact";
import type { CardName } from "../engine/faults.ts";
import { useStore } from "../store-context.ts";
import { opened } from "./opened-cards.ts";

export const cardTitles: Readonly<Record<CardName, string>> = {
  question: "Question",
  population: "Population",
  arms: "Arms",
  allocation: "Allocation",
  conduct: "Conduct",
  endpoints: "Endpoints",
  analysis: "Analysis",
};

export const cardNames = Object.keys(cardTitles) as readonly CardName[];

interface CardProps {
  readonly name: CardName;
  /** What the card says now, in a line, for when it is closed. */
  readonly summary: string;
  readonly children: ComponentChildren;
}

/** One of the seven cards of the set-up. */
export function Card({ name, summary, children }: CardProps) {
  const { byCard } = useStore().faults.value;
  const wrong = byCard.get(name)?.length ?? 0;
  return (
    <details
      class="setup-card panel"
      id={`card-${name}`}
      open={opened.value.has(name)}
      onToggle={({ currentTarget }) => {
        const next = new Set(opened.peek());
        if (currentTarget.open) next.add(name);
        else next.delete(name);
        opened.value = next;
      }}
    >
      <summary>
        <h2>
          <span class="setup-number">{cardNames.indexOf(name) + 1}</span> {cardTitles[name]}
        </h2>
        <span class="setup-summary">{summary}</span>
        {wrong > 0 && <span class="setup-count">{wrong} to mend</span>}
      </summary>
      <div class="setup-body">{children}</div>
    </details>
  );
}

/** Opens a card and goes to it, or to a field on it. */
export function goToCard(name: CardName, field?: string): void {
  opened.value = new Set([...opened.peek(), name]);
  requestAnimationFrame(() => {
    const card = document.getElementById(`card-${name}`);
    const target = (field && document.getElementById(field)) || card?.querySelector("summary");
    (field ? target : card)?.scrollIntoView({ block: field ? "center" : "start" });
    (target as HTMLElement | null)?.focus({ preventScroll: true });
  });
}
