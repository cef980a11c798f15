import type { StudyData } from "../document/lab-document.ts";

/** Small enough that a first scan takes seconds: about 150 cells for ten days. */
export const starterStudy: StudyData = {
  microenvironment: "A small tumour and a few killer T cells",
  meaning: "A scrap of tissue that is small on purpose: chance weighs much here, so compare several runs.",
  duration: "10 days",
  "save-every": "1 day",
  seed: 1,
  tumour: "1e8 cell",
  antigens: [{ name: "neoantigen", kind: "tumour-only" }],
  clones: [{ name: "wild", antigens: { neoantigen: 1 }, mhc: 1, "pd-l1": 0.3 }],
  receptors: [{ antigen: "neoantigen", affinity: 1 }],
  patches: [
    {
      name: "primary",
      kind: "inflamed",
      size: ["320 um", "320 um"],
      cells: {
        tumour: 50,
        healthy: 70,
        vessel: 5,
        "CD8 effector": 30,
        "helper T": 4,
        NK: 4,
        dendritic: 3,
        "M1 macrophage": 4,
      },
    },
  ],
  parameters: { tumourDivision: 0.1 },
};
