/** A worker of the page of the crew's browser test: asks for a crew of as many threads as it is told. */
import { crewAnswers } from "./crew-browser-answers.ts";

globalThis.onmessage = (event: MessageEvent<number>) =>
  crewAnswers(event.data).then(
    (answers) => globalThis.postMessage(answers),
    (error: unknown) => globalThis.postMessage(String(error)),
  );
