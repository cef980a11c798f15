import { type TissueFrame, table } from "../../../../src/index.ts";
import type { ProjectLook, ReadTissue } from "./messages.ts";

const states = ["live", "apoptotic", "necrotic"];

/** A look as a frame for pictures; of substrates it has the layer that was kept. */
export function projectFrame(tissue: ReadTissue, look: ProjectLook): TissueFrame {
  const number = (name: string, unit: string, values: ArrayLike<number>) => ({
    name,
    unit,
    label: name,
    values: Float64Array.from(values),
  });
  const text = (name: string, of: (row: number) => string) => ({
    name,
    unit: "",
    label: name,
    values: Array.from(look.id, (_, row) => of(row)),
  });
  const known = (name: string, otherwise: (row: number) => number) => {
    const { names = [], values } = look.data ?? {};
    const place = names.indexOf(name);
    return Array.from(look.id, (_, row) =>
      values && place >= 0 ? values[row * names.length + place] : otherwise(row),
    );
  };
  const [nx, ny] = look.fields[0]?.size ?? [1, 1];
  const [low, high] = [tissue.minimum, tissue.maximum];
  const middle = (low[2] + high[2]) / 2;
  const spacing = [
    (high[0] - low[0]) / nx,
    (high[1] - low[1]) / ny,
    tissue.isFlat ? high[2] - low[2] || 1 : 2,
  ] as const;
  return {
    time: look.time,
    // Only the layer in the middle is there: the box is cut to it.
    domain: {
      minimum: [low[0], low[1], tissue.isFlat ? low[2] : middle - 1],
      maximum: [high[0], high[1], tissue.isFlat ? high[2] : middle + 1],
      spacing,
      dimensions: tissue.isFlat ? 2 : 3,
    },
    cellTypes: tissue.cellTypes,
    cells: table("cells", [
      number("id", "", look.id),
      number(
        "parent",
        "",
        known("parent", () => 0),
      ),
      text("type", (row) => tissue.cellTypes[look.type[row]]),
      text("state", (row) => states[look.state[row]]),
      text("phase", (row) => look.phases[look.phase[row]]),
      number("x", "um", look.x),
      number("y", "um", look.y),
      number("z", "um", look.z),
      number("radius", "um", look.radius),
      number(
        "nuclear_radius",
        "um",
        known("nuclear_radius", (row) => 0.6 * look.radius[row]),
      ),
    ]),
    fields: look.fields.map(({ substance, unit, values }) => ({ substance, unit, values: Float64Array.from(values) })),
    graphs: [],
  };
}
