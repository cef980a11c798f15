/** The thread that reads studies: the parser is large, and a long scan has many. */
import { readVaried } from "../../../../src/index.ts";
import type { ReadQuestion, ReadReply } from "./reader-messages.ts";

globalThis.onmessage = ({ data: { id, studies, arm } }: MessageEvent<ReadQuestion>) => {
  const answers = studies.map((study) => {
    try {
      return readVaried({ study, arm });
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  });
  globalThis.postMessage({ id, answers } satisfies ReadReply);
};
