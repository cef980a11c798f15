import { canonicalText } from "../../document/canonical.ts";
import { openFragment, packFragment } from "../../share/fragment.ts";
import { entryOf, type TrialData, textOf } from "./trial-document.ts";

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
  return packFragment(text);
}

/** A trial in the fragment of an address, or a run of the lab. */
export async function openTrialLink(fragment: string): Promise<OpenedTrial> {
  const opened = await openFragment(fragment);
  if (opened.is !== "whole") return opened;
  try {
    return read(JSON.parse(opened.text));
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
