import { crc32, deflated, fromBase64Url, inflated, toBase64Url } from "./bytes.ts";

/**
 * Data as the fragment of an address: `1.`, JSON packed and in base64url, `.` and the CRC-32 of the packed bytes.
 * Fragments are never sent to a server.
 */
const prefix = "1";
/** A study or a trial has some kilobytes; more is something else, or an attack. */
const mostBytes = 4_000_000;

export type OpenedFragment =
  | { readonly is: "whole"; readonly text: string }
  /** Made by a later version of this site. */
  | { readonly is: "newer"; readonly version: string }
  /** `text` is what can be read of it. */
  | { readonly is: "damaged"; readonly reason: string; readonly text: string };

/** Whether a fragment is meant to be data. */
export function isFragment(text: string): boolean {
  return /^\d+\./.test(text);
}

export async function packFragment(text: string): Promise<string> {
  const packed = await deflated(new TextEncoder().encode(text));
  return `${prefix}.${toBase64Url(packed)}.${crc32(packed).toString(16).padStart(8, "0")}`;
}

export async function openFragment(fragment: string): Promise<OpenedFragment> {
  const [version, body = "", sum = ""] = fragment.split(".");
  if (version !== prefix) return { is: "newer", version };
  const packed = fromBase64Url(body);
  const { bytes, fault } = await inflated(packed, mostBytes);
  const text = new TextDecoder().decode(bytes);
  if (!fault && sum.length === 8 && crc32(packed) === Number.parseInt(sum, 16)) return { is: "whole", text };
  const reason =
    sum.length < 8 ? "The link is shorter than it was: its end is missing." : "Some of its letters changed.";
  return { is: "damaged", reason, text };
}
