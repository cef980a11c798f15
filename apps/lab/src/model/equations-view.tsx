import { signal } from "@preact/signals";
import { modules } from "./model-data.ts";
import { ModulePart } from "./module-part.tsx";
import { itemId, itemLink } from "./route.ts";

type Showing = "both" | "words" | "equations";
const showing = signal<Showing>("both");

const choices: Readonly<Record<Showing, string>> = {
  both: "Words beside equations",
  words: "Words only",
  equations: "Equations only",
};

/** The body as modules: what happens in words, and the equation that says the same. */
export function EquationsView() {
  return (
    <>
      <p>
        The body is a set of equations, a part a mechanism. Time is in days. What happens is a <b>reaction</b>: its rate
        is how often it happens a day, and each time it changes the numbers that it names. A saturating answer is
        written as x<sup>n</sup> over K<sup>n</sup> + x<sup>n</sup>.
      </p>
      <fieldset class="model-choice">
        <legend class="visually-hidden">What is shown</legend>
        {Object.entries(choices).map(([name, label]) => (
          <label key={name}>
            <input
              type="radio"
              name="showing"
              checked={showing.value === name}
              onChange={() => (showing.value = name as Showing)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <nav class="model-jump" aria-label="Modules">
        {modules.map(({ name }) => (
          <a key={name} href={itemLink("module", name)}>
            {name}
          </a>
        ))}
      </nav>
      <div class={`model-modules model-show-${showing.value}`}>
        {modules.map((module) => (
          <section key={module.name} id={itemId("module", module.name)} class="panel model-module">
            <ModulePart module={module} />
          </section>
        ))}
      </div>
    </>
  );
}
