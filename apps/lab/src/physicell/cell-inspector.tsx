import { useId } from "preact/hooks";
import { announce } from "../kit/live-region.tsx";
import { ScrollBox } from "../kit/scroll-box.tsx";
import type { ProjectLook, ReadTissue } from "./messages.ts";
import type { ProjectRun } from "./project-run.ts";

interface InspectorProps {
  readonly run: ProjectRun;
  readonly tissue: ReadTissue;
  readonly look: ProjectLook;
}

const stateWords = ["live", "dying (apoptotic)", "dead (necrotic)"];
const number = (value: number) => (Number.isNaN(value) ? "–" : String(Number(value.toPrecision(5))));
const unitText = (unit: string) => unit.replace("um^3", "µm³").replace("um", "µm");

/** All that is known of one cell: chosen in the picture, or by its number. */
export function CellInspector({ run, tissue, look }: InspectorProps) {
  const id = useId();
  const chosen = run.chosen.value;
  const row = chosen === undefined ? -1 : look.id.indexOf(chosen);
  const choose = (to: number | undefined) => {
    run.chosen.value = to;
    if (to !== undefined)
      announce(`Cell ${to}: ${tissue.cellTypes[look.type[look.id.indexOf(to)]] ?? "not there now"}`);
  };
  const step = (by: number) => {
    if (look.id.length === 0) return;
    const from = row < 0 ? (by > 0 ? -1 : 0) : row;
    choose(look.id[(from + by + look.id.length) % look.id.length]);
  };
  return (
    <section class="physicell-cell" aria-label="One cell">
      <div class="row">
        <label for={id}>Cell number</label>
        <input
          id={id}
          type="number"
          min={0}
          step={1}
          value={chosen ?? ""}
          onChange={({ currentTarget: { value, valueAsNumber } }) => choose(value === "" ? undefined : valueAsNumber)}
        />
        <button type="button" aria-label="The cell before" onClick={() => step(-1)}>
          ◀
        </button>
        <button type="button" aria-label="The next cell" onClick={() => step(1)}>
          ▶
        </button>
        {chosen !== undefined && (
          <button type="button" class="quiet" onClick={() => choose(undefined)}>
            Let go
          </button>
        )}
      </div>
      {chosen === undefined && <p class="quiet-text">Choose a cell in the picture, or by its number.</p>}
      {chosen !== undefined && row < 0 && <p>Cell {chosen} is not there at this time.</p>}
      {row >= 0 && <Facts tissue={tissue} look={look} row={row} />}
    </section>
  );
}

function Facts({ tissue, look, row }: Omit<InspectorProps, "run"> & { readonly row: number }) {
  const { data } = look;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["type", tissue.cellTypes[look.type[row]]],
    ["state", stateWords[look.state[row]]],
    ["phase", look.phases[look.phase[row]] || "–"],
    ["x, y, z", `${[look.x, look.y, look.z].map((axis) => number(axis[row])).join(", ")} µm`],
    ["radius", `${number(look.radius[row])} µm`],
    ...(data?.names ?? []).map(
      (name, c) =>
        [
          name,
          `${number(data?.values[row * (data?.names.length ?? 0) + c] ?? Number.NaN)} ${unitText(data?.units[c] ?? "")}`.trim(),
        ] as const,
    ),
  ];
  return (
    <>
      <ScrollBox label="Numbers of the cell" class="physicell-facts">
        <table>
          <caption class="visually-hidden">Cell {look.id[row]}, custom data among it</caption>
          <tbody>
            {facts.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {!data && <p class="quiet-text">Further numbers are kept for the later looks only: this run has many cells.</p>}
    </>
  );
}
