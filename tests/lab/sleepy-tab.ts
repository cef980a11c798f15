import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";

/**
 * A tab that the browser can put to sleep. Tabs that Playwright opens count as visible for ever, and a visible tab never
 * sleeps: this one is opened and driven by the debugger's protocol alone.
 */
export interface SleepyTab {
  /** Runs a function in the page; it may return a promise. */
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  /** Hides the tab behind another one and stops it. */
  freeze(): Promise<void>;
  /** Lets it go on, and shows it. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly error?: { readonly message: string };
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: { text: string } };
}

export async function openSleepyTab(browser: Browser, address: string): Promise<SleepyTab> {
  const debug = await browser.newBrowserCDPSession();
  const { browserContextId } = await debug.send("Target.createBrowserContext");
  const { targetId } = await debug.send("Target.createTarget", { url: address, browserContextId });
  const { sessionId } = await debug.send("Target.attachToTarget", { targetId, flatten: false });
  const waiting = new Map<number, (reply: Reply) => void>();
  debug.on("Target.receivedMessageFromTarget", ({ message }) => {
    const reply = JSON.parse(message) as Reply;
    waiting.get(reply.id)?.(reply);
  });
  let asked = 0;
  const send = (method: string, params: object = {}) =>
    new Promise<Reply>((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, (reply) => (reply.error ? reject(new Error(reply.error.message)) : resolve(reply)));
      const message = JSON.stringify({ id, method, params });
      debug.send("Target.sendMessageToTarget", { sessionId, message }).catch(reject);
    });
  return {
    async evaluate(run) {
      const expression = `(${run})()`;
      const { result } = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (result?.exceptionDetails) throw new Error(result.exceptionDetails.text);
      return result?.result?.value as Awaited<ReturnType<typeof run>>;
    },
    async freeze() {
      const other = await debug.send("Target.createTarget", { url: "about:blank", browserContextId });
      await debug.send("Target.activateTarget", { targetId: other.targetId });
      await setTimeout(500);
      await send("Page.setWebLifecycleState", { state: "frozen" });
    },
    async wake() {
      await send("Page.setWebLifecycleState", { state: "active" });
      await debug.send("Target.activateTarget", { targetId });
    },
    async close() {
      await debug.send("Target.disposeBrowserContext", { browserContextId });
      await debug.detach();
    },
  };
}
