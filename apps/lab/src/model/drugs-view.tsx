import { type Therapy, therapies } from "../../../../src/index.ts";
import { safe } from "../kit/wording.ts";
import { itemId, itemLink } from "./route.ts";
import { SourceText } from "./source-text.tsx";

/** Drugs and cell products that the model knows: what they are, how they are given, and their numbers. */
export function DrugsView() {
  return (
    <>
      <p class="notice">{safe.drug}</p>
      <p>
        Drugs of one kind share equations and differ in numbers. Schedules are those of labels and protocols, as sources
        of the model.
      </p>
      {Object.values(therapies).map((therapy) => (
        <Drug key={therapy.name} therapy={therapy} />
      ))}
    </>
  );
}

function Drug({
  therapy: { name, meaning, product, slot, regimens, parameters, forms },
}: {
  readonly therapy: Therapy;
}) {
  return (
    <section class="panel model-module" id={itemId("drug", name)}>
      <h3>{name}</h3>
      <p class="model-plain">
        {product}: {meaning}. Given {[...new Set(forms.map(({ route }) => route))].join(" or ")}.
      </p>
      <ul>
        {Object.entries(regimens).map(([id, { dose, every, times, days, meaning: of, source }]) => (
          <li key={id}>
            {dose}, {days ? `on ${days.length} set times` : `every ${every}${times ? `, ${times} times` : ""}`}: {of} (
            <SourceText source={source} />)
          </li>
        ))}
      </ul>
      <p class="model-reads">
        Kind: {slot}. Numbers:{" "}
        {Object.entries(parameters).map(([parameter, { value, unit }], i) => (
          <span key={parameter}>
            {i > 0 && ", "}
            <a href={itemLink("parameter", `${name}.${parameter}`)}>{parameter}</a> ({Number(value.toPrecision(4))}
            {unit === "1" ? "" : ` ${unit}`})
          </span>
        ))}
      </p>
    </section>
  );
}
