import type { BehaviourLayout } from "./behaviour-layout.ts";
import { tissueBehaviours } from "./behaviours.ts";
import type { TissueModel } from "./contract.ts";
import { entryNamed, type GrammarNames, spellings } from "./grammar.ts";
import { type SignalReference, tissueSignals } from "./signals.ts";

export interface CompiledSignal {
  readonly signal: SignalReference;
  readonly halfMaximum: number;
  readonly hillPower: number;
  readonly appliesToDead: boolean;
}

/** All that moves one behaviour of one cell type. */
export interface CompiledRule {
  /** Place of the behaviour in a row of behaviours. */
  readonly behaviour: number;
  readonly base: number;
  /** Where the behaviour goes when the signals that raise it saturate; all rows of one direction share the extreme. */
  readonly highest: number;
  readonly lowest: number;
  readonly up: readonly CompiledSignal[];
  readonly down: readonly CompiledSignal[];
  readonly appliesToDead: boolean;
}

/**
 * The rules of each type, one for each behaviour in the order in which it is first named.
 *
 * The grammar: Johnson et al. (2025), https://doi.org/10.1016/j.cell.2025.06.048
 *
 * @throws {InputError} for a name that the model does not have
 */
export function compileRules(
  model: TissueModel,
  names: GrammarNames,
  base: Float64Array,
  layout: BehaviourLayout,
): CompiledRule[][] {
  const signals = spellings(tissueSignals(names));
  const behaviours = spellings(tissueBehaviours(names));
  return model.cellTypes.map(({ name }, type) => {
    const grouped = new Map<number, CompiledRule>();
    model.rules.forEach((rule, index) => {
      if (rule.cellType !== name) return;
      const place = `rules[${index}]`;
      const behaviour = entryNamed(behaviours, rule.behaviour, "behaviour", place).index;
      const own = base[type * layout.size + behaviour];
      const old = grouped.get(behaviour) ?? {
        behaviour,
        base: own,
        highest: Number.NEGATIVE_INFINITY,
        lowest: Number.POSITIVE_INFINITY,
        up: [],
        down: [],
        appliesToDead: false,
      };
      const signal: CompiledSignal = {
        signal: entryNamed(signals, rule.signal, "signal", place).reference,
        halfMaximum: rule.halfMaximum,
        hillPower: rule.hillPower,
        appliesToDead: rule.appliesToDead,
      };
      const rises = rule.direction === "increases";
      grouped.set(behaviour, {
        ...old,
        highest: Math.max(old.highest, rises ? rule.response : own),
        lowest: Math.min(old.lowest, rises ? own : rule.response),
        up: rises ? [...old.up, signal] : old.up,
        down: rises ? old.down : [...old.down, signal],
        appliesToDead: old.appliesToDead || rule.appliesToDead,
      });
    });
    return [...grouped.values()];
  });
}
