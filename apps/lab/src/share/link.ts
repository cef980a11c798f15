import { canonicalText, shortTitle, withoutWords } from "../document/canonical.ts";
import type { Beside, LabDocument, StudyData } from "../document/lab-document.ts";
import { openFragment, packFragment } from "./fragment.ts";

/** Longest fragment: longer addresses are cut by messengers and hosts. */
export const longestLink = 8192;
/** What was on the screen, beside the scenario. */
export interface SharedView {
  readonly day?: number;
  readonly patch?: number;
  /** Layers by name, as the tissue view calls them. */
  readonly layers?: readonly string[];
}

export interface SharedLink {
  readonly document: LabDocument;
  readonly view?: SharedView;
  /** Digest of the sender's run of the arm on the screen, its first 16 digits. */
  readonly digest?: string;
  /** Version of the sender's engine. */
  readonly engine?: string;
}

export type OpenedLink =
  | ({ readonly is: "whole" } & SharedLink)
  | { readonly is: "newer"; readonly version: string }
  | { readonly is: "damaged"; readonly reason: string; readonly read: readonly string[] };

/** The text behind `#`. Of free text it holds the title alone, at most 80 characters of it. */
export async function linkText({ document, view, digest, engine }: SharedLink): Promise<string> {
  const { study, arm, beside } = document;
  const shared = { ...withoutWords(study), microenvironment: shortTitle(document) };
  // The title stands in front, so that it can be read from a link that was cut.
  const head = { t: shared.microenvironment, a: arm };
  const rest = { b: beside, d: digest?.slice(0, 16), e: engine, v: view, s: shared };
  const text = `${JSON.stringify(head).slice(0, -1)},${canonicalText(rest).slice(1)}`;
  return packFragment(text);
}

/** A document in the fragment of an address. */
export async function openLink(fragment: string): Promise<OpenedLink> {
  const opened = await openFragment(fragment);
  if (opened.is === "newer") return opened;
  const shared = opened.is === "whole" ? documentIn(opened.text) : undefined;
  if (shared) return { is: "whole", ...shared };
  const reason = opened.is === "damaged" ? opened.reason : "What it holds cannot be read.";
  return { is: "damaged", reason, read: readable(opened.text) };
}

function documentIn(text: string): SharedLink | undefined {
  try {
    const { t, a, b, d, e, v, s } = JSON.parse(text) as Record<string, unknown>;
    if (typeof a !== "string" || !isRecord(s)) return undefined;
    const study: StudyData = { ...s, ...(typeof t === "string" && { microenvironment: t }) };
    const beside = besideIn(b);
    return {
      document: { version: 1, study, arm: a, ...(beside && { beside }) },
      ...(isRecord(v) && { view: viewIn(v) }),
      ...(typeof d === "string" && /^[0-9a-f]{16}$/.test(d) && { digest: d }),
      ...(typeof e === "string" && e.length < 40 && { engine: e }),
    };
  } catch {
    return undefined;
  }
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

function besideIn(b: unknown): Beside | undefined {
  if (!isRecord(b)) return undefined;
  if (b.kind === "arm" && typeof b.arm === "string") return { kind: "arm", arm: b.arm };
  if (b.kind !== "fork" || typeof b.day !== "number" || !isRecord(b.changes)) return undefined;
  return { kind: "fork", day: b.day, changes: b.changes, ...(isRecord(b.gene) && { gene: b.gene }) };
}

function viewIn({ day, patch, layers }: Record<string, unknown>): SharedView {
  return {
    ...(typeof day === "number" && Number.isFinite(day) && { day }),
    ...(typeof patch === "number" && Number.isInteger(patch) && patch >= 0 && { patch }),
    ...(Array.isArray(layers) && { layers: layers.filter((layer) => typeof layer === "string").slice(0, 40) }),
  };
}

/** What a piece of a document tells, in words. */
function readable(text: string): string[] {
  const word = (key: string) => {
    const found = new RegExp(`"${key}":("(?:[^"\\\\]|\\\\.)*")`).exec(text)?.[1];
    try {
      return found === undefined ? undefined : String(JSON.parse(found)).slice(0, 80);
    } catch {
      return undefined;
    }
  };
  const told: readonly (readonly [string, string | undefined])[] = [
    ["Title", word("t")],
    ["Arm", word("a")],
    ["Made with version", word("e")],
    ["Cancer", word("cancer")],
    ["Duration", word("duration")],
  ];
  return told.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}
