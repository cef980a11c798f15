/** The thread that runs one arm. */
import { buffersOf } from "../../../../src/index.ts";
import { EngineThread } from "./engine-thread.ts";
import type { Answer, Question } from "./messages.ts";

function tell(answer: Answer): void {
  const buffers = answer.tell === "frame" ? answer.looks.flatMap(buffersOf) : [];
  globalThis.postMessage(answer, { transfer: [...new Set(buffers)] });
}

let waiting = () => {};
/** Comes back after the messages that wait; timers would add milliseconds. */
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting();

function soon(call: () => void): void {
  waiting = call;
  channel.port2.postMessage(0);
}

const thread = new EngineThread({ tell, soon });
globalThis.onmessage = ({ data }: MessageEvent<Question>) => thread.hear(data);
