import { InputError } from "../../foundation/errors.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { joinBytes, utf8 } from "./bytes.ts";
import {
  floatsPerAgent,
  type SimulariumFrame,
  type SimulariumOptions,
  SimulariumRun,
  type SimulariumState,
} from "./simularium.ts";

const headerLength = 64;
const blockHead = 8;
const plotBlock = 2;
const trajectoryBlock = 1;
const spatialBlock = 3;

export interface SimulariumBinaryOptions extends SimulariumOptions {
  /** Room in the table of frames, which stands before them; fewer may come. */
  readonly frames: number;
  /** Bytes; viewers read offsets as signed 32-bit numbers. */
  readonly limit?: number;
}

export interface SimulariumBinaryState extends SimulariumState {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
}

/**
 * A Simularium trajectory as a binary file (version 2), little-endian, written while frames come: `begin()`, then each
 * frame's bytes behind the last, then `end()`, whose `head` replaces the bytes of `begin()`.
 *
 * The blocks stand in the order spatial data, trajectory, plots: readers find them by type.
 */
export class SimulariumBinary {
  readonly #run: SimulariumRun;
  readonly #offsets: number[];
  readonly #lengths: number[];
  /** Bytes of the file so far. */
  #length: number;

  constructor(
    readonly options: SimulariumBinaryOptions,
    state?: SimulariumBinaryState,
  ) {
    if (!Number.isInteger(options.frames) || options.frames < 1) {
      throw new InputError("frames", String(options.frames), "a whole number ≥ 1");
    }
    this.#run = new SimulariumRun(options, state);
    this.#offsets = [...(state?.offsets ?? [])];
    this.#lengths = [...(state?.lengths ?? [])];
    this.#length = this.#lengths.reduce((length, own) => length + own, this.#headLength());
  }

  state(): SimulariumBinaryState {
    return { ...this.#run.state(), offsets: this.#offsets, lengths: this.#lengths };
  }

  get warnings(): readonly string[] {
    return this.#run.warnings;
  }

  /** Room for what is known at the end. */
  begin(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#headLength());
  }

  /** @throws {InputError} where there is no room left in the table, or the file gets too long to be read */
  frame(frame: TissueFrame): Uint8Array<ArrayBuffer> {
    const bytes = frameBytes(this.#run.add(frame), this.#offsets.length);
    const place = `simularium, frame at ${frame.time} min`;
    if (this.#offsets.length === this.options.frames) {
      throw new InputError(
        place,
        `frame ${this.options.frames + 1}`,
        `at most ${this.options.frames} frames, as announced`,
      );
    }
    const limit = this.options.limit ?? 2 ** 31 - 1;
    if (this.#length + bytes.length > limit) {
      throw new InputError(
        place,
        `a file of ${this.#length + bytes.length} bytes`,
        `at most ${limit}: fewer frames, or each n-th cell`,
      );
    }
    this.#offsets.push(this.#length - headerLength);
    this.#lengths.push(bytes.length);
    this.#length += bytes.length;
    return bytes;
  }

  /** @throws {InputError} where there was no frame */
  end(): { readonly head: Uint8Array<ArrayBuffer>; readonly tail: Uint8Array<ArrayBuffer> } {
    const trajectory = block(trajectoryBlock, this.#run.trajectoryInfo());
    const plots = block(plotBlock, this.#run.plotData());
    const spatial = this.#length - headerLength;
    const blocks = [
      [headerLength, spatialBlock, spatial],
      [this.#length, trajectoryBlock, trajectory.length],
      [this.#length + trajectory.length, plotBlock, plots.length],
    ];
    return { head: this.#head(blocks, spatial), tail: joinBytes([trajectory, plots]) };
  }

  #headLength(): number {
    return headerLength + blockHead + 8 + 8 * this.options.frames;
  }

  #head(blocks: readonly (readonly number[])[], spatial: number): Uint8Array<ArrayBuffer> {
    const head = this.begin();
    head.set(utf8("SIMULARIUMBINARY"));
    const table = this.#offsets.flatMap((offset, i) => [offset, this.#lengths[i]]);
    const integers = [
      headerLength,
      2,
      blocks.length,
      ...blocks.flat(),
      spatialBlock,
      spatial,
      1,
      this.#offsets.length,
      ...table,
    ];
    const view = new DataView(head.buffer);
    integers.forEach((value, i) => {
      view.setUint32(16 + 4 * i, value, true);
    });
    return head;
  }
}

function frameBytes({ time, agents }: SimulariumFrame, frameNumber: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + 4 * agents.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frameNumber, true);
  view.setFloat32(4, time, true);
  view.setUint32(8, agents.length / floatsPerAgent, true);
  for (let i = 0; i < agents.length; i++) view.setFloat32(12 + 4 * i, agents[i], true);
  return bytes;
}

function block(type: number, content: Record<string, unknown>): Uint8Array<ArrayBuffer> {
  const text = utf8(JSON.stringify(content));
  const bytes = new Uint8Array(blockHead + 4 * Math.ceil(text.length / 4));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, bytes.length, true);
  bytes.set(text, blockHead);
  return bytes;
}
