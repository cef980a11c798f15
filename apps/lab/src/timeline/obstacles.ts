import type { MicroenvironmentScenario } from "../../../../src/index.ts";
import type { Course, TherapyCard, TherapyCards } from "./course.ts";

/** Antigens that a vaccine can carry: those that T cells of the study see. */
export function vaccineChoices(scenario: MicroenvironmentScenario | undefined): string[] {
  return [...new Set(scenario?.receptors.map(({ antigen }) => antigen) ?? [])];
}

/** Antigens that CAR T cells can see: on the surface of some clone. */
export function carChoices(scenario: MicroenvironmentScenario | undefined): string[] {
  if (!scenario) return [];
  const isOnTumour = (name: string) => scenario.clones.some(({ antigens }) => (antigens[name] ?? 0) > 0);
  return scenario.antigens.filter(({ name, surface }) => surface && isOnTumour(name)).map(({ name }) => name);
}

/** The other drug that fills a therapy's place, where one does: a run has one of a kind. */
export function rival(card: TherapyCard, courses: readonly Course[], cards: TherapyCards): string | undefined {
  return courses.find(({ therapy }) => therapy !== card.name && cards[therapy]?.slot === card.slot)?.therapy;
}

/** Why a therapy cannot be given in a run, in words that say what to do; or undefined. */
export function obstacle(
  card: TherapyCard,
  courses: readonly Course[],
  cards: TherapyCards,
  scenario: MicroenvironmentScenario | undefined,
): string | undefined {
  const other = rival(card, courses, cards);
  if (other) return `A run has one drug of this kind: remove ${other} first.`;
  if (card.needs === "vaccine antigens" && vaccineChoices(scenario).length === 0) {
    return "T cells of this study see no antigen that a vaccine could carry: give it a receptor first.";
  }
  if (card.needs === "CAR antigen" && carChoices(scenario).length === 0) {
    return "No antigen is on the surface of the tumour for CAR T cells to see: put one there first.";
  }
  return undefined;
}
