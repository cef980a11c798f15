import { useState } from "preact/hooks";
import type { Path } from "../../document/lab-document.ts";
import { numberText } from "../scales.ts";
import { type PartFormProps, PartSheet } from "./add-dialog.tsx";
import { addPatch } from "./add-part.ts";
import { freshName } from "./duplicate-part.ts";
import { numberIn, PartField, typeNumber } from "./part-field.tsx";
import { sharesOf } from "./shares.ts";
import { itemsOf, nameOf, viewOf } from "./views.ts";

/** A new patch: a copy of one that is there, which gives it a part of what it stands for. */
export function PatchForm(props: PartFormProps) {
  const { state, draft } = props;
  const { study } = state.file.store.document.value;
  const { data } = state.scenario.value;
  const patches = itemsOf(data, "patches").map(nameOf);
  const shares = sharesOf(data, "patches");
  const [of, setOf] = useState(patches[0]);
  const [name, setName] = useState(() => freshName(study, "patches", patches[0]));
  const [share, setShare] = useState(() => numberText((shares.get(patches[0]) ?? 1) / 2));
  const [tried, setTried] = useState(false);
  const whole = shares.get(of) ?? 1;
  const part = numberIn(share);
  const wrong =
    part === undefined
      ? tried && typeNumber
      : !(part >= 0 && part <= whole) && `found ${share}; expected 0 to ${numberText(whole)}, what ${of} stands for`;
  const at: Path = ["patches", patches.length];
  const change = () => {
    setTried(true);
    if (part === undefined || wrong) return undefined;
    const { document } = state.file.store;
    const view = viewOf(study, state.scenario.value, state.scope.value);
    return {
      document: { ...document.value, study: addPatch(study, view, of, name, part) },
      label: `added the patch ${name}, like ${of}`,
      focus: { list: "patches", name },
    } as const;
  };
  return (
    <PartSheet
      {...props}
      places={[[...at, "name"], [...at, "share"], ["patches"]]}
      words="Add the patch"
      change={change}
    >
      <PartField label="Name" value={name} fault={draft.at([...at, "name"])} type={setName} />
      <label class="scenario-field">
        A copy of
        <select
          value={of}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setOf(next);
            setShare(numberText((shares.get(next) ?? 1) / 2));
          }}
        >
          {patches.map((patch) => (
            <option key={patch}>{patch}</option>
          ))}
        </select>
      </label>
      <PartField
        label="Part of the tumour that it stands for"
        value={share}
        mode="decimal"
        hint={`of the ${numberText(whole)} of ${of}`}
        fault={wrong || draft.at([...at, "share"], ["patches"])}
        type={setShare}
      />
      <p class="quiet-text">Its size, kind, cells and vessels are set in the panel, once it is there.</p>
    </PartSheet>
  );
}
