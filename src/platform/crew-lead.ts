import type { Crew, Kernel } from "../foundation/crew.ts";
import { type CrewBlock, type Failure, MOST_ARGUMENTS, MOST_PIECES } from "./crew-block.ts";
import { awaitLeaving, closeGate, openGate, piecesEnded } from "./crew-gate.ts";
import { kernelNames } from "./crew-kits.ts";
import { takePieces } from "./crew-pieces.ts";
import { fromPlain } from "./messages.ts";

/** A crew of this thread and its members, who help while it runs. All runs come from this thread. */
export class CrewLead implements Crew {
  readonly threads: number;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly ordered: readonly Kernel[];
  private ended: string | undefined;

  constructor(
    kernels: Readonly<Record<string, Kernel>>,
    private readonly block: CrewBlock,
    private readonly patience: number,
  ) {
    const names = kernelNames(kernels);
    this.threads = block.members + 1;
    this.numbers = new Map(names.map((name, number) => [name, number]));
    this.ordered = names.map((name) => kernels[name]);
  }

  /**
   * Does all pieces, with the members' help where there is more than one. If a kernel throws, this throws what the
   * first piece that failed threw; the crew serves on.
   *
   * @throws {Error} if a thread died or hung within a piece, which then is half done: the crew is of no use any more
   */
  run(name: string, args: readonly number[], count: number, grain: number): void {
    const number = this.numbers.get(name);
    if (number === undefined)
      throw new RangeError(`no kernel is called ${name}; there are ${[...this.numbers.keys()]}.`);
    if (this.ended !== undefined) throw new Error(this.ended);
    const kernel = this.ordered[number];
    if (!(count > grain)) {
      if (count > 0) kernel(...args, 0, count);
      return;
    }
    if (grain < 1) throw new RangeError(`grain is ${grain}; expected items ≥ 1.`);
    if (args.length > MOST_ARGUMENTS)
      throw new RangeError(`${name} is given ${args.length} arguments; expected at most ${MOST_ARGUMENTS}.`);
    this.share(number, args, count, Math.max(grain, Math.ceil(count / MOST_PIECES)));
  }

  private share(number: number, args: readonly number[], count: number, grain: number): void {
    const { block } = this;
    block.describe(number, args, count, grain);
    openGate(block.words, Math.min(this.block.members, Math.ceil(count / grain) - 1));
    const own = takePieces(block, this.ordered[number], {
      kernel: number,
      passed: [...args, 0, 0],
      count,
      grain,
    });
    closeGate(block.words);
    if (!awaitLeaving(block.words, this.patience)) {
      this.end("a thread of the crew ended or hung within a piece: what it worked on is half done.");
      throw new Error(this.ended);
    }
    this.throwFirst(own);
  }

  /** Later runs throw, with this reason. */
  end(reason: string): void {
    this.ended ??= reason;
  }

  private throwFirst(own: Failure | undefined): void {
    if (!piecesEnded(this.block.words)) return;
    let first = own;
    for (let member = 0; member < this.block.members; member++) {
      const failure = this.block.takeFailure(member);
      if (failure && (!first || failure.piece < first.piece))
        first = { piece: failure.piece, error: fromPlain(failure.error) };
    }
    if (first) throw first.error;
  }
}
