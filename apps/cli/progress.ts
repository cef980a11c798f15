import { clock } from "../../src/platform/node.ts";

/** Milliseconds between drawings on a terminal, and between lines in a log. */
const drawEvery = 100;
const logEvery = 30_000;

/**
 * A progress bar with the time left, on standard error: one line that is drawn again and again on a terminal, a line
 * now and then in a log, nothing where `quiet`.
 */
export class Progress {
  private stage = "";
  private began = 0;
  private last = Number.NEGATIVE_INFINITY;
  private drawn = false;
  private full = false;

  constructor(
    private readonly quiet: boolean,
    private readonly terminal: boolean = process.stderr.isTTY ?? false,
    private readonly write: (text: string) => void = (text) => void process.stderr.write(text),
    private readonly now: () => number = clock,
  ) {}

  /** @param detail  said behind the numbers, e.g. how many cells there are by now */
  show(stage: string, done: number, total: number, detail = ""): void {
    if (this.quiet) return;
    const now = this.now();
    if (stage !== this.stage) {
      this.end();
      this.stage = stage;
      this.began = now;
      this.last = Number.NEGATIVE_INFINITY;
      this.full = false;
    }
    const due = now - this.last >= (this.terminal ? drawEvery : logEvery);
    if (!due && (done < total || this.full)) return;
    this.last = now;
    this.full = done >= total;
    // A stage that cannot say how far it is says only that it has begun.
    const state =
      done === 0
        ? stage
        : `${stage}: ${Math.floor(done)} of ${total}${detail}${timeLeft(now - this.began, done, total)}`;
    if (this.terminal) {
      this.write(`\r\u001b[K${bar(done, total)} ${state}`);
      this.drawn = true;
    } else this.write(`${state}\n`);
  }

  /** Leaves the bar where it is and goes to the next line. */
  end(): void {
    if (this.drawn) this.write("\n");
    this.drawn = false;
  }
}

const width = 24;

function bar(done: number, total: number): string {
  const filled = total > 0 ? Math.round((width * Math.min(done, total)) / total) : 0;
  return `[${"#".repeat(filled)}${"-".repeat(width - filled)}]`;
}

/** `, 1 min 20 s left`, once there is something to go by. */
export function timeLeft(passed: number, done: number, total: number): string {
  if (done <= 0 || done >= total || passed < 1000) return "";
  const seconds = Math.ceil((passed * (total - done)) / done / 1000);
  if (seconds < 60) return `, ${seconds} s left`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `, ${minutes} min ${seconds % 60} s left`
    : `, ${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
