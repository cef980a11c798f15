import type { StudyData } from "../document/lab-document.ts";
import type { ReadAnswer, ReadQuestion, ReadReply } from "./reader-messages.ts";

/** Asks the reading thread; questions may overlap. */
export class StudyReader {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, (answers: readonly ReadAnswer[]) => void>();
  private last = 0;

  read(studies: readonly StudyData[], arm: string): Promise<readonly ReadAnswer[]> {
    const question: ReadQuestion = { id: ++this.last, studies, arm };
    return new Promise((resolve) => {
      this.waiting.set(question.id, (answers) => resolve(answers));
      this.worker ??= this.start();
      this.worker.postMessage(question);
    });
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.waiting.clear();
  }

  private start(): Worker {
    const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data: { id, answers } }: MessageEvent<ReadReply>) => {
      this.waiting.get(id)?.(answers);
      this.waiting.delete(id);
    };
    worker.onerror = (event) => {
      const refused = `The thread that reads scenarios stopped${event.message ? ` (${event.message})` : ""}. Try again.`;
      for (const answer of this.waiting.values()) answer([{ refused }]);
      this.waiting.clear();
      worker.terminate();
      this.worker = undefined;
    };
    return worker;
  }
}
