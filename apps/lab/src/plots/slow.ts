import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** Ten times a second: as often as numbers can be read. */
const PAUSE = 100;

/** A signal that follows another one, at most ten times a second, and ends where it ended. */
export function slow<Value>(read: () => Value): { readonly value: ReadonlySignal<Value>; stop(): void } {
  const value = signal(read());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = 0;
  const stop = effect(() => {
    const next = read();
    clearTimeout(timer);
    const wait = before + PAUSE - performance.now();
    const take = () => {
      before = performance.now();
      value.value = next;
    };
    if (wait <= 0) take();
    else timer = setTimeout(take, wait);
  });
  return {
    value,
    stop: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
