import { useState } from "preact/hooks";
import { type PartFormProps, PartSheet } from "./add-dialog.tsx";
import { addReceptors } from "./add-part.ts";
import { Checks, numberIn, PartField, typeNumber } from "./part-field.tsx";
import { unseenAntigens } from "./part-limits.ts";
import { itemsOf, viewOf } from "./views.ts";

/** New receptors of T cells for antigens that none sees yet, one for each. */
export function ReceptorForm(props: PartFormProps) {
  const { state, draft } = props;
  const { study } = state.file.store.document.value;
  const { data } = state.scenario.value;
  const free = unseenAntigens(data);
  const [chosen, setChosen] = useState<readonly string[]>(free.slice(0, 1));
  const [affinity, setAffinity] = useState("1");
  const [precursors, setPrecursors] = useState("1");
  const [tried, setTried] = useState(false);
  const [fit, weight] = [affinity, precursors].map(numberIn);
  const first = itemsOf(data, "receptors").length;
  const placesOf = (key: string) => chosen.map((_, i) => ["receptors", first + i, key]);
  const unread = tried ? typeNumber : undefined;
  const change = () => {
    setTried(true);
    if (chosen.length === 0 || fit === undefined || weight === undefined) return undefined;
    const { document } = state.file.store;
    const view = viewOf(study, state.scenario.value, state.scope.value);
    const values = { ...(fit !== 1 && { affinity: fit }), ...(weight !== 1 && { precursors: weight }) };
    return {
      document: { ...document.value, study: addReceptors(study, view, chosen, values) },
      label: `added T-cell receptors for ${chosen.join(", ")}`,
      focus: { list: "receptors", name: chosen[0] },
    } as const;
  };
  const places = ["affinity", "precursors", "antigen"].flatMap(placesOf);
  return (
    <PartSheet {...props} places={places} words="Add" change={change}>
      <Checks
        title="Antigens that the new T cells recognise"
        names={free}
        chosen={chosen}
        fault={chosen.length === 0 && tried ? "Choose at least one." : draft.at(...placesOf("antigen"))}
        choose={setChosen}
      />
      <PartField
        label="Fit (affinity)"
        value={affinity}
        mode="decimal"
        hint="0 to 1"
        fault={fit === undefined ? unread : draft.at(...placesOf("affinity"))}
        type={setAffinity}
      />
      <PartField
        label="Naive T cells"
        value={precursors}
        mode="decimal"
        hint="weight against the other receptors"
        fault={weight === undefined ? unread : draft.at(...placesOf("precursors"))}
        type={setPrecursors}
      />
    </PartSheet>
  );
}
