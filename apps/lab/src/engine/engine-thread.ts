import { InputError, InvalidFile, type MicroenvironmentScenario } from "../../../../src/index.ts";
import { type ArmPlan, ArmRun } from "./arm-run.ts";
import type { Answer, Fault, Question } from "./messages.ts";
import { isOutOfMemory } from "./out-of-memory.ts";
import { planOf } from "./plan-of.ts";

/** Milliseconds of work before messages are looked at. */
const SLICE = 40;
type Tell = (answer: Answer) => void;
type Run = Pick<ArmRun, "day" | "frameEvery" | "firstFrame" | "advance" | "frameAt">;

export interface Surroundings {
  /** Hands an answer to the page. */
  readonly tell: Tell;
  /** Calls back after the messages that wait. */
  soon(call: () => void): void;
  start?(plan: ArmPlan, tell: Tell, before?: Run): Run;
}

/** What the thread that runs one arm does: parses the study, moves the run on between messages, hands over what it sees. */
export class EngineThread {
  private run: Run | undefined;
  private until = Number.POSITIVE_INFINITY;
  private isGoing = false;

  constructor(private readonly around: Surroundings) {}

  hear(question: Question): void {
    if (question.ask === "open") this.open(question);
    else if (question.ask === "there") this.around.tell({ tell: "there" });
    else if (question.ask === "run until") this.until = question.day;
    else this.exportFrame(question);
    if (!this.isGoing) this.go();
  }

  private open({ text, file, arm, fork }: Extract<Question, { readonly ask: "open" }>): void {
    const { tell, start = startRun } = this.around;
    try {
      const plan = planOf(text, file, arm, fork);
      const { scenario } = plan;
      checkSize(scenario);
      const next = start(plan, tell, this.run);
      this.run = next;
      tell({ tell: "opened", scenario, frameEvery: next.frameEvery, firstFrame: next.firstFrame });
    } catch (error) {
      if (isOutOfMemory(error)) this.fill(0);
      else tell({ tell: "refused", ...reasons(error) });
    }
  }

  private exportFrame({ ticket, day, patch }: Extract<Question, { readonly ask: "export frame" }>): void {
    const { tell } = this.around;
    try {
      if (!this.run) throw new InputError("export", "no run", "one that has begun");
      tell({ tell: "export frame", ticket, frame: this.run.frameAt(day, patch) });
    } catch (error) {
      tell({ tell: "no export frame", ticket, message: reasons(error).message });
    }
  }

  /** Works in slices, so that a question never waits for the end of a run. */
  private go(): void {
    this.isGoing = false;
    const { run } = this;
    if (!run) return;
    const stop = performance.now() + SLICE;
    try {
      while (run.advance(this.until)) {
        if (performance.now() < stop) continue;
        this.around.tell({ tell: "computing", day: run.day });
        this.isGoing = true;
        this.around.soon(() => this.go());
        return;
      }
    } catch (error) {
      if (isOutOfMemory(error)) this.fill(run.day);
      else this.around.tell({ tell: "failed", day: run.day, hint: reasons(error).message });
      this.run = undefined;
    }
  }

  /** The run is let go first: telling of it takes memory too. */
  private fill(day: number): void {
    this.run = undefined;
    this.around.tell({ tell: "out of memory", day });
  }
}

const startRun = (plan: ArmPlan, tell: Tell, before?: Run): Run =>
  new ArmRun(plan, tell, before instanceof ArmRun ? before : undefined);

/** Bytes that a cell takes here, with its frames and the moments to go back to; and what a tab can be asked for. */
const BYTES_A_CELL = 12_000;
const MOST_BYTES = 3e9;

/** @throws {InputError} where a tab could not hold it */
function checkSize({ patches }: MicroenvironmentScenario): void {
  const cells = patches.flatMap((patch) => Object.values(patch.cells)).reduce((sum, n) => sum + n, 0);
  if (cells * BYTES_A_CELL <= MOST_BYTES) return;
  const need = `${cells.toLocaleString("en")} cells, about ${((cells * BYTES_A_CELL) / 1e9).toFixed(1)} GB`;
  throw new InputError("patches", need, `at most ${(MOST_BYTES / BYTES_A_CELL).toLocaleString("en")} cells in a tab`);
}

function reasons(error: unknown): { readonly message: string; readonly faults: readonly Fault[] } {
  const faults = error instanceof InvalidFile ? error.errors : error instanceof InputError ? [error] : [];
  return {
    message: error instanceof Error ? error.message : String(error),
    faults: faults.map(({ place, found, expected }) => ({ place, found, expected })),
  };
}
