import type { PlainError } from "./messages.ts";

/** Most arguments of a kernel, its start and end not counted. */
export const MOST_ARGUMENTS = 24;
/** No more pieces than these; the counter of pieces that are given out stands above where there are none left. */
export const MOST_PIECES = 1 << 30;

/** Words that threads write at the same time lie on cache lines of their own: 16 words apart. */
export const words = { epoch: 0, gate: 16, next: 32, kernel: 48, arguments: 49 } as const;

const NUMBERS_AT = 256;
const COUNT = 0;
const GRAIN = 1;
const FIRST_ARGUMENT = 2;
const FAILURES_AT = 512;
const FAILURE_BYTES = 8192;
const LONGEST_FAILURE = FAILURE_BYTES / 2 - 4;

/** What a run asks of every thread. */
export interface Run {
  readonly kernel: number;
  /** The kernel's own arguments, and two places behind them for start and end. */
  readonly passed: number[];
  readonly count: number;
  readonly grain: number;
}

/** A piece that could not be done, and why. */
export interface Failure {
  readonly piece: number;
  readonly error: unknown;
}

/**
 * The block of memory through which a crew's threads agree: a description of the current run, the words of
 * `crew-gate.ts`, and a place for each member's failure. It is apart from the memory that the kernels work on, which
 * may grow.
 */
export class CrewBlock {
  readonly words: Int32Array<SharedArrayBuffer>;
  /** How many threads there are besides the one that asks for runs. */
  readonly members: number;
  private readonly numbers: Float64Array<SharedArrayBuffer>;

  constructor(readonly buffer: SharedArrayBuffer) {
    this.members = (buffer.byteLength - FAILURES_AT) / FAILURE_BYTES;
    this.words = new Int32Array(buffer, 0, NUMBERS_AT / 4);
    this.numbers = new Float64Array(buffer, NUMBERS_AT, FIRST_ARGUMENT + MOST_ARGUMENTS);
  }

  static forMembers(members: number): CrewBlock {
    return new CrewBlock(new SharedArrayBuffer(FAILURES_AT + members * FAILURE_BYTES));
  }

  /** Plain writes: the gate is opened after them and entered before they are read, and both are atomic. */
  describe(kernel: number, args: readonly number[], count: number, grain: number): void {
    this.words[words.kernel] = kernel;
    this.words[words.arguments] = args.length;
    this.numbers[COUNT] = count;
    this.numbers[GRAIN] = grain;
    for (let i = 0; i < args.length; i++) this.numbers[FIRST_ARGUMENT + i] = args[i];
  }

  described(): Run {
    const passed: number[] = [];
    const length = this.words[words.arguments];
    for (let i = 0; i < length; i++) passed.push(this.numbers[FIRST_ARGUMENT + i]);
    passed.push(0, 0);
    return {
      kernel: this.words[words.kernel],
      passed,
      count: this.numbers[COUNT],
      grain: this.numbers[GRAIN],
    };
  }

  /** Keeps a member's failure for the thread that asked for the run; what is too long loses its trace, then its end. */
  keepFailure(member: number, piece: number, error: PlainError): void {
    const whole = JSON.stringify(error);
    const { name, input } = error;
    const text =
      whole.length <= LONGEST_FAILURE
        ? whole
        : JSON.stringify({ name, message: error.message.slice(0, LONGEST_FAILURE / 8), input: short(input) });
    const [head, units] = this.failurePlace(member);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    head[1] = text.length;
    head[0] = piece + 1;
  }

  /** Gives a member's failure in this run, if there is one, and forgets it. */
  takeFailure(member: number): { piece: number; error: PlainError } | undefined {
    const [head, units] = this.failurePlace(member);
    if (head[0] === 0) return undefined;
    const piece = head[0] - 1;
    head[0] = 0;
    let text = "";
    for (let i = 0; i < head[1]; i++) text += String.fromCharCode(units[i]);
    return { piece, error: JSON.parse(text) as PlainError };
  }

  private failurePlace(member: number): [Int32Array, Uint16Array] {
    const at = FAILURES_AT + member * FAILURE_BYTES;
    return [new Int32Array(this.buffer, at, 2), new Uint16Array(this.buffer, at + 8, LONGEST_FAILURE)];
  }
}

/** JSON may write six signs for one. */
function short(input: PlainError["input"]): PlainError["input"] {
  const cut = (text: string) => text.slice(0, LONGEST_FAILURE / 32);
  return input && { place: cut(input.place), found: cut(input.found), expected: cut(input.expected) };
}
