import type { ModelModule } from "../../../../src/index.ts";
import { parseFormula, symbolsOf } from "../../../../src/index.ts";
import { modules } from "./model-data.ts";
import { itemLink } from "./route.ts";

const isParameter = new Set(modules.flatMap(({ parameters = {} }: ModelModule) => Object.keys(parameters)));

/** What a formula reads, each linked to its own place. */
export function ReadsList({ formulas }: { readonly formulas: readonly (string | number)[] }) {
  const names = [...new Set(formulas.flatMap((one) => symbolsOf(parseFormula(String(one)))))].filter(
    (name) => name !== "t",
  );
  if (names.length === 0) return null;
  return (
    <p class="model-reads">
      Reads{" "}
      {names.map((name, i) => (
        <span key={name}>
          {i > 0 && ", "}
          <a href={itemLink(isParameter.has(name) ? "parameter" : "quantity", name)}>{name}</a>
        </span>
      ))}
    </p>
  );
}
