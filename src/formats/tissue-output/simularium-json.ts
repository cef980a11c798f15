import type { TissueFrame } from "../../models/tissue/frame.ts";
import { type SimulariumFrame, type SimulariumOptions, SimulariumRun, type SimulariumState } from "./simularium.ts";

/**
 * A Simularium trajectory (version 3) as JSON, written while frames come: the pieces of text in their order are the
 * file. What is known at the end only (counts, the step between frames, curves) stands behind the frames.
 */
export class SimulariumJson {
  readonly #run: SimulariumRun;
  #frames: number;

  constructor(options: SimulariumOptions = {}, state?: SimulariumState) {
    this.#run = new SimulariumRun(options, state);
    this.#frames = state?.times.length ?? 0;
  }

  state(): SimulariumState {
    return this.#run.state();
  }

  get warnings(): readonly string[] {
    return this.#run.warnings;
  }

  frame(frame: TissueFrame): string {
    const text = bundle(this.#run.add(frame), this.#frames);
    const before =
      this.#frames === 0 ? '{"spatialData":{"version":1,"msgType":1,"bundleStart":0,"bundleData":[\n' : ",\n";
    this.#frames++;
    return before + text;
  }

  /** @throws {InputError} where there was no frame */
  end(): string {
    const info = JSON.stringify(this.#run.trajectoryInfo());
    const plots = JSON.stringify(this.#run.plotData());
    return `\n],"bundleSize":${this.#frames}},\n"trajectoryInfo":${info},\n"plotData":${plots}}\n`;
  }
}

// A hundred-thousandth of a unit is far below a pixel, and short numbers halve the file.
function bundle({ time, agents }: SimulariumFrame, frameNumber: number): string {
  const data = Array.from(agents, (value) => Math.round(value * 1e5) / 1e5);
  return JSON.stringify({ frameNumber, time, data });
}
