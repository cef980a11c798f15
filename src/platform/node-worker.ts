/** The worker's side of the pool in Node. */
import { parentPort } from "node:worker_threads";
import type { Request } from "./messages.ts";
import { serve } from "./serve.ts";

if (!parentPort) throw new Error("node-worker runs as a worker thread");
const port = parentPort;
const take = serve((answer) => port.postMessage(answer));
port.on("message", (request: Request) => take(request));
