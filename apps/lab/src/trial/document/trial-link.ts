import { canonicalText } from "../../document/canonical.ts";
import { crc32, deflated, fromBase64Url, inflated, toBase64Url } from "../../share/bytes.ts";
import { entryOf, type TrialData, textOf } from "./trial-document.ts";

/**
 * A trial as the fragment of an address, in the shape of the lab's links: `1.`, packed JSON in base64url, `.` and the
 * CRC-32 of the packed bytes. Fragments are never sent to a server.
 */
const prefix = "1";
const mostBytes = 4_000_000;
const longestTitle = 80;

export type OpenedTrial =
  | { readonly is: "trial"; readonly trial: TrialData }
  /** A link of the lab: a study and the arm on its screen. */
  | { readonly is: "lab"; readonly study: TrialData; readonly arm: string }
  | { readonly is: "newer"; readonly version: string }
  | { readonly is: "damaged"; readonly reason: string };

/** Of free text it holds the title alone; names of arms are part of the design. */
export async function trialLink(trial: TrialData): Promise<string> {
  const { title, source: _, published: _published, ...design } = trial;
  const head = { t: [...textOf(title)].slice(0, longestTitle).join("") };
  const text = `${JSON.stringify(head).slice(0, -1)},${canonicalText({ trial: design }).slice(1)}`;
  const packed = await deflated(new TextEncoder().encode(text));
  return `${prefix}.${toBase64Url(packed)}.${crc32(packed).toString(16).padStart(8, "0")}`;
}

/** Whether a fragment is meant to be a link of this site. */
export function isTrialLink(fragment: string): boolean {
  return /^\d+\./.test(fragment);
}

export async function openTrialLink(fragment: string): Promise<OpenedTrial> {
  const [version, body = "", sum = ""] = fragment.split(".");
  if (version !== prefix) return { is: "newer", version };
  const packed = fromBase64Url(body);
  const { bytes, fault } = await inflated(packed, mostBytes);
  if (fault || sum.length !== 8 || crc32(packed) !== Number.parseInt(sum, 16)) {
    const reason =
      sum.length < 8 ? "Its end is missing: the link is shorter than it was." : "Some of its letters changed.";
    return { is: "damaged", reason };
  }
  try {
    return read(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return { is: "damaged", reason: "What it holds cannot be read." };
  }
}

function read(data: unknown): OpenedTrial {
  const { t, trial, s, a } = entryOf(data);
  if (typeof trial === "object" && trial !== null) {
    return { is: "trial", trial: { ...entryOf(trial), title: textOf(t), source: "Opened from a link" } };
  }
  if (typeof s === "object" && s !== null && typeof a === "string") {
    return { is: "lab", study: { ...entryOf(s), microenvironment: textOf(t) }, arm: a };
  }
  return { is: "damaged", reason: "It is no link of a trial or of the lab." };
}

/** The treatments of a lab's run as a further arm of a trial. */
export function armOfLab(study: TrialData, arm: string): { readonly name: string; readonly treatments: unknown } {
  const own = entryOf(entryOf(study.arms)[arm]).treatments ?? study.treatments;
  const none = own === undefined || (Array.isArray(own) && own.length === 0);
  return { name: arm, treatments: none ? "none" : own };
}
