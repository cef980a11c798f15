import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";

/** A value that changes often, told no more often than every so many milliseconds; the last one always. */
export function usePaced<Value>(read: () => Value, ms = 250): ReadonlySignal<Value> {
  const [paced] = useState(() => signal(read()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = Number.NEGATIVE_INFINITY;
    const tell = () => {
      timer = undefined;
      told = performance.now();
      paced.value = read();
    };
    const dispose = effect(() => {
      read();
      timer ??= setTimeout(tell, Math.max(0, told + ms - performance.now()));
    });
    return () => {
      dispose();
      clearTimeout(timer);
    };
  }, []);
  return paced;
}
