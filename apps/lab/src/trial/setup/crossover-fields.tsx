import { armNamesOf, armsOf, entryOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { ChoiceField } from "./fields.tsx";
import { percents, QuantityField } from "./quantity-field.tsx";

/** Which arm's treatments may follow at progression, and for how many. */
export function CrossoverFields({ arm }: { readonly arm: number }) {
  const store = useStore();
  const { crossover } = entryOf(armsOf(store.trial.value)[arm]);
  const others = armNamesOf(store.trial.value).filter((_, index) => index !== arm);
  if (crossover === undefined && others.length === 0) return null;
  const path = ["arms", arm, "crossover"] as const;
  return (
    <div class="setup-grid">
      <ChoiceField
        path={[...path, "to"]}
        label="At progression, cross over to"
        absent="nothing"
        choices={others.map((name) => ({ value: name, words: name }))}
        onChoose={(to) => {
          const value = to === "" ? undefined : { fraction: "50 %", ...entryOf(crossover), to };
          store.set(to === "" ? "no crossing over" : `crossing over to ${to}`, path, value);
        }}
      />
      {crossover !== undefined && (
        <QuantityField path={[...path, "fraction"]} label="Share of progressed patients" units={percents} />
      )}
    </div>
  );
}
