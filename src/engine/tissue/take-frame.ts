import { type Column, table } from "../../foundation/table.ts";
import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import { life } from "../../models/tissue/cells.ts";
import { customValue, type TissueContext, touch } from "../../models/tissue/context.ts";
import { cycleModels } from "../../models/tissue/cycle-models.ts";
import type { CellGraph, TissueFrame } from "../../models/tissue/frame.ts";
import { radiusOf } from "../../models/tissue/processes/set-shape.ts";

const states = ["live", "apoptotic", "necrotic", "necrotic", "gone"];

/** A look at the tissue: its cells by number, its fields, who touches whom. Copies all it shows. */
export function frameOf(context: TissueContext, time: number): TissueFrame {
  const { cells, tables, surroundings } = context;
  const rows = shownRows(context);
  const number = (name: string, unit: string, label: string, of: (row: number) => number): Column => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, of),
  });
  const text = (name: string, label: string, of: (row: number) => string): Column => ({
    name,
    unit: "",
    label,
    values: Array.from(rows, of),
  });
  const entries = tissueBehaviours(tables.names);
  const columns: Column[] = [
    number("id", "", "number of the cell", (row) => cells.id[row]),
    number("parent", "", "number of its mother", (row) => cells.parent[row]),
    text("type", "type", (row) => tables.names.cellTypes[cells.type[row]]),
    text("state", "state", (row) => states[cells.life[row]]),
    text("phase", "phase", (row) => phaseName(context, row)),
    ...(["x", "y", "z"] as const).map((name, axis) => number(name, "um", name, (row) => cells.body[8 * row + axis])),
    number("radius", "um", "radius", (row) => cells.body[8 * row + 3]),
    number("nuclear_radius", "um", "radius of the nucleus", (row) => radiusOf(cells.nuclear[row])),
    number("volume", "um^3", "volume", (row) => cells.volume[row]),
    number("pressure", "", "pressure", (row) => cells.pressure[row]),
    number("damage", "", "damage", (row) => cells.damage[row]),
    ...(["vx", "vy", "vz"] as const).map((name, axis) =>
      number(name, "um/min", `velocity along ${name[1]}`, (row) => cells.previousForce[3 * row + axis]),
    ),
    number("time_in_phase", "min", "time in the phase", (row) => cells.phaseTime[row]),
    ...tables.names.customs.map((name, i) => number(name, "", name, (row) => customValue(context, row, i))),
    ...tables.varied
      .filter((place) => entries[place].reference.kind !== "custom")
      .map((place) => {
        const column = tables.variedColumn[place];
        return number(
          entries[place].name,
          entries[place].unit,
          entries[place].name,
          (row) => cells.varied[row * tables.varied.length + column],
        );
      }),
  ];
  return {
    time,
    domain: tables.model.domain,
    cellTypes: tables.names.cellTypes,
    cells: table("cells", columns),
    fields: tables.model.substances.map(({ name, unit }, s) => ({
      substance: name,
      unit,
      values: surroundings.densities[s].slice(),
    })),
    graphs: graphsOf(context, rows),
  };
}

/** Rows of cells that are there, by number. */
function shownRows({ cells }: TissueContext): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < cells.count; row++) if (cells.life[row] !== life.gone) rows.push(row);
  return Uint32Array.from(rows).sort((a, b) => cells.id[a] - cells.id[b]);
}

function phaseName({ cells, tables }: TissueContext, row: number): string {
  switch (cells.life[row]) {
    case life.live:
      return cycleModels[tables.model.cellTypes[cells.type[row]].cycle.model].phases[cells.phase[row]].name;
    case life.apoptotic:
      return "apoptotic";
    case life.swelling:
      return "necrotic (swelling)";
    default:
      return "necrotic (lysed)";
  }
}

function graphsOf(context: TissueContext, rows: Uint32Array): CellGraph[] {
  const { cells, nearby, springs } = context;
  const shown = new Int32Array(cells.count).fill(-1);
  rows.forEach((row, i) => {
    shown[row] = i;
  });
  const touching: number[] = [];
  if (nearby.starts.length > cells.count) {
    for (let row = 0; row < cells.count; row++) {
      for (let at = nearby.starts[row]; at < nearby.starts[row + 1]; at++) {
        const other = nearby.others[at];
        if (other <= row || shown[row] < 0 || shown[other] < 0 || !touch(context, row, other)) continue;
        touching.push(...inOrder(shown[row], shown[other]));
      }
    }
  }
  const attached = Array.from(springs.pairs(), (row) => shown[row]);
  const pairs: number[] = [];
  for (let i = 0; i < attached.length; i += 2) {
    if (attached[i] >= 0 && attached[i + 1] >= 0) pairs.push(...inOrder(attached[i], attached[i + 1]));
  }
  return [
    { name: "neighbours", pairs: Int32Array.from(touching) },
    { name: "springs", pairs: Int32Array.from(pairs) },
  ];
}

function inOrder(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}
