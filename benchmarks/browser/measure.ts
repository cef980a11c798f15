import { MicroenvironmentRun } from "../../src/engine/microenvironment/microenvironment-run.ts";
import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import { layerScenario } from "../../src/experiments/small-steps/plans.ts";
import { digestNumbers } from "../../src/foundation/digest.ts";
import { workload } from "./workload.ts";

export interface Measured {
  /** Wall time of the engine's loop, its first steps included. */
  readonly seconds: number;
  readonly cells: number;
  /** Of bodies and densities at the end: the same everywhere. */
  readonly digest: string;
}

/** What is run, and for how long. */
export interface Job {
  readonly workload: "tissue" | "microenvironment";
  /** Simulated. */
  readonly minutes: number;
}

/** Sets the workload up; what it gives runs it. */
export function prepared({ workload, minutes }: Job): () => Measured {
  return workload === "tissue" ? preparedTissue(minutes) : preparedMicroenvironment(minutes);
}

/** The default tissue of the lab: about 5,000 cells in a layer, coupled to a body. */
function preparedMicroenvironment(minutes: number): () => Measured {
  const run = new MicroenvironmentRun(layerScenario(5000, minutes / 1440), referenceModel);
  return () => {
    const start = performance.now();
    while (run.status.code === "running") run.advance();
    const seconds = (performance.now() - start) / 1000;
    if (run.status.code === "failed") throw new Error(run.status.hint);
    const { patches, host } = run.save();
    const [{ counts, arrays }] = patches;
    const digests = [arrays.body, arrays["density of oxygen"], host.state].map(digestNumbers);
    return { seconds, cells: counts.cells, digest: digests.join(" ") };
  };
}

function preparedTissue(minutes: number): () => Measured {
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
