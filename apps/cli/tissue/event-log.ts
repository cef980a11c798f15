import {
  cloneSizes,
  csv,
  type EventColumns,
  type EventKind,
  eventNames,
  filterRows,
  Ledger,
  LedgerListener,
  lineageTable,
  lives,
  newick,
  numbers,
  type Table,
  type TissueFrame,
  texts,
} from "../../../src/index.ts";

/** Kinds that trees of births are made from. */
const ofLives: readonly EventKind[] = [
  "born",
  "entered",
  "died-apoptosis",
  "died-necrosis",
  "eaten",
  "fused",
  "removed",
];

/** What happened to cells in a run, where somebody asked for it. */
export class EventLog {
  private readonly ledger: Ledger;
  readonly listener: LedgerListener;

  /**
   * @param kinds  for the table of events; none where only births and ends are asked for
   * @param before what was written before an interruption
   */
  constructor(
    private readonly wanted: { readonly ledger: boolean; readonly lineage: boolean },
    private readonly kinds: readonly EventKind[] = eventNames,
    before?: EventColumns,
  ) {
    this.ledger = new Ledger(new Set([...(wanted.ledger ? kinds : []), ...(wanted.lineage ? ofLives : [])]));
    if (before) this.ledger.extend(before);
    this.listener = new LedgerListener(this.ledger);
  }

  /** The cells of the start enter. */
  begin({ cells, cellTypes, time }: TissueFrame): void {
    const ids = numbers(cells, "id");
    const types = texts(cells, "type");
    ids.forEach((id, row) => {
      this.ledger.add("entered", time, id, 0, cellTypes.indexOf(types[row]));
    });
  }

  state(): EventColumns {
    const { rows, time, kind, cell, other, value } = this.ledger.columns();
    return {
      rows,
      time: time.slice(),
      kind: kind.slice(),
      cell: cell.slice(),
      other: other.slice(),
      value: value.slice(),
    };
  }

  /** Files by name. @param times  min, of the looks */
  files(times: ArrayLike<number>): readonly (readonly [string, string])[] {
    const table = this.table();
    return [...(table ? [["ledger.csv", csv(table)] as const] : []), ...this.lineage(times)];
  }

  /** The events that were asked for. */
  table(): Table | undefined {
    if (!this.wanted.ledger) return undefined;
    const table = this.ledger.table();
    const kind = texts(table, "kind");
    return filterRows(table, (row) => this.kinds.includes(kind[row] as EventKind));
  }

  /** Births, clones and trees. @param times  min, of the looks */
  lineage(times: ArrayLike<number>): readonly (readonly [string, string])[] {
    if (!this.wanted.lineage) return [];
    const all = lives(this.ledger.columns());
    const end = times[times.length - 1] ?? 0;
    const founders = [...all.values()].filter(({ founder, cell }) => founder === cell);
    const trees = founders.map((founder) => `${newick(founder, 0, Math.max(end, founder.born, 0))}\n`).join("");
    return [
      ["lineage.csv", csv(lineageTable(all.values()))],
      ["clones.csv", csv(cloneSizes(all, Array.from(times)))],
      ["lineage.nwk", trees],
    ];
  }
}
