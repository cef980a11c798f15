import { InputError } from "../../foundation/errors.ts";
import { type Table, table } from "../../foundation/table.ts";
import { endsLife, eventNames } from "./event-kinds.ts";
import type { EventColumns } from "./ledger.ts";

/** One cell in the tree of births. A cell that divides lives on as itself, beside its daughter. */
export interface Life {
  readonly cell: number;
  /** The cell that divided; 0 for founders. */
  readonly parent: number;
  /** The first cell of its clone: itself, if it came from no cell that is known. */
  readonly founder: number;
  /** Births between it and its founder. */
  readonly generation: number;
  /** min; for cells that were there before the first event, -∞. */
  readonly born: number;
  /** min; ∞ while it lives. */
  ended: number;
  /** The kind of event that ended it; "" while it lives. */
  end: string;
  /** In the order of their births. */
  readonly daughters: Life[];
}

const BORN = eventNames.indexOf("born");
const ENTERED = eventNames.indexOf("entered");

/**
 * The lives of all cells of which there are events, by id, in the order in which they came up. Cells that are first
 * heard of as somebody's parent or in the midst of life count as founders that were there before.
 *
 * @throws {InputError} if a cell is born twice, after something happened to it, or of a cell whose life had ended
 */
export function lives(events: EventColumns): ReadonlyMap<number, Life> {
  const all = new Map<number, Life>();
  for (let row = 0; row < events.rows; row++) {
    const kind = events.kind[row];
    const cell = events.cell[row];
    const parent = kind === BORN ? events.other[row] : 0;
    if (kind === BORN || kind === ENTERED) {
      if (all.has(cell)) throw new InputError(`events, row ${row}`, `cell ${cell} again`, "a cell that is new");
      const divided = parent === 0 ? undefined : (all.get(parent) ?? begin(all, parent, Number.NEGATIVE_INFINITY));
      if (divided && divided.ended < events.time[row])
        throw new InputError(
          `events, row ${row}`,
          `a birth from cell ${parent} after its end (${divided.end})`,
          "a living cell",
        );
      begin(all, cell, events.time[row], divided);
      continue;
    }
    const life = all.get(cell) ?? begin(all, cell, Number.NEGATIVE_INFINITY);
    if (!endsLife[kind] || life.end !== "") continue;
    life.end = eventNames[kind];
    life.ended = events.time[row];
  }
  return all;
}

function begin(all: Map<number, Life>, cell: number, born: number, parent?: Life): Life {
  const life: Life = {
    cell,
    parent: parent?.cell ?? 0,
    founder: parent?.founder ?? cell,
    generation: parent ? parent.generation + 1 : 0,
    born,
    ended: Number.POSITIVE_INFINITY,
    end: "",
    daughters: [],
  };
  all.set(cell, life);
  parent?.daughters.push(life);
  return life;
}

/** A founder and all who come from it, each after its parent. */
export function clone(all: ReadonlyMap<number, Life>, founder: number): Life[] {
  return [...all.values()].filter((life) => life.founder === founder);
}

/**
 * A row a cell: `cell`, `parent`, `founder`, `generation`, `born` and `ended` (min; NaN where not known or not yet),
 * `end` (texts), `daughters` (how many).
 */
export function lineageTable(some: Iterable<Life>): Table {
  const rows = [...some];
  const whole = (name: string, label: string, of: (life: Life) => number) =>
    ({ name, unit: "", label, values: Float64Array.from(rows, of) }) as const;
  const time = (name: string, label: string, of: (life: Life) => number) => ({
    name,
    unit: "min",
    label,
    values: Float64Array.from(rows, (life) => (Number.isFinite(of(life)) ? of(life) : Number.NaN)),
  });
  return table("lineage", [
    whole("cell", "cell", (life) => life.cell),
    whole("parent", "parent", (life) => life.parent),
    whole("founder", "founder", (life) => life.founder),
    whole("generation", "generation", (life) => life.generation),
    time("born", "born", (life) => life.born),
    time("ended", "ended", (life) => life.ended),
    { name: "end", unit: "", label: "end", values: rows.map((life) => life.end) },
    whole("daughters", "daughters", (life) => life.daughters.length),
  ]);
}
