import type { Table } from "../../foundation/table.ts";
import { type EventKind, endsLife, eventNames } from "./event-kinds.ts";
import { type EventColumns, eventTable } from "./ledger.ts";

/** All events in which a cell had a part, its own and those of others, in order. */
export function cellHistory(events: EventColumns, cell: number): Table {
  return chosen(
    `history of cell ${cell}`,
    events,
    (row) => events.cell[row] === cell || (events.other[row] === cell && cell !== 0),
  );
}

/** How a life ended. */
export interface CellDeath {
  readonly kind: EventKind;
  /** min. */
  readonly time: number;
  /** Who ate it or took it in; 0 where nobody did. */
  readonly by: number;
  /** Everything that happened to the cell until then, the end included. */
  readonly chain: Table;
  /** Who attacked it and how much damage each did, in the order of the first attacks. */
  readonly attackers: ReadonlyMap<number, number>;
}

/** Why a cell died: the events that touched it, up to the first that ended its life. Nothing where none did. */
export function whyItDied(events: EventColumns, cell: number): CellDeath | undefined {
  const end = events.cell.findIndex((id, row) => id === cell && endsLife[events.kind[row]]);
  if (end < 0) return undefined;
  const attackers = new Map<number, number>();
  const attack = eventNames.indexOf("attacked");
  for (let row = 0; row < end; row++) {
    if (events.cell[row] !== cell || events.kind[row] !== attack) continue;
    const attacker = events.other[row];
    attackers.set(attacker, (attackers.get(attacker) ?? 0) + events.value[row]);
  }
  return {
    kind: eventNames[events.kind[end]],
    time: events.time[end],
    by: events.other[end],
    chain: chosen(`end of cell ${cell}`, events, (row) => row <= end && events.cell[row] === cell),
    attackers,
  };
}

function chosen(name: string, events: EventColumns, keep: (row: number) => boolean): Table {
  const rows: number[] = [];
  for (let row = 0; row < events.rows; row++) if (keep(row)) rows.push(row);
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row]);
  return eventTable(name, {
    rows: rows.length,
    time: pick(events.time),
    kind: Uint8Array.from(rows, (row) => events.kind[row]),
    cell: pick(events.cell),
    other: pick(events.other),
    value: pick(events.value),
  });
}
