/** Bytes as text of letters, digits, `-` and `_`, which addresses take as they are. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  // Not all at once: calls have a limit of arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** As many bytes as can be read; letters that are none of the alphabet end it. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const known = /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? "";
  const whole = known.length % 4 === 1 ? known.slice(0, -1) : known;
  const binary = atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32, as ZIP and PNG have it. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Bytes packed without heads: what ZIP calls deflate. */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Absent where all of it was good. */
  readonly fault?: string;
}

/**
 * Unpacks as far as it goes: what comes before damage is kept.
 *
 * @param most  bytes; more is refused, since a small file can unpack to any size
 */
export async function inflated(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      pieces.push(next.value);
      if (length <= most) continue;
      await reader.cancel();
      return { bytes: joined(pieces), fault: `more than ${most} bytes` };
    }
    return { bytes: joined(pieces) };
  } catch (error) {
    return { bytes: joined(pieces), fault: error instanceof Error ? error.message : String(error) };
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
