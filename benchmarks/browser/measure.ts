import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { digestNumbers } from "../../src/foundation/digest.ts";
import { workload } from "./workload.ts";

export interface Measured {
  /** Wall time of the engine's loop, its first steps included. */
  readonly seconds: number;
  readonly cells: number;
  /** Of bodies and densities at the end: the same everywhere. */
  readonly digest: string;
}

/** Sets the workload up; what it gives runs it. */
export function prepared(minutes: number): () => Measured {
  const run = new TissueRun(workload(minutes));
  return () => {
    const start = performance.now();
    while (run.status.code === "running") run.advance();
    const seconds = (performance.now() - start) / 1000;
    if (run.status.code === "failed") throw new Error(run.status.hint);
    const { meta, arrays } = run.save();
    const digests = [arrays.body, arrays["density of oxygen"], arrays["density of signal"]].map(digestNumbers);
    return { seconds, cells: meta.counts.cells, digest: digests.join(" ") };
  };
}
