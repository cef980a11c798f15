import { ScrollBox } from "../../kit/scroll-box.tsx";
import { entryOf, listOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";

/** Figures that the trial reported; they come with shipped trials and are shown beside the simulated ones. */
export function PublishedList() {
  const store = useStore();
  const { id, faults } = useField(["published"], "published figures");
  const figures = listOf(store.trial.value.published).map(entryOf);
  if (figures.length === 0) return null;
  return (
    <Field
      id={id}
      label="Published figures"
      hint="Shown beside the simulated ones. A changed design is no longer the trial that reported them."
      faults={faults}
      group
      wide
    >
      <ScrollBox label="Published figures of this trial">
        <table>
          <thead>
            <tr>
              <th scope="col">Arm</th>
              <th scope="col">Endpoint</th>
              <th scope="col">Value</th>
              <th scope="col">Held against its source</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ arm, endpoint, at, value, checked, source }) => (
              <tr key={`${textOf(arm)} ${textOf(endpoint)} ${textOf(at)} ${textOf(source)}`}>
                <th scope="row">{textOf(arm)}</th>
                <td>
                  {textOf(endpoint)} {at === undefined ? "" : `at ${textOf(at)}`}
                </td>
                <td>{textOf(value)}</td>
                <td>{checked === true ? "yes" : "no, so it is not shown"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <span class="row">
        <button type="button" id={id} onClick={() => store.set("published figures left out", ["published"], undefined)}>
          Leave them out
        </button>
      </span>
    </Field>
  );
}
