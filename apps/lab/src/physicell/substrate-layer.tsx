import { useId } from "preact/hooks";
import { Bar } from "../tissue/parts/colour-bar.tsx";
import type { ProjectLook, ReadTissue } from "./messages.ts";
import type { ProjectRun } from "./project-run.ts";

interface SubstrateProps {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
  readonly look: ProjectLook;
}

/** Which substrate lies under the cells, with its unit and what its colours stand for. */
export function SubstrateLayer({ run, tissue, look }: SubstrateProps) {
  const id = useId();
  if (tissue.substances.length === 0) return null;
  const shown = look.fields.find(({ substance }) => substance === run.field.value);
  return (
    <div class="physicell-layer">
      <label for={id}>Layer</label>
      <select
        id={id}
        value={run.field.value ?? ""}
        onChange={(event) => (run.field.value = event.currentTarget.value || undefined)}
      >
        <option value="">none</option>
        {tissue.substances.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {shown && (
        <>
          <Bar title={`Layer: ${shown.substance}`} unit={shown.unit || "(no unit)"} top={run.topOf(shown.substance)} />
          <p class="quiet-text">
            Mean over the box {Number(shown.mean.toPrecision(4))} {shown.unit}.
            {!tissue.isFlat && " The layer is the middle of the box; cells of all heights are drawn over it."}
          </p>
        </>
      )}
    </div>
  );
}

/** The substrate that is shown, for whoever draws it. */
export function fieldShown(run: ProjectRun, look: ProjectLook) {
  const found = look.fields.find(({ substance }) => substance === run.field.value);
  return found && { look: found, top: run.topOf(found.substance) };
}
