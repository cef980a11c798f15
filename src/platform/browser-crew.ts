import type { LinearMemory } from "../numerics/memory.ts";
import type { MemberAnswer } from "./crew-member.ts";
import { type CrewOptions, crewOf, type MemberPort, type ThreadCrew } from "./crew-start.ts";

export { type CrewOptions, type ThreadCrew, threadObstacle } from "./crew-start.ts";

/**
 * A crew of this many threads, this one included; see `crewOf`. It has more than one only if it is started within a
 * worker (a page's own thread may not wait for others) of a page that is isolated from other origins, by the headers
 * `Cross-Origin-Opener-Policy: same-origin` and `Cross-Origin-Embedder-Policy: require-corp`.
 */
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
  // Written out in one expression, because bundlers look for exactly this.
  const worker = new Worker(new URL("./browser-crew-worker.js", import.meta.url), { type: "module" });
  return {
    send: (start) => worker.postMessage(start),
    listen(onAnswer, onEnd) {
      worker.onmessage = (event: MessageEvent<MemberAnswer>) => onAnswer(event.data);
      worker.onmessageerror = () => onEnd(new Error("a message between threads could not be read"));
      worker.onerror = (event) => onEnd(new Error(event.message || "a thread of the crew did not start"));
    },
    release: () => undefined,
    stop: () => worker.terminate(),
  };
}
