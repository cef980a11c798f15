import type { CellKind, MicroenvironmentScenario } from "../../../../src/index.ts";
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
  // What only calls presenting cells, without an antigen, needs no T cells.
  return card.slot === "vaccine" && !card.needs ? undefined : untouched(card.slot, scenario);
}

const cd8: readonly CellKind[] = ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory"];
const tCells: readonly CellKind[] = [...cd8, "helper T", "regulatory T"];

/** Kinds of cells of which a therapy needs one at least, as the study's reader has it. */
const needed: Readonly<Record<string, readonly [kinds: readonly CellKind[], words: string]>> = {
  antiPD1: [cd8, "killer T cells"],
  antiCTLA4: [tCells, "T cells"],
  interleukin2: [[...tCells, "NK"], "T cells or natural killer cells"],
  vaccine: [tCells, "T cells"],
  carT: [["CAR T"], "CAR T cells"],
};

/** Why a therapy would find nothing to act on. */
function untouched(slot: string, scenario: MicroenvironmentScenario | undefined): string | undefined {
  if (!scenario) return undefined;
  const lacks = (kinds: readonly CellKind[]) => kinds.every((kind) => scenario.absent.includes(kind));
  const [kinds, words] = needed[slot] ?? [];
  if (kinds && lacks(kinds)) {
    return `This scenario has no ${words} at all: put them back among the missing kinds of cells first.`;
  }
  const noPdl1 = slot === "antiPDL1" && scenario.clones.every(({ pdl1 }) => pdl1 === 0);
  return noPdl1 && lacks(["M1 macrophage", "M2 macrophage"])
    ? "Nothing in this scenario has PD-L1: give some to a clone first."
    : undefined;
}
