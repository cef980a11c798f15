/** What the page of the crew's browser test offers to the test. */
import { type CrewAnswers, crewAnswers } from "./crew-browser-answers.ts";

const crewPage = {
  onPage: crewAnswers,
  inWorker: (threads: number) =>
    new Promise<CrewAnswers>((resolve, reject) => {
      const worker = new Worker(new URL("./crew-thread.js", import.meta.url), { type: "module" });
      worker.onmessage = (event: MessageEvent<CrewAnswers | string>) => {
        worker.terminate();
        if (typeof event.data === "string") reject(new Error(event.data));
        else resolve(event.data);
      };
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(threads);
    }),
};

export type CrewPage = typeof crewPage;

Object.assign(globalThis, { crewPage });
