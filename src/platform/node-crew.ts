import { Worker } from "node:worker_threads";
import type { LinearMemory } from "../numerics/memory.ts";
import type { MemberAnswer } from "./crew-member.ts";
import { type CrewOptions, crewOf, type MemberPort, type ThreadCrew } from "./crew-start.ts";

export { type CrewOptions, type ThreadCrew, threadObstacle } from "./crew-start.ts";

/** A crew of this many threads, this one included; see `crewOf`. Waiting threads do not keep the process alive. */
export function startCrew(
  threads: number,
  kit: string,
  shared: unknown,
  memory: LinearMemory,
  options: CrewOptions = {},
): Promise<ThreadCrew> {
  return crewOf(threads, kit, shared, memory, startMember, options);
}

function startMember(): MemberPort {
  const worker = new Worker(new URL("./node-crew-worker.js", import.meta.url));
  return {
    send: (start) => worker.postMessage(start),
    listen(onAnswer, onEnd) {
      worker.removeAllListeners();
      worker.on("message", (answer: MemberAnswer) => onAnswer(answer));
      worker.on("messageerror", onEnd);
      worker.on("error", onEnd);
      worker.on("exit", (code) => onEnd(new Error(`a thread of the crew ended with code ${code}`)));
    },
    release: () => worker.unref(),
    stop: () => void worker.terminate(),
  };
}
