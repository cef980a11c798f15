/** The thread that runs one arm: parses the study, moves the run on between messages, and hands over what it sees. */
import { buffersOf, InputError, InvalidFile, type MicroenvironmentScenario } from "../../../../src/index.ts";
import { ArmRun } from "./arm-run.ts";
import type { Answer, Fault, Question } from "./messages.ts";
import { planOf } from "./plan-of.ts";

let run: ArmRun | undefined;
let until = Number.POSITIVE_INFINITY;
let going = false;
/** Milliseconds of work before messages are looked at. */
const SLICE = 40;

globalThis.onmessage = ({ data }: MessageEvent<Question>) => {
  if (data.ask === "open") open(data);
  else if (data.ask === "run until") until = data.day;
  else exportFrame(data);
  if (!going) go();
};

function tell(answer: Answer): void {
  const buffers = answer.tell === "frame" ? answer.looks.flatMap(buffersOf) : [];
  globalThis.postMessage(answer, { transfer: [...new Set(buffers)] });
}

function open({ text, file, arm, fork }: Extract<Question, { readonly ask: "open" }>): void {
  try {
    const plan = planOf(text, file, arm, fork);
    const { scenario } = plan;
    checkSize(scenario);
    const next = new ArmRun(plan, tell, run);
    run = next;
    tell({ tell: "opened", scenario, frameEvery: next.frameEvery, firstFrame: next.firstFrame });
  } catch (error) {
    tell({ tell: "refused", ...reasons(error) });
  }
}

function exportFrame({ ticket, day, patch }: Extract<Question, { readonly ask: "export frame" }>): void {
  try {
    if (!run) throw new InputError("export", "no run", "one that has begun");
    tell({ tell: "export frame", ticket, frame: run.frameAt(day, patch) });
  } catch (error) {
    tell({ tell: "no export frame", ticket, message: reasons(error).message });
  }
}

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

/** Works in slices, so that a question never waits for the end of a run. */
function go(): void {
  going = false;
  if (!run) return;
  const stop = performance.now() + SLICE;
  try {
    while (run.advance(until)) {
      if (performance.now() < stop) continue;
      tell({ tell: "computing", day: run.day });
      going = true;
      channel.port2.postMessage(0);
      return;
    }
  } catch (error) {
    const { message } = reasons(error);
    tell({ tell: "failed", day: run.day, hint: message });
    run = undefined;
  }
}

/** Comes back after the messages that wait; timers would add milliseconds. */
const channel = new MessageChannel();
channel.port1.onmessage = go;
