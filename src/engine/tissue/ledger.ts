import { InputError } from "../../foundation/errors.ts";
import { numbers, type Table, table, texts } from "../../foundation/table.ts";
import { type EventKind, eventNames } from "./event-kinds.ts";

/** Events in the order in which they happened, a row each. */
export interface EventColumns {
  readonly rows: number;
  /** min, never falling. */
  readonly time: Float64Array;
  /** Places in `eventNames`. */
  readonly kind: Uint8Array;
  readonly cell: Float64Array;
  readonly other: Float64Array;
  readonly value: Float64Array;
}

const codes: Readonly<Record<string, number>> = Object.fromEntries(eventNames.map((name, code) => [name, code]));

/** What happened to cells, written down as it happens. What the columns mean is in `event-kinds.ts`. */
export class Ledger {
  private count = 0;
  private times = new Float64Array(1024);
  private kinds = new Uint8Array(1024);
  private cells = new Float64Array(1024);
  private others = new Float64Array(1024);
  private values = new Float64Array(1024);
  private readonly recorded = new Set<EventKind>();

  /** @param kinds  that are written down */
  constructor(kinds: Iterable<EventKind> = eventNames) {
    for (const kind of kinds) this.recorded.add(kind);
  }

  /** Whether events of this kind are written down: where they are not, what it takes to know them can be left out. */
  records(kind: EventKind): boolean {
    return this.recorded.has(kind);
  }

  /** Events of this kind are written down from now on, or no longer. */
  switch(kind: EventKind, on: boolean): void {
    if (on) this.recorded.add(kind);
    else this.recorded.delete(kind);
  }

  /** Writes an event down, if its kind is. Times never fall; nobody checks that here. */
  add(kind: EventKind, time: number, cell: number, other = 0, value = Number.NaN): void {
    if (this.recorded.has(kind)) this.append(codes[kind], time, cell, other, value);
  }

  private append(kind: number, time: number, cell: number, other: number, value: number): void {
    if (this.count === this.times.length) this.grow();
    const row = this.count++;
    this.times[row] = time;
    this.kinds[row] = kind;
    this.cells[row] = cell;
    this.others[row] = other;
    this.values[row] = value;
  }

  private grow(): void {
    const size = 2 * this.times.length;
    this.times = longer(this.times, new Float64Array(size));
    this.kinds = longer(this.kinds, new Uint8Array(size));
    this.cells = longer(this.cells, new Float64Array(size));
    this.others = longer(this.others, new Float64Array(size));
    this.values = longer(this.values, new Float64Array(size));
  }

  /** What is written so far, as views: to be read at once, or copied. */
  columns(): EventColumns {
    const rows = this.count;
    return {
      rows,
      time: this.times.subarray(0, rows),
      kind: this.kinds.subarray(0, rows),
      cell: this.cells.subarray(0, rows),
      other: this.others.subarray(0, rows),
      value: this.values.subarray(0, rows),
    };
  }

  /** Writes down again what another ledger had, whatever its kinds: how a run goes on that was stored. */
  extend({ rows, time, kind, cell, other, value }: EventColumns): void {
    for (let row = 0; row < rows; row++) this.append(kind[row], time[row], cell[row], other[row], value[row]);
  }

  table(): Table {
    return eventTable("events", this.columns());
  }
}

function longer<Numbers extends Float64Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Columns `time` (min), `kind` (texts), `cell`, `other`, `value`. */
export function eventTable(name: string, { time, kind, cell, other, value }: EventColumns): Table {
  return table(name, [
    { name: "time", unit: "min", label: "time", values: time.slice() },
    { name: "kind", unit: "", label: "event", values: Array.from(kind, (code) => eventNames[code]) },
    { name: "cell", unit: "", label: "cell", values: cell.slice() },
    { name: "other", unit: "", label: "other cell", values: other.slice() },
    { name: "value", unit: "", label: "value", values: value.slice() },
  ]);
}

/**
 * The events of a table such as `eventTable` makes, for questions to a result that was stored.
 *
 * @throws {InputError} if a kind is unknown or time runs backwards
 */
export function readEvents(source: Table): EventColumns {
  const time = numbers(source, "time");
  const kind = Uint8Array.from(texts(source, "kind"), (name, row) => {
    if (!Object.hasOwn(codes, name)) throw new InputError(`${source.name}, row ${row}`, name, eventNames.join(", "));
    return codes[name];
  });
  for (let row = 1; row < time.length; row++)
    if (!(time[row] >= time[row - 1]))
      throw new InputError(
        `${source.name}, row ${row}`,
        `${time[row]} min after ${time[row - 1]}`,
        "time that goes on",
      );
  const [cell, other, value] = ["cell", "other", "value"].map((name) => numbers(source, name));
  return { rows: source.rows, time, kind, cell, other, value };
}
