import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the yardstick is to do, with the numbers in the order in which it reads them. */
export interface Task {
  readonly kind: "sweeps" | "solve";
  readonly counts: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly diffusion: number;
  /** 1/min: decay, or all that is added to the sinks. */
  readonly rate: number;
  /** min; for sweeps. */
  readonly dt: number;
  readonly steps: number;
  readonly repeats: number;
  readonly leastSink: number;
  readonly relative: number;
  readonly absolute: number;
  /** Densities; then held densities for sweeps, or sinks and sources for a solve. */
  readonly arrays: readonly Float64Array[];
}

export interface Measured {
  /** CPU seconds of each repeat. */
  readonly seconds: readonly number[];
  readonly cycles: number;
  readonly densities: Float64Array;
}

const flags = ["-O3", "-march=native", "-ffinite-math-only", "-fno-signed-zeros"];

/** The same algorithms in C++, built by g++ on this machine. */
export class Yardstick {
  private readonly folder = mkdtempSync(join(tmpdir(), "yardstick-"));

  /** @param sources  the folder of yardstick.cpp */
  constructor(sources: string) {
    const compiler = process.env.CXX ?? "g++";
    execFileSync(compiler, [...flags, "-o", join(this.folder, "yardstick"), join(sources, "yardstick.cpp")]);
  }

  run(task: Task): Measured {
    const [input, output] = ["task.bin", "densities.bin"].map((name) => join(this.folder, name));
    const { counts, spacing, diffusion, rate, dt, steps, repeats, leastSink, relative, absolute } = task;
    const head = [
      task.kind === "sweeps" ? 0 : 1,
      ...counts,
      ...spacing,
      diffusion,
      rate,
      dt,
      steps,
      repeats,
      leastSink,
    ];
    const parts = [Float64Array.from([...head, relative, absolute]), ...task.arrays];
    writeFileSync(
      input,
      Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))),
    );
    const rows = execFileSync(join(this.folder, "yardstick"), [input, output], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((line) => line.split(" ").map(Number));
    const bytes = readFileSync(output);
    const densities = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    return { seconds: rows.map(([seconds]) => seconds), cycles: rows[0][1], densities };
  }
}
