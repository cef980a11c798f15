import { signal } from "@preact/signals";

/** Least time between two messages that a screen reader is given, ms. */
const PAUSE = 3000;

const said = signal("");
let waiting: string | undefined;
let quietUntil = 0;

/** Says something politely; of several in three seconds, the last. */
export function announce(message: string): void {
  waiting = message;
  const wait = quietUntil - performance.now();
  if (wait <= 0) speak();
  else setTimeout(speak, wait);
}

function speak(): void {
  if (waiting === undefined || performance.now() < quietUntil - 1) return;
  said.value = waiting;
  waiting = undefined;
  quietUntil = performance.now() + PAUSE;
}

/** The one live region of a page. */
export function LiveRegion() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
