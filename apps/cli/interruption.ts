import { exit } from "./exit-codes.ts";
import { note } from "./screen.ts";

/**
 * Ctrl-C, or a polite request to end: the first stops the work cleanly and keeps what is done, the second ends at once.
 *
 * @returns the signal to hand to the work, and `release`, to be called when the work is over
 */
export function interruption(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(exit.interrupted);
    note("\nStopping; what is done is kept. Once more to stop at once.");
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const release = () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  return { signal: controller.signal, release };
}
