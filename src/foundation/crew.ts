/**
 * A loop body that threads share out: does the items from `start` up to but not including `end`. It may write only what
 * no other item reads or writes, so that the result does not depend on who does which items, nor when.
 */
export type Kernel = (...args: number[]) => void;

/**
 * Threads that share one memory and do loops together. `run` returns when all items are done. The first arguments are
 * the kernel's own (addresses, sizes, coefficients), `start` and `end` are put behind them.
 */
export interface Crew {
  /** How many threads there are; 1 where a loop runs in line. */
  readonly threads: number;
  /**
   * @param kernel  name under which every thread has the kernel
   * @param count   items
   * @param grain   items a piece; pieces are taken by whichever thread is free
   */
  run(kernel: string, args: readonly number[], count: number, grain: number): void;
}

/** A crew of one: kernels by name, run in line, all items in one piece. */
export function alone(kernels: Readonly<Record<string, Kernel>>): Crew {
  return {
    threads: 1,
    run(kernel, args, count) {
      if (count > 0) kernels[kernel](...args, 0, count);
    },
  };
}
