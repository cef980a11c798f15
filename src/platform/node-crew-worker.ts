/** A crew's thread in Node. */
import { parentPort } from "node:worker_threads";
import { CrewMember, type MemberStart } from "./crew-member.ts";

if (!parentPort) throw new Error("node-crew-worker runs as a worker thread");
const port = parentPort;
const member = new CrewMember((answer) => port.postMessage(answer));
process.on("exit", () => member.end());
port.on("message", (start: MemberStart) => member.start(start));
