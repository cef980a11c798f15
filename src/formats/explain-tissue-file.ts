import type { Block } from "./document.ts";
import { keyBlocks } from "./explain-schema.ts";
import { tissueFile } from "./tissue-schema.ts";

const introduction = `A tissue file is YAML or JSON: a box, what diffuses in it, what its cells are like, the rules by which \
signals change what they do, and where the cells begin. Every number with a unit is written with it: lengths as 20 um, \
times as 6 min, 8 h or 2 days, rates as 0.01 1/min, speeds as 0.5 um/min, diffusion coefficients as 1e5 um^2/min. What \
is left out has the value that its meaning states.`;

/** A whole tissue file, short enough to read at a glance; a test reads it. */
export const exampleTissue = `tissue: T cells in a tumour
duration: 1 day
save-every: 1 hour

domain:
  x: [-200 um, 200 um]
  y: [-200 um, 200 um]
  voxel: 20 um

substances:
  - { name: oxygen, unit: mmHg, diffusion: 1e5 um^2/min, decay: 0.1 1/min, initial: 38, fixed: 38 }
  - { name: chemokine, diffusion: 3000 um^2/min, decay: 0.05 1/min }

cell-types:
  - name: tumour
    cycle:
      model: live
      phases: [0.0005 1/min] # divides once in 2000 min on average
    exchange:
      - { substance: oxygen, uptake: 8 1/min }
      - { substance: chemokine, secretion: 1 1/min, target: 1 }
  - name: T cell
    volume: { total: 500 um^3, nuclear: 250 um^3 }
    motility: { speed: 5 um/min, persistence-time: 5 min, bias: 0.5, sensitivities: { chemokine: 1 } }
    interactions:
      attack: { tumour: 0.1 1/min }
      attack-damage-rate: 1 1/min
      attack-duration: 30 min

rules: # signals and behaviours are named as in the grammar of Johnson et al. 2025
  - { cells: tumour, signal: damage, increases: apoptosis, to: 0.02 1/min, half-maximum: 60, power: 4 }
  - { cells: tumour, signal: pressure, decreases: cycle entry, to: 0 1/min, half-maximum: 1, power: 4 }

strewn:
  - { type: tumour, count: 80, within: { centre: [0 um, 0 um], radius: 90 um } }
  - { type: T cell, count: 20 }`;

const grammar = `A rule moves a behaviour of one cell type from the type's own value towards \`to\` along a Hill curve of the \
signal. Signals are a substance's name (its density where the cell is), "intracellular NAME", "NAME gradient", pressure, \
volume, "contact with NAME", "contact with live cell", "contact with dead cell", damage, time, dead, apoptotic, necrotic, \
"custom:NAME" and others; behaviours are "cycle entry", "exit from cycle phase 1", apoptosis, necrosis, "migration speed", \
"migration bias", "NAME secretion", "NAME uptake", "attack NAME", "phagocytose NAME", "transform to NAME" and all that \
PhysiCell's grammar has, with its synonyms. An unknown one is refused, with the nearest known ones.`;

const checks = `\`immunarium check FILE\` reads a file without running it and prints every mistake with its file, line and key; \
\`immunarium explain FILE\` says in words what was read. Cells and fields may stand in CSV files beside the file, in the forms \
that PhysiCell has (x, y, z, type and further values; x, y, z and a column a substance). For editors there is a JSON \
Schema, tissue.schema.json, from the same source as this page.`;

/** What may stand in a tissue file: an example, then every key with its meaning, from the schema that reads the file. */
export function explainTissueFile(): Block[] {
  return [
    { kind: "heading", level: 1, text: "Tissue files" },
    { kind: "text", text: introduction },
    { kind: "code", text: exampleTissue },
    { kind: "text", text: grammar },
    { kind: "text", text: checks },
    ...keyBlocks(tissueFile),
  ];
}
