import { EvidenceMark } from "./evidence-mark.tsx";
import type { ParameterEntry } from "./model-data.ts";
import { itemId, itemLink } from "./route.ts";
import { SourceText } from "./source-text.tsx";
import type { Use } from "./uses.ts";

/** One number: what it is, how it is known, who reads it. */
export function ParameterRow({ entry }: { readonly entry: ParameterEntry }) {
  const { id, name, value, unit, meaning, evidence, source, spread, layer, place, uses } = entry;
  return (
    <tr id={itemId("parameter", id)}>
      <th scope="row">
        <a class="model-anchor" href={itemLink("parameter", id)}>
          <code>{name}</code>
        </a>
        <span class="model-meaning">{meaning}</span>
        <span class="model-place">{layer === "tissue" ? "tissue" : `${layer}: ${place}`}</span>
      </th>
      <td class="number" data-label="Value">
        <b>{shown(value)}</b> {unit !== "1" && unit}
        {spread && (
          <span class="model-spread">
            varies between patients: {spread.shape}, sd {shown(spread.sigma)}
          </span>
        )}
      </td>
      <td data-label="Evidence">
        <EvidenceMark of={evidence} />
        <span class="model-source">
          <SourceText source={source.replace(/^assumed: /, "")} />
        </span>
      </td>
      <td data-label="Used by">
        <UsesList uses={uses} />
      </td>
    </tr>
  );
}

const most = 4;

function UsesList({ uses }: { readonly uses: readonly Use[] }) {
  if (uses.length === 0) return <span class="quiet-text">nothing reads it in a run</span>;
  const links = uses.map((use) => <UseLink key={`${use.kind} ${use.name}`} use={use} />);
  if (links.length <= most) return <ul class="model-uses">{links}</ul>;
  return (
    <>
      <ul class="model-uses">{links.slice(0, most)}</ul>
      <details>
        <summary>{links.length - most} more</summary>
        <ul class="model-uses">{links.slice(most)}</ul>
      </details>
    </>
  );
}

function UseLink({ use: { kind, name } }: { readonly use: Use }) {
  if (kind === "process") {
    return (
      <li>
        {name.includes("/") ? (
          <span class="quiet-text">code: {name.split("/").at(-1)}</span>
        ) : (
          <a href={itemLink("process", name)}>{name} (process)</a>
        )}
      </li>
    );
  }
  const item = kind === "substance" ? "substance" : "quantity";
  return (
    <li>
      <a href={itemLink(item, name)}>{name}</a> <span class="quiet-text">{kind}</span>
    </li>
  );
}

/** At most five digits, as files print them. */
function shown(value: number): string {
  return String(Number(value.toPrecision(5)));
}
