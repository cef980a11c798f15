/** A study of 42 cells, whose runs of a day take a moment. */
export const fewCells = {
  microenvironment: "Few cells",
  duration: "1 day",
  seed: 7,
  tumour: "1e8 cell",
  antigens: [{ name: "flag", kind: "tumour-only" }],
  clones: [{ name: "wild", antigens: { flag: 1 } }],
  receptors: [{ antigen: "flag" }],
  patches: [
    {
      name: "primary",
      kind: "inflamed",
      size: ["140 um", "140 um"],
      cells: { tumour: 24, healthy: 6, vessel: 2, "CD8 effector": 10 },
    },
  ],
  steps: { phenotype: "240 min", movers: "20 min", exchange: "1 day", stages: 8 },
};
