/** The one thing that is asked of a text encoder; browsers and Node have it. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const alphabet = utf8("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const padding = 61;

/** Base64 (RFC 4648) as ASCII bytes. */
export function base64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  for (let i = 0, o = 0; i < bytes.length; i += 3, o += 4) {
    const left = bytes.length - i;
    const three = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    out[o] = alphabet[three >> 18];
    out[o + 1] = alphabet[(three >> 12) & 63];
    out[o + 2] = left > 1 ? alphabet[(three >> 6) & 63] : padding;
    out[o + 3] = left > 2 ? alphabet[three & 63] : padding;
  }
  return out;
}

/** Bytes as text, each byte a character: for ASCII. */
export function ascii(bytes: Uint8Array): string {
  // Arguments of one call are limited, and one call a byte is slow.
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}
