import type { TissueLook } from "../../../../../src/index.ts";
import type { SpaceReading } from "./space-reading.ts";
import type { SpaceAnswer, SpaceQuestion } from "./space-worker.ts";

/** Asks the thread; of several questions that wait, only the last is answered, the others with undefined. */
export class SpaceReader {
  private worker: Worker | undefined;
  private number = 0;
  private busy = false;
  private waiting: { readonly ask: SpaceQuestion; answer(reading?: SpaceReading): void } | undefined;
  private current: ((reading?: SpaceReading) => void) | undefined;

  read(look: TissueLook, height: number): Promise<SpaceReading | undefined> {
    const { count, box, x, y, z, radius, kind, state } = look;
    const ask = { number: ++this.number, places: { count, box, x, y, z, radius, kind, state }, height };
    return new Promise((answer) => {
      this.waiting?.answer();
      this.waiting = { ask, answer };
      this.next();
    });
  }

  private next(): void {
    if (this.busy || !this.waiting) return;
    const { ask, answer } = this.waiting;
    this.waiting = undefined;
    this.busy = true;
    this.current = answer;
    this.worker ??= this.start();
    this.worker.postMessage(ask);
  }

  private start(): Worker {
    const worker = new Worker(new URL("./space-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<SpaceAnswer>) => this.done(data.reading);
    worker.onerror = () => {
      worker.terminate();
      this.worker = undefined;
      this.done();
    };
    return worker;
  }

  private done(reading?: SpaceReading): void {
    this.busy = false;
    this.current?.(reading);
    this.current = undefined;
    this.next();
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.waiting?.answer();
    this.current?.();
    this.waiting = this.current = undefined;
    this.busy = false;
  }
}
