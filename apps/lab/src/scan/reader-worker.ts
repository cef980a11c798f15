/** The thread that reads studies: the parser is large, and a long scan has many. */
import { InvalidFile, readStudy } from "../../../../src/index.ts";
import { studyText } from "../document/lab-document.ts";
import type { ReadAnswer, ReadQuestion, ReadReply, Refused } from "./reader-messages.ts";

globalThis.onmessage = ({ data: { id, studies, arm } }: MessageEvent<ReadQuestion>) => {
  const answers = studies.map((study): ReadAnswer => {
    try {
      const { arms } = readStudy(studyText(study), "scenario");
      return Object.hasOwn(arms, arm) ? { scenario: arms[arm] } : { refused: `The scenario has no arm called ${arm}.` };
    } catch (error) {
      return refusal(error);
    }
  });
  globalThis.postMessage({ id, answers } satisfies ReadReply);
};

function refusal(error: unknown): Refused {
  if (!(error instanceof InvalidFile)) return { refused: error instanceof Error ? error.message : String(error) };
  const faults = error.errors.map(({ place, found, expected }) => ({ place, found, expected }));
  return { faults, refused: faults.map((one) => `${one.place}: ${one.found}; expected ${one.expected}.`).join(" ") };
}
