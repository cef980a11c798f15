import { useState } from "preact/hooks";
import type { Path } from "../../document/lab-document.ts";
import { numberText } from "../scales.ts";
import { type PartFormProps, PartSheet } from "./add-dialog.tsx";
import { addClone } from "./add-part.ts";
import { freshName } from "./duplicate-part.ts";
import { numberIn, PartField, typeNumber } from "./part-field.tsx";
import { type Item, isRecord, itemsOf, nameOf, viewOf, without } from "./views.ts";

/** A new clone: named, like one that is there, a share of the founding cells. */
export function CloneForm(props: PartFormProps) {
  const { state, draft } = props;
  const { study } = state.file.store.document.value;
  const { data } = state.scenario.value;
  const clones = itemsOf(data, "clones");
  const antigens = itemsOf(data, "antigens").map(nameOf);
  const [name, setName] = useState(() => freshName(study, "clones", "new clone"));
  const [like, setLike] = useState(0);
  const [share, setShare] = useState("0.1");
  const [levels, setLevels] = useState<Readonly<Record<string, string>>>(() => levelsOf(clones[0], antigens));
  const [tried, setTried] = useState(false);
  const at: Path = ["clones", clones.length];
  const part = numberIn(share);
  const unread = tried ? typeNumber : undefined;
  const wrongPart =
    part !== undefined && !(part >= 0 && part < 1)
      ? "found a share that leaves nothing to the others, or less; expected a number from 0 to below 1"
      : undefined;
  const change = () => {
    setTried(true);
    const numbers = antigens.map((antigen) => numberIn(levels[antigen] ?? "0"));
    if (part === undefined || wrongPart || numbers.includes(undefined)) return undefined;
    const { document } = state.file.store;
    const own = Object.fromEntries(antigens.map((antigen, a) => [antigen, numbers[a]]));
    const clone: Item = { ...without(without(clones[like], "share"), "name"), name, antigens: own };
    const view = viewOf(study, state.scenario.value, state.scope.value);
    return {
      document: { ...document.value, study: addClone(study, view, clone, part) },
      label: `added the clone ${name}, ${numberText(100 * part)} % of the founding cells`,
      focus: { list: "clones", name },
    } as const;
  };
  const places = [[...at, "name"], [...at, "share"], ...antigens.map((antigen) => [...at, "antigens", antigen])];
  return (
    <PartSheet {...props} places={places} words="Add the clone" change={change}>
      <PartField label="Name" value={name} fault={draft.at([...at, "name"])} type={setName} />
      <PartField
        label="Share of the founding cells"
        value={share}
        mode="decimal"
        hint="0 to 1; the other clones keep their proportions"
        fault={wrongPart ?? (part === undefined ? unread : draft.at([...at, "share"], ["clones"]))}
        type={setShare}
      />
      {clones.length > 1 && (
        <label class="scenario-field">
          Otherwise like
          <select
            value={String(like)}
            onChange={(event) => {
              const next = Number(event.currentTarget.value);
              setLike(next);
              setLevels(levelsOf(clones[next], antigens));
            }}
          >
            {clones.map((clone, c) => (
              <option key={nameOf(clone)} value={String(c)}>
                {nameOf(clone)}
              </option>
            ))}
          </select>
        </label>
      )}
      {antigens.map((antigen) => (
        <PartField
          key={antigen}
          label={`Flag ${antigen}`}
          value={levels[antigen] ?? "0"}
          mode="decimal"
          hint="of full"
          fault={numberIn(levels[antigen] ?? "0") === undefined ? unread : draft.at([...at, "antigens", antigen])}
          type={(value) => setLevels({ ...levels, [antigen]: value })}
        />
      ))}
      <p class="quiet-text">Flagpoles, off switch and the rest are set in the panel, once it is there.</p>
    </PartSheet>
  );
}

function levelsOf(clone: Item | undefined, antigens: readonly string[]): Readonly<Record<string, string>> {
  const levels = isRecord(clone?.antigens) ? clone.antigens : {};
  return Object.fromEntries(antigens.map((antigen) => [antigen, String(levels[antigen] ?? 0)]));
}
