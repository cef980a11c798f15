import { InputError } from "../../foundation/errors.ts";
import type { Domain } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { cellStyles, type OwnStyle, stateColour } from "./cell-palette.ts";
import { cellStates, type FrameCells, readFrame } from "./read-frame.ts";

/** Floats of an agent without subpoints: kind, id, type, x, y, z, three rotations, radius, count of subpoints. */
export const floatsPerAgent = 11;
const sphere = 1000;

export interface SimulariumOptions {
  readonly title?: string;
  /** Colours that somebody chose, by cell type. */
  readonly styles?: Readonly<Record<string, OwnStyle>>;
  /** Write each n-th cell, by id: a cell that is written is written in all frames. 1 when absent. */
  readonly everyCell?: number;
}

/** A frame in the units of the viewer. */
export interface SimulariumFrame {
  readonly time: number;
  /** Shape [agents, 11]. */
  readonly agents: Float32Array;
}

/** What is kept of the frames so far, as plain data. */
export interface SimulariumState {
  readonly times: readonly number[];
  readonly counts: readonly Float64Array[];
  readonly first: Pick<TissueFrame, "cellTypes" | "domain"> | undefined;
  readonly warnings: readonly string[];
}

/**
 * What a Simularium trajectory needs to know of a run, gathered as its frames pass by. Positions are measured from the
 * centre of the box and divided by a round number of µm, so that the longest edge of the box is 25–64 units long: viewers expect
 * 4–64. Types carry the state in their name (`tumour#necrotic`), since colours in the viewer are by type.
 */
export class SimulariumRun {
  readonly warnings: string[];
  readonly #times: number[];
  readonly #counts: Float64Array[];
  #first: SimulariumState["first"];
  #scale = 1;
  readonly #every: number;

  constructor(
    readonly options: SimulariumOptions,
    state?: SimulariumState,
  ) {
    this.warnings = [...(state?.warnings ?? [])];
    this.#times = [...(state?.times ?? [])];
    this.#counts = [...(state?.counts ?? [])];
    if (state?.first) this.#begin(state.first);
    this.#every = options.everyCell ?? 1;
    if (!Number.isInteger(this.#every) || this.#every < 1) {
      throw new InputError("everyCell", String(this.#every), "a whole number ≥ 1");
    }
  }

  /** @throws {InputError} as `readFrame` does, where types or box change, or where time does not rise */
  add(frame: TissueFrame): SimulariumFrame {
    const cells = readFrame(frame);
    this.#check(this.#first ?? this.#begin(frame), frame);
    this.#times.push(frame.time);
    this.#counts.push(population(frame, cells));
    return { time: frame.time, agents: this.#agents(frame.domain, cells) };
  }

  #begin({ cellTypes, domain }: Pick<TissueFrame, "cellTypes" | "domain">) {
    this.#first = { cellTypes, domain };
    this.#scale = micrometresAUnit(domain);
    return this.#first;
  }

  state(): SimulariumState {
    return { times: this.#times, counts: this.#counts, first: this.#first, warnings: this.warnings };
  }

  #check(first: Pick<TissueFrame, "cellTypes" | "domain">, frame: TissueFrame): void {
    const place = `simularium, frame at ${frame.time} min`;
    const last = this.#times.at(-1);
    if (last !== undefined && frame.time <= last) {
      throw new InputError(place, `a frame behind that at ${last} min`, "frames in the order of time");
    }
    if (JSON.stringify([first.cellTypes, first.domain]) !== JSON.stringify([frame.cellTypes, frame.domain])) {
      throw new InputError(place, "other cell types or another box", "those of the first frame");
    }
  }

  #agents(domain: Domain, cells: FrameCells): Float32Array {
    const kept: number[] = [];
    for (let row = 0; row < cells.count; row++) if (cells.id[row] % this.#every === 0) kept.push(row);
    const agents = new Float32Array(kept.length * floatsPerAgent);
    const [cx, cy, cz] = domain.minimum.map((low, axis) => (low + domain.maximum[axis]) / 2);
    kept.forEach((row, i) => {
      const at = i * floatsPerAgent;
      agents[at] = sphere;
      agents[at + 1] = cells.id[row];
      agents[at + 2] = cells.type[row] * cellStates.length + cells.state[row];
      agents[at + 3] = (cells.x[row] - cx) / this.#scale;
      agents[at + 4] = (cells.y[row] - cy) / this.#scale;
      agents[at + 5] = (cells.z[row] - cz) / this.#scale;
      agents[at + 9] = cells.radius[row] / this.#scale;
    });
    const last = kept.length === 0 ? 0 : cells.id[kept[kept.length - 1]];
    if (last > 2 ** 24 && this.warnings.length === 0) {
      this.warnings.push(
        `simularium: cell ${last} and other ids above 16777216 are rounded: the format keeps them as 32-bit floats.`,
      );
    }
    return agents;
  }

  /** The part `trajectoryInfo` of the file, once all frames are added. */
  trajectoryInfo(): Record<string, unknown> {
    const first = this.#some();
    const [x, y, z] = first.domain.maximum.map((high, axis) => (high - first.domain.minimum[axis]) / this.#scale);
    const far = Math.max(x, y, z) * (first.domain.dimensions === 2 ? 0.75 : 1.35);
    return {
      version: 3,
      trajectoryTitle: this.options.title ?? "Tissue",
      timeUnits: { magnitude: 1, name: "min" },
      timeStepSize: commonStep(this.#times),
      totalSteps: this.#times.length,
      spatialUnits: { magnitude: this.#scale, name: "µm" },
      size: { x, y, z },
      cameraDefault: {
        position: { x: 0, y: 0, z: far },
        lookAtPosition: { x: 0, y: 0, z: 0 },
        upVector: { x: 0, y: 1, z: 0 },
        fovDegrees: 75,
      },
      typeMapping: typeMapping(first.cellTypes, this.options.styles),
    };
  }

  /** The part `plotData`: live and dead cells by type over time. */
  plotData(): Record<string, unknown> {
    const types = this.#some().cellTypes;
    const curve = (name: string, read: (counts: Float64Array) => number) => ({
      name,
      type: "scatter",
      mode: "lines",
      x: this.#times,
      y: this.#counts.map(read),
    });
    const curves = types.flatMap((name, type) => [
      curve(`${name}, live`, (counts) => counts[2 * type]),
      curve(`${name}, dead`, (counts) => counts[2 * type + 1]),
    ]);
    const layout = { title: "Cells by type", xaxis: { title: "time (min)" }, yaxis: { title: "cells" } };
    return { version: 1, data: [{ layout, data: curves }] };
  }

  #some(): Pick<TissueFrame, "cellTypes" | "domain"> {
    if (this.#first === undefined) throw new InputError("simularium", "no frame", "one or more");
    return this.#first;
  }
}

/** 1, 2 or 5 times a power of ten: the least with which the longest edge of the box is at most 64 units. */
function micrometresAUnit(domain: Domain): number {
  const longest = Math.max(...domain.maximum.map((high, axis) => high - domain.minimum[axis]));
  let decade = 1e-3;
  while (longest / (10 * decade) > 64) decade *= 10;
  return decade * ([1, 2, 5, 10].find((digit) => longest / (digit * decade) <= 64) ?? 10);
}

/** The longest time of which all times are multiples, to a millionth; 0 for a single frame at time 0. */
function commonStep(times: readonly number[]): number {
  const [longest, tolerance] = [Math.max(...times.map(Math.abs)), 1e-6];
  let step = 0;
  for (const time of times) {
    let [a, b] = [Math.abs(time), step];
    while (b > tolerance * longest) [a, b] = [b, remainder(a, b, tolerance * longest)];
    step = a;
  }
  return times.length === 1 ? 0 : step;
}

function remainder(a: number, b: number, tolerance: number): number {
  const left = a - Math.floor(a / b) * b;
  return b - left < tolerance ? 0 : left;
}

function typeMapping(types: readonly string[], own: SimulariumOptions["styles"]): Record<string, unknown> {
  const styles = cellStyles(types, own);
  const entries = types.flatMap((name, type) =>
    cellStates.map((state, code) => [
      String(type * cellStates.length + code),
      {
        // The sign that parts name and state occurs once.
        name: `${name.replaceAll("#", "_")}#${state}`,
        geometry: { displayType: "SPHERE", url: "", color: stateColour(styles[type].colour, code) },
      },
    ]),
  );
  return Object.fromEntries(entries);
}

/** Live and dead cells of each type, by turns. */
function population(frame: TissueFrame, cells: FrameCells): Float64Array {
  const counts = new Float64Array(2 * frame.cellTypes.length);
  for (let row = 0; row < cells.count; row++) counts[2 * cells.type[row] + (cells.state[row] === 0 ? 0 : 1)]++;
  return counts;
}
