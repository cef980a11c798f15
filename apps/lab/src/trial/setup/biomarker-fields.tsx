import { entryOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";
import { ChoiceField, CountField } from "./fields.tsx";
import { percents, QuantityField } from "./quantity-field.tsx";

const path = ["biomarker-test"] as const;

/** A test at enrolment that reads a covariate with error. */
export function BiomarkerFields() {
  const store = useStore();
  const { id, value, faults, set } = useField(path, "biomarker test changed");
  const test = entryOf(value);
  const covariates = store.cancer.value?.atEntry ?? [];
  return (
    <>
      <Field
        id={id}
        label="A biomarker test at enrolment"
        hint={value === undefined ? "None: conditions above see true values. A test errs." : words(test)}
        faults={faults}
        wide
      >
        <select
          id={id}
          value={value === undefined ? "" : textOf(test.covariate)}
          onChange={({ currentTarget }) => {
            const { value: covariate } = currentTarget;
            if (covariate === "") return set(undefined);
            const usual = { cut: 0.5, sensitivity: "90 %", specificity: "90 %" };
            set({ ...usual, ...test, covariate });
          }}
        >
          <option value="">none</option>
          {covariates.map((name) => (
            <option key={name} value={name}>
              of {name}
            </option>
          ))}
        </select>
      </Field>
      {value !== undefined && (
        <>
          <CountField path={[...path, "cut"]} label="Truly positive from" />
          <QuantityField path={[...path, "sensitivity"]} label="Sensitivity" units={percents} absent="100" />
          <QuantityField path={[...path, "specificity"]} label="Specificity" units={percents} absent="100" />
          <ChoiceField
            path={[...path, "enrols"]}
            label="Enrolled are"
            absent="those who test positive"
            choices={[
              { value: "negative", words: "those who test negative" },
              { value: "everybody", words: "all; strata may be of the result" },
            ]}
          />
        </>
      )}
    </>
  );
}

/** What its errors mean, in words. */
function words({ sensitivity, specificity, enrols }: ReturnType<typeof entryOf>): string {
  const misses = errorOf(sensitivity);
  const alarms = errorOf(specificity);
  const who = enrols === "negative" ? "testing negative" : "testing positive";
  const said = `Of 100 truly positive, ${misses} test negative; of 100 truly negative, ${alarms} test positive.`;
  return enrols === "everybody" ? `${said} Nobody is turned away.` : `${said} Those ${who} come in.`;
}

/** In a hundred. */
function errorOf(share: unknown): string {
  const text = textOf(share);
  if (text === "") return "none";
  const percent = text.includes("%") ? Number.parseFloat(text) : 100 * Number(text);
  return Number.isFinite(percent) ? String(Math.round(10 * (100 - percent)) / 10) : "?";
}
