/** The worker's side of the pool in a browser. */
import type { Request } from "./messages.ts";
import { serve } from "./serve.ts";

const take = serve((answer) => globalThis.postMessage(answer));
globalThis.onmessage = (event: MessageEvent<Request>) => take(event.data);
