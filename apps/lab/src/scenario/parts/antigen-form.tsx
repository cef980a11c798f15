import { useState } from "preact/hooks";
import type { Path } from "../../document/lab-document.ts";
import { type PartFormProps, PartSheet } from "./add-dialog.tsx";
import { addAntigen } from "./add-part.ts";
import { freshName } from "./duplicate-part.ts";
import { Checks, numberIn, PartField, typeNumber } from "./part-field.tsx";
import { itemsOf, nameOf, viewOf } from "./views.ts";

/** A new antigen: where it is, which clones show it, whether T cells see it. */
export function AntigenForm(props: PartFormProps) {
  const { state, draft } = props;
  const { study } = state.file.store.document.value;
  const { data } = state.scenario.value;
  const clones = itemsOf(data, "clones").map(nameOf);
  const [name, setName] = useState(() => freshName(study, "antigens", "new antigen"));
  const [shared, setShared] = useState(false);
  const [onHealthy, setOnHealthy] = useState("0.2");
  const [surface, setSurface] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>(clones);
  const [receptor, setReceptor] = useState(true);
  const [tried, setTried] = useState(false);
  const at: Path = ["antigens", itemsOf(data, "antigens").length];
  const healthy = numberIn(onHealthy);
  const change = () => {
    setTried(true);
    if (shared && healthy === undefined) return undefined;
    const { document } = state.file.store;
    const antigen = {
      name,
      kind: shared ? "shared" : "tumour-only",
      ...(shared && { "on-healthy": healthy }),
      ...(surface && { surface }),
    };
    const view = viewOf(study, state.scenario.value, state.scope.value);
    return {
      document: { ...document.value, study: addAntigen(study, view, antigen, { clones: chosen, receptor }) },
      label: `added the antigen ${name}${receptor ? ", with a T-cell receptor" : ""}`,
      focus: { list: "antigens", name },
    } as const;
  };
  const places = [[...at, "name"], [...at, "kind"], [...at, "on-healthy"], ["antigens"]];
  return (
    <PartSheet {...props} places={places} words="Add the antigen" change={change}>
      <PartField label="Name" value={name} fault={draft.at([...at, "name"], ["antigens"])} type={setName} />
      <label class="scenario-field">
        <input type="checkbox" checked={shared} onChange={() => setShared(!shared)} />
        Healthy cells have some of it too
      </label>
      {shared && (
        <PartField
          label="On healthy cells"
          value={onHealthy}
          mode="decimal"
          hint="of the most, 0 to 1"
          fault={
            healthy === undefined ? (tried ? typeNumber : undefined) : draft.at([...at, "on-healthy"], [...at, "kind"])
          }
          type={setOnHealthy}
        />
      )}
      <label class="scenario-field">
        <input type="checkbox" checked={surface} onChange={() => setSurface(!surface)} />
        On the cell surface, where antibody and CAR T cells reach it
      </label>
      <Checks title="Clones that show it, in full" names={clones} chosen={chosen} choose={setChosen} />
      <label class="scenario-field">
        <input type="checkbox" checked={receptor} onChange={() => setReceptor(!receptor)} />
        Some T cells recognise it (adds a receptor)
      </label>
    </PartSheet>
  );
}
