import { entryOf, listOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Card } from "./card.tsx";
import { ChoiceField, SwitchField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";
import { Missing } from "./missing.tsx";
import { PublishedList } from "./published-list.tsx";
import { percents, QuantityField } from "./quantity-field.tsx";

/** How response is judged, and what is reported. */
export function EndpointsCard() {
  const { trial, cancer } = useStore();
  const criteria = cancer.value?.criteria ?? [];
  const response = entryOf(trial.value.response);
  const published = listOf(trial.value.published).length;
  const summary = [
    textOf(response.criteria) || criteria[0],
    response.confirmation === false ? "unconfirmed" : "confirmed",
    published > 0 ? `${published} published figures` : "",
  ];
  return (
    <Card name="endpoints" summary={summary.filter(Boolean).join(", ")}>
      <ChoiceField
        path={["response", "criteria"]}
        label="Rules for response and progression"
        absent={criteria[0] ? `${criteria[0]} (usual)` : "usual"}
        choices={criteria.slice(1).map((one) => ({ value: one, words: one }))}
      />
      <QuantityField
        path={["response", "reader-error"]}
        label="Error of a measured diameter"
        units={percents}
        absent="7"
      />
      <SwitchField path={["response", "confirmation"]} label="A response must be seen again to count" usual />
      <ListField
        path={["landmarks"]}
        label="Times at which survival is reported"
        placeholder="each whole year"
        hint="Times with commas between them: 6 months, 1 year, 2 years."
      />
      <p class="setup-hint setup-field-wide">
        Always reported: best response, objective response, time to and duration of response, depth of response,
        progression-free and overall survival (from a hazard that depends on tumour size), drug concentration, receptor
        occupancy, toxicity proxy.
      </p>
      <PublishedList />
      <Missing what={["A primary endpoint as a mark: all endpoints are reported alike, and none is tested first."]} />
    </Card>
  );
}
