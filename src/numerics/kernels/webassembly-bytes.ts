/**
 * The part of WebAssembly's binary format that straight-line code needs.
 *
 * Source: WebAssembly Core Specification 2.0, chapter 5, https://www.w3.org/TR/wasm-core-2/
 */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** Bytes that grow at the end. */
export class ByteWriter {
  private bytes = new Uint8Array(256);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.length + count));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  byte(value: number): this {
    this.reserve(1);
    this.bytes[this.length++] = value;
    return this;
  }

  /** LEB128, for a whole number below 2⁵³. */
  unsigned(value: number): this {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    return this.byte(rest);
  }

  /** Signed LEB128, for a whole number from 0 to 2³¹ − 1. */
  signed(value: number): this {
    let rest = value;
    while (rest >= 64) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    return this.byte(rest);
  }

  /** The eight bytes of a double, low byte first. */
  double(value: number): this {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
    return this;
  }

  /** Eight bytes of a 64-bit pattern. Kept apart from `double`: passing through a number may change a NaN's bits. */
  pattern(value: bigint): this {
    this.reserve(8);
    this.view.setBigInt64(this.length, BigInt.asIntN(64, value), true);
    this.length += 8;
    return this;
  }

  /** ASCII text with its length. */
  name(text: string): this {
    this.unsigned(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
    return this;
  }

  append(other: ByteWriter): this {
    this.reserve(other.length);
    this.bytes.set(other.written(), this.length);
    this.length += other.length;
    return this;
  }

  /** What follows, with its length before it. */
  sized(write: (inner: ByteWriter) => void): this {
    const inner = new ByteWriter();
    write(inner);
    return this.unsigned(inner.length).append(inner);
  }

  /** Entries with their number before them. */
  vector<T>(entries: readonly T[], write: (entry: T, index: number) => void): this {
    this.unsigned(entries.length);
    entries.forEach(write);
    return this;
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }
}

interface FunctionType {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
}

export interface FunctionBody {
  readonly type: FunctionType;
  /** Types of the locals after the parameters, in order. */
  readonly locals: readonly number[];
  /** Instructions without the final `end`. */
  readonly code: ByteWriter;
  /** The name under which callers outside find it, if they do. */
  readonly exported?: string;
}

/** A module of these functions over one imported memory, `memory.memory`, of at least `pages` × 64 KiB. */
export function moduleBytes(functions: readonly FunctionBody[], pages: number): Uint8Array<ArrayBuffer> {
  const module = new ByteWriter();
  for (const byte of [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]) module.byte(byte);
  const section = (id: number, write: (inner: ByteWriter) => void) => module.byte(id).sized(write);

  section(1, (types) => {
    types.vector(functions, ({ type }) => {
      types.byte(0x60).vector(type.parameters, (entry) => types.byte(entry));
      types.vector(type.results, (entry) => types.byte(entry));
    });
  });
  section(2, (imports) => {
    imports.unsigned(1).name("memory").name("memory").byte(0x02).byte(0x00).unsigned(pages);
  });
  section(3, (indices) => {
    indices.vector(functions, (_, index) => indices.unsigned(index));
  });
  section(7, (exports) => {
    const named = functions.flatMap(({ exported }, index) => (exported === undefined ? [] : [{ exported, index }]));
    exports.vector(named, ({ exported, index }) => exports.name(exported).byte(0x00).unsigned(index));
  });
  section(10, (bodies) => {
    bodies.vector(functions, ({ locals, code }) =>
      bodies.sized((body) => {
        body.vector(locals, (type) => body.unsigned(1).byte(type));
        body.append(code).byte(0x0b);
      }),
    );
  });
  return module.written().slice();
}
