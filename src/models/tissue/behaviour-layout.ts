import type { BehaviourReference } from "./behaviours.ts";
import { tissueBehaviours } from "./behaviours.ts";
import type { GrammarNames } from "./grammar.ts";

type Kind = BehaviourReference["kind"];

/** Where each behaviour stands in a row of behaviours: the place of a kind's first entry; those `of` others follow it. */
export type BehaviourLayout = Readonly<Record<Kind, number>> & { readonly size: number };

export function behaviourLayout(names: GrammarNames): BehaviourLayout {
  const entries = tissueBehaviours(names);
  const first: Partial<Record<Kind, number>> = {};
  for (const { reference, index } of entries) first[reference.kind] ??= index;
  // Kinds that depend on a list that is empty have no entries, and nobody asks for their place.
  return { ...(first as Record<Kind, number>), size: entries.length };
}
