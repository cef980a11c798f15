// Writes beside this file a scenario for each cancer of src/models/microenvironment/typical.ts: its typical tissue of 500
// tumour cells in its typical body, untreated and with a drug of its class. Numbers and sources stand there.
//
//   npm run build && node scenarios/microenvironment/typical/make.mjs
import { writeFileSync } from "node:fs";
import { typicalTissues } from "../../../dist/src/models/microenvironment/typical.js";

/** Tumour cells of the sample, and how many packed cells there is room for to each of them. */
const TUMOUR = 500;
const ROOM = 2.4;

const cancers = {
  melanoma: { cancer: "melanoma", drug: { therapy: "ipilimumab", use: "label" } },
  lung: {
    cancer: "non-small-cell-lung-cancer",
    drug: { therapy: "pembrolizumab", dose: "200 mg", every: "3 weeks", times: 2 },
  },
  kidney: { cancer: "renal-cell-cancer", drug: { therapy: "nivolumab", dose: "240 mg", every: "2 weeks", times: 3 } },
  colorectal: {
    cancer: "colorectal-cancer",
    drug: { therapy: "nivolumab", dose: "240 mg", every: "2 weeks", times: 3 },
  },
  bladder: {
    cancer: "urothelial-cancer",
    drug: { therapy: "atezolizumab", dose: "1200 mg", every: "3 weeks", times: 2 },
  },
  breast: { cancer: "breast-cancer", drug: { therapy: "atezolizumab", dose: "840 mg", every: "2 weeks", times: 3 } },
  prostate: { cancer: "prostate-cancer", drug: { therapy: "ipilimumab", use: "label" } },
  "B-cell acute lymphoblastic leukaemia": {
    cancer: "b-cell-acute-lymphoblastic-leukaemia",
    drug: { therapy: "tisagenlecleucel", use: "light" },
    car: "CD19",
  },
  "large B-cell lymphoma": {
    cancer: "large-b-cell-lymphoma",
    drug: { therapy: "axicabtagene-ciloleucel", use: "label" },
    car: "CD19",
  },
};

const flow = (entries) =>
  `{ ${Object.entries(entries)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")} }`;

for (const [name, tissue] of Object.entries(typicalTissues)) {
  const { cancer, drug, car } = cancers[name];
  const scale = TUMOUR / 1000;
  const cells = { tumour: TUMOUR, healthy: Math.round(0.4 * TUMOUR) };
  // Vessels and fibroblasts run through all of the tissue, immune cells gather about the tumour.
  const spread = (kind) => (kind === "vessel" || kind === "fibroblast" ? ROOM : 1);
  for (const [kind, { value }] of Object.entries(tissue.cells)) {
    cells[kind] = Math.max(1, Math.round(scale * spread(kind) * value));
  }
  // Cells lie 15 um apart in hexagons.
  const edge = Math.ceil(Math.sqrt(ROOM * TUMOUR * 15 * 15 * 0.866) / 20) * 20;
  const antigens = tissue.antigens.map((one) => {
    const { name: antigen, kind, onHealthy, onB, surface } = one;
    return flow({
      name: antigen,
      // Of germ cells alone: no cell of these tissues shows it.
      kind: onHealthy || onB ? kind : "tumour-only",
      ...(onHealthy ? { "on-healthy": onHealthy } : {}),
      ...(onB ? { "on-b-cells": onB } : {}),
      surface,
    });
  });
  const receptors = car
    ? []
    : tissue.antigens.map((one) => `  - { antigen: ${one.name}, affinity: ${one.onHealthy > 0 ? 0.5 : 1} }`);
  const levels = flow(Object.fromEntries(tissue.antigens.map((one) => [one.name, 1])));
  const states = Object.entries(tissue.states).map(([state, { value }]) => `  ${state}: ${value.toPrecision(3)} cell`);
  const text = `# Made by make.mjs from src/models/microenvironment/typical.ts, where each number has its source.
microenvironment: ${name[0].toUpperCase()}${name.slice(1)}, a typical tissue
meaning: >-
  ${tissue.meaning[0].toUpperCase()}${tissue.meaning.slice(1)}: typical cells in a typical body, untreated and with a drug of its class.
cancer: ${cancer}
duration: 70 days
save-every: 1 day
seed: 1
tumour: 1e9 cell
antigens:
${antigens.map((line) => `  - ${line}`).join("\n")}
clones:
  - { name: tumour, share: 1, antigens: ${levels} }
${receptors.length > 0 ? `receptors:\n${receptors.join("\n")}\n` : ""}patches:
  - name: sample
    kind: ${tissue.patch.kind}
    size: [${edge} um, ${edge} um]
    cells:
${Object.entries(cells)
  .map(([kind, n]) => `      ${kind}: ${n}`)
  .join("\n")}
states:
${states.join("\n")}
${car ? `car-antigen: ${car}\n` : ""}arms:
  untreated: {}
  ${drug.therapy}: { treatments: [${flow(drug)}] }
`;
  writeFileSync(new URL(`${cancer}.yaml`, import.meta.url), text);
}
