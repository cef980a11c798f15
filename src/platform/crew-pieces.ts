import type { Kernel } from "../foundation/crew.ts";
import type { CrewBlock, Failure, Run } from "./crew-block.ts";
import { endPieces, nextPiece } from "./crew-gate.ts";

/**
 * Does pieces of a run until there are none left. Pieces are given out in order, and those given out are done, so the
 * first piece that fails is found on any number of threads.
 */
export function takePieces(block: CrewBlock, kernel: Kernel, run: Run): Failure | undefined {
  const { passed, count, grain } = run;
  const start = passed.length - 2;
  let piece = 0;
  try {
    for (;;) {
      piece = nextPiece(block.words);
      const from = piece * grain;
      if (from >= count) return undefined;
      passed[start] = from;
      passed[start + 1] = Math.min(count, from + grain);
      kernel(...passed);
    }
  } catch (error) {
    endPieces(block.words);
    return { piece, error };
  }
}
