import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { TissueModel } from "../tissue-model.ts";
import { frameTimes, quantile } from "./frame-times.ts";

const asked = new URLSearchParams(location.search).get("perf") === "1";
const ms = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(1)} ms`);

/** `?perf=1`: what drawing costs here and now. */
export function PerfOverlay({ model }: { readonly model: TissueModel }) {
  const slice = useSignal(Number.NaN);
  const { session } = model.source;
  useEffect(() => {
    if (!asked) return;
    let last = performance.now();
    return effect(() => {
      session.phase.value;
      session.frameCount.value;
      const now = performance.now();
      slice.value = now - last;
      last = now;
    });
  }, [session, slice]);
  if (!asked) return null;
  const { between, work, cells, kind } = frameTimes.shown.value;
  return (
    <output class="tissue-perf" data-perf="tissue">
      {kind}, {cells} cells. A picture every {ms(quantile(between, 0.5))} (median), {ms(quantile(between, 0.95))} (95
      %); main thread {ms(quantile(work, 0.5))}, {ms(quantile(work, 0.95))}. Last word from the engine after{" "}
      {ms(slice.value)}.
    </output>
  );
}
