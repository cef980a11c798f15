const waiting: (() => void)[] = [];
let isGoing = false;
const channel = new MessageChannel();

/** One a task; between two of them the browser answers and draws. */
channel.port1.onmessage = () => {
  waiting.shift()?.();
  isGoing = waiting.length > 0;
  if (isGoing) channel.port2.postMessage(0);
};

/** A task of its own, after those that were asked for before; unlike a timer, with no wait between. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (isGoing) return;
    isGoing = true;
    channel.port2.postMessage(0);
  });
}
