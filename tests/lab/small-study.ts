import type { LabDocument } from "../../apps/lab/src/document/lab-document.ts";
import { linkText } from "../../apps/lab/src/share/link.ts";

/** A study whose runs take a second or two: 80 cells, three weeks, nivolumab from day 7 on. */
export const smallStudy = {
  microenvironment: "Small and quick",
  duration: "21 days",
  seed: 5,
  tumour: "1e8 cell",
  antigens: [{ name: "flag", kind: "tumour-only" }],
  clones: [{ name: "wild", antigens: { flag: 1 } }],
  receptors: [{ antigen: "flag" }],
  patches: [
    {
      name: "tumour",
      kind: "inflamed",
      size: ["200 um", "200 um"],
      cells: { tumour: 40, healthy: 25, vessel: 3, "CD8 effector": 12, NK: 3, "M2 macrophage": 3 },
    },
  ],
  states: { cd8Blood: "1e8 cell" },
  arms: {
    plain: {},
    treated: { treatments: [{ therapy: "nivolumab", dose: "240 mg", start: "7 days", every: "2 weeks" }] },
  },
} as const;

export function smallDocument(arm: keyof typeof smallStudy.arms = "treated"): LabDocument {
  return { version: 1, study: smallStudy, arm };
}

/** The path of the lab with a document in its fragment. */
export async function labPath(document: LabDocument): Promise<string> {
  return `lab/#${await linkText({ document })}`;
}
