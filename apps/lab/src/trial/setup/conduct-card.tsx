import { designKind } from "../document/conduct-edits.ts";
import { entryOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Card } from "./card.tsx";
import { TextField } from "./fields.tsx";
import { Missing } from "./missing.tsx";
import { percents, QuantityField, times } from "./quantity-field.tsx";

const longTimes = ["months", ...times.filter((unit) => unit !== "months")];

/** How long patients are followed, when they are looked at, and who is lost. */
export function ConductCard() {
  const { trial } = useStore();
  const visits = entryOf(trial.value.visits);
  const summary = `${textOf(trial.value["follow-up"])}; scans at ${textOf(visits.first)}, then every ${textOf(visits.every)}`;
  return (
    <Card name="conduct" summary={summary}>
      <QuantityField path={["follow-up"]} label="Follow-up ends after" units={times} />
      <QuantityField path={["visits", "first"]} label="First scan after" units={times} />
      <QuantityField path={["visits", "every"]} label="Then every" units={times} />
      <QuantityField
        path={["visits", "until"]}
        label="Until"
        units={times}
        absent="the end"
        hint="From then on at the interval beside."
      />
      <QuantityField path={["visits", "later"]} label="Afterwards every" units={times} absent="the same" />
      <QuantityField path={["visits", "window"]} label="Scans shift by (standard deviation)" units={times} absent="3" />
      <QuantityField path={["visits", "missed"]} label="Scans that are missed" units={percents} absent="2" />
      <TextField
        path={["dropout"]}
        label="Lost to follow-up"
        optional
        placeholder="0 % per month"
        hint="As a part a month: 0.3 % per month."
      />
      {designKind(trial.value) !== "every" && (
        <>
          <QuantityField
            path={["accrual", "over"]}
            label="Patients come over"
            units={longTimes}
            absent="0"
            hint="Empty: all on one day. Calendar time matters where the trial is looked at early."
          />
          {trial.value.accrual !== undefined && (
            <QuantityField
              path={["accrual", "ramp"]}
              label="Their pace rises during the first"
              units={longTimes}
              absent="0"
            />
          )}
        </>
      )}
      <Missing what={["Discontinuation rules beyond progression and the toxicity proxy, which stand on card 3."]} />
    </Card>
  );
}
