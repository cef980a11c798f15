import { type Answer, type Request, toPlain } from "./messages.ts";
import { loadTask } from "./tasks.ts";

type Run = (job: unknown) => unknown;

/** The worker's side: gives a function that takes the pool's requests, in order, and answers each job once. */
export function serve(answer: (message: Answer) => void): (request: Request) => void {
  let prepared: Promise<Run> = Promise.reject(new Error("a job came before its task"));
  prepared.catch(() => undefined);

  const work = async (index: number, job: unknown): Promise<void> => {
    try {
      const run = await prepared;
      answer({ kind: "outcome", index, outcome: await run(job) });
    } catch (error) {
      answer({ kind: "failure", index, error: toPlain(error) });
    }
  };

  return (request) => {
    if (request.kind === "job") {
      void work(request.index, request.job);
      return;
    }
    prepared = loadTask(request.name, request.module).then((task) => task.prepare(request.shared));
    // A failure to prepare is told with the first job.
    prepared.catch(() => undefined);
  };
}
