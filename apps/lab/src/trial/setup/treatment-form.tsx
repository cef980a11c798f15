import { armsOf, entryOf, listOf, textOf, withEdit, withTherapy } from "../document/trial-document.ts";
import { keyOf } from "../engine/faults.ts";
import { useStore } from "../store-context.ts";
import { ChoiceField } from "./fields.tsx";
import { percents, QuantityField, times } from "./quantity-field.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";
import { UntilField } from "./until-field.tsx";

/** One drug or cell product of an arm. */
export function TreatmentForm({ arm, index }: { readonly arm: number; readonly index: number }) {
  const store = useStore();
  const path = ["arms", arm, "treatments", index] as const;
  const treatments = listOf(armsOf(store.trial.value)[arm]?.treatments);
  const entry = entryOf(treatments[index]);
  const all = store.session.catalogue.value?.therapies ?? [];
  const acting = store.cancer.value?.therapies;
  const facts = all.find(({ name }) => name === entry.therapy);
  const regimen = facts?.regimens.find(({ name }) => name === entry.use);
  const name = textOf(entry.therapy);
  // What differs from the usual, or is wrong, is not hidden.
  const further =
    ["start", "route", "until", "hold"].some((one) => entry[one] !== undefined) ||
    store.session.checked.value.faults.some(
      ({ key }) => /\.(start|route|until|hold)$/.test(key) && key.startsWith(keyOf(path)),
    );
  const remove = () => {
    const rest = treatments.filter((_, place) => place !== index);
    const next = withEdit(store.trial.peek(), ["arms", arm, "treatments"], rest.length === 0 ? "none" : rest);
    store.edit(`${name} removed`, next);
  };
  return (
    <fieldset class="setup-treatment">
      <legend>{name || `Treatment ${index + 1}`}</legend>
      <div class="setup-grid">
        <ChoiceField
          path={[...path, "therapy"]}
          label="Drug or cell product"
          hint={facts && `${facts.product}: ${facts.meaning}`}
          choices={all
            .filter((one) => acting?.includes(one.name) ?? true)
            .map((one) => ({ value: one.name, words: one.name }))}
          onChoose={(therapy) => {
            const regimens = all.find((one) => one.name === therapy)?.regimens.map((one) => one.name) ?? [];
            store.edit(
              `${name} replaced by ${therapy}`,
              withEdit(store.trial.peek(), path, withTherapy(entry, therapy, regimens)),
            );
          }}
        />
        {(facts?.regimens.length ?? 0) > 0 && (
          <ChoiceField
            path={[...path, "use"]}
            label="Regimen"
            absent="written out here"
            hint={
              regimen &&
              `${regimen.words}. ${regimen.meaning}. Source: ${regimen.source}. What you fill in beside it takes precedence.`
            }
            choices={facts!.regimens.map((one) => ({ value: one.name, words: `${one.name}: ${one.words}` }))}
            onChoose={(use) => {
              const { use: _, dose, every, times: count, days, blocks, ...kept } = entry;
              const own =
                use === ""
                  ? { dose: dose ?? "200 mg", every: every ?? "3 weeks", ...(count ? { times: count } : {}) }
                  : { use };
              store.edit(
                use === "" ? "schedule written out" : `regimen ${use}`,
                withEdit(store.trial.peek(), path, { ...own, ...kept }),
              );
            }}
          />
        )}
        <QuantityField
          path={[...path, "dose"]}
          label="Dose"
          units={facts?.units ?? ["mg", "mg/kg"]}
          absent={regimen && "as the regimen"}
        />
        <ScheduleFields path={path} entry={entry} regimen={regimen !== undefined} />
      </div>
      <details class="setup-more" open={further}>
        <summary>Start, stop rules, missed doses</summary>
        <div class="setup-grid">
          <QuantityField
            path={[...path, "start"]}
            label="First dose after randomisation"
            units={times}
            absent={regimen ? "as the regimen" : "0"}
          />
          {(facts?.routes.length ?? 0) > 1 && (
            <ChoiceField
              path={[...path, "route"]}
              label="Route"
              absent={facts!.routes[0]}
              choices={facts!.routes.slice(1).map((route) => ({ value: route, words: route }))}
            />
          )}
          <UntilField path={[...path, "until"]} />
          <QuantityField path={[...path, "hold"]} label="Doses missed for other reasons" units={percents} absent="0" />
        </div>
      </details>
      <button type="button" class="quiet" onClick={remove}>
        Remove {name || "this treatment"}
      </button>
    </fieldset>
  );
}
