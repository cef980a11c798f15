import { entryOf, listOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";
import { ListField } from "./list-field.tsx";

const most = 3;

/** Covariates within whose levels arms are balanced, each with its cut points. */
export function StrataList() {
  const store = useStore();
  const { id, faults } = useField(["allocation", "strata"], "strata");
  const strata = listOf(entryOf(store.trial.value.allocation).strata).map(entryOf);
  const names = strata.map(({ covariate }) => textOf(covariate));
  const tested = store.trial.value["biomarker-test"] === undefined ? [] : ["biomarkerTest"];
  const known = [...(store.cancer.value?.stratifiers ?? []), ...tested];
  const free = known.filter((name) => !names.includes(name));
  const meaning = (name: string) => {
    const found = store.cancer.value?.sampled.find((one) => one.name === name);
    return found ? `${found.meaning}${found.usual ? ` (${found.usual} ${found.unit})` : ""}` : "as seen at entry";
  };
  const levels = strata.reduce((product, { cuts }) => product * (listOf(cuts).length + 1), 1);
  return (
    <Field
      id={id}
      label="Strata"
      hint={
        strata.length === 0
          ? "None: one list of blocks for everybody. At most three covariates."
          : `${levels} strata, each with blocks of its own. Comparisons are made within them.`
      }
      faults={faults}
      group
      wide
    >
      {strata.map((_, index) => (
        <span class="setup-line" key={names[index]}>
          <ListField
            path={["allocation", "strata", index, "cuts"]}
            label={`${names[index]}, cut at`}
            numbers
            hint={`${meaning(names[index])}. Cut points with commas between them.`}
          />
          <button
            type="button"
            class="quiet"
            aria-label={`Remove stratification by ${names[index]}`}
            onClick={() => store.set("stratification removed", ["allocation", "strata", index], undefined)}
          >
            Remove
          </button>
        </span>
      ))}
      <span class="row">
        <select
          id={id}
          aria-label="Stratify by"
          value=""
          disabled={strata.length >= most}
          onChange={({ currentTarget }) => {
            const covariate = currentTarget.value;
            if (covariate === "") return;
            const usual = store.cancer.peek()?.sampled.find(({ name }) => name === covariate)?.usual ?? "";
            store.set(`stratified by ${covariate}`, ["allocation", "strata", strata.length], {
              covariate,
              cuts: [firstCut(usual)],
            });
          }}
        >
          <option value="">{strata.length >= most ? "three are the most" : "Stratify by …"}</option>
          {free.map((name) => (
            <option key={name} value={name}>
              {name}: {meaning(name)}
            </option>
          ))}
        </select>
      </span>
    </Field>
  );
}

/** The middle of a covariate to begin with; yes or no is cut at 1. */
function firstCut(usual: string): number {
  if (usual.endsWith("%")) return 1;
  const [, number] = /([\d.]+)/.exec(usual) ?? [];
  return number === undefined ? 1 : Number(number);
}
