import { assumed } from "../../foundation/parameter.ts";
import type { Model } from "../../models/contract.ts";

/**
 * The body without the tumour's tissue: states that a tissue stands for become parameters, which it sets, and every
 * reaction that changes one of them is taken out, those that cross the border among them, since the tissue does them.
 *
 * @param tissueStates  names of states of the model
 */
export function hostModel(model: Model, tissueStates: readonly string[]): Model {
  const isTissue = new Set(tissueStates);
  const keep = <T>(entries: Readonly<Record<string, T>>, holds: (name: string, entry: T) => boolean) =>
    Object.fromEntries(Object.entries(entries).filter(([name, entry]) => holds(name, entry)));
  const counted = Object.fromEntries(
    tissueStates.map((name) => {
      const { unit, meaning } = model.states[name];
      return [name, assumed(0, unit, meaning, "assumed: counted in the tissue at every exchange")];
    }),
  );
  return {
    ...model,
    name: `${model.name} around a tissue`,
    states: keep(model.states, (name) => !isTissue.has(name)),
    parameters: { ...model.parameters, ...counted },
    reactions: keep(model.reactions, (_, { changes }) => !Object.keys(changes).some((name) => isTissue.has(name))),
    derivatives: keep(model.derivatives, (name) => !isTissue.has(name)),
    events: keep(model.events, (_, { set }) => !Object.keys(set).some((name) => isTissue.has(name))),
    smallPopulations: model.smallPopulations.filter(({ state }) => !isTissue.has(state)),
  };
}

/** Reactions that move cells between a body's own states and those of the tissue. */
export function crossings(model: Model, tissueStates: readonly string[]): string[] {
  const isTissue = new Set(tissueStates);
  return Object.entries(model.reactions).flatMap(([name, { changes }]) => {
    const states = Object.keys(changes);
    return states.some((state) => isTissue.has(state)) && states.some((state) => !isTissue.has(state)) ? [name] : [];
  });
}
