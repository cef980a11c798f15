import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";

/** Kernels that `fieldsInTurn` knows, by number, and how many arguments each has besides its first and last row. */
export const inTurn = [
  ["fieldsCoarsen", 3],
  ["fieldsSmooth", 6],
  ["fieldsSmoothMeasured", 7],
  ["fieldsSmoothZero", 5],
  ["fieldsRestrict", 7],
  ["fieldsProlong", 6],
  ["fieldsAverage", 4],
] as const;
/** Doubles a call: the kernel's number, its arguments, its first row and the one after its last. */
export const CALL = 11;
const MOST = 128;

const numbers = new Map<string, number>(inTurn.map(([name], number) => [name, number]));

/**
 * Kernels that wait to be run one after another on one thread, in one go. On a small grid a kernel takes less time than
 * calling it from here.
 */
export class WaitingCalls {
  private readonly address: number;
  private view: Float64Array = new Float64Array(0);
  private version = -1;
  private count = 0;

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
  ) {
    this.address = arena.allocate(8 * CALL * MOST);
  }

  /** @param rows  all are done by the one call */
  add(kernel: string, args: readonly number[], rows: number): void {
    if (this.count === MOST) this.flush();
    if (this.version !== this.arena.version) {
      this.view = this.arena.f64(this.address, CALL * MOST);
      this.version = this.arena.version;
    }
    const { view } = this;
    let at = CALL * this.count++;
    view[at++] = numbers.get(kernel)!;
    for (let i = 0; i < args.length; i++) view[at++] = args[i];
    view[at++] = 0;
    view[at] = rows;
  }

  /** Runs what waits. Whoever reads or writes what these kernels do calls this before. */
  flush(): void {
    const { count } = this;
    this.count = 0;
    if (count > 0) this.crew.run("fieldsInTurn", [this.address, count], 1, 1);
  }
}
