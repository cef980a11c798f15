import type { Block } from "./document.ts";
import { keyBlocks } from "./explain-schema.ts";
import { microenvironmentFile } from "./microenvironment-schema.ts";

const introduction = `A microenvironment file is YAML or JSON: pieces of a tumour's tissue in a body, what their cells show and \
see, what is given, arms that change something, and claims that runs can contradict. It is known by its first-level key \
\`microenvironment\`. Times are written with their unit (60 days, 6 h), lengths as 700 um; parameters and states with a unit \
or plain in the unit of their table. What is left out has the value that its meaning states.`;

/** A whole file, short enough to read at a glance; a test reads it. */
export const exampleStudy = `microenvironment: Taking down the flagpoles
meaning: Tumour cells without MHC-I hide from T cells, but not from natural killer cells.
lessons: [B4]
cancer: melanoma
duration: 30 days
tumour: 20 mm # a sphere; or a number of cells, 1e9 cell

antigens:
  - { name: neoantigen, kind: tumour-only }
  - { name: gp100, kind: shared, on-healthy: 0.2, surface: true }
clones:
  - { name: wild, antigens: { neoantigen: 1, gp100: 0.8 } }
receptors:
  - { antigen: neoantigen }
  - { antigen: gp100, affinity: 0.3 }

patches:
  - name: primary
    kind: inflamed
    size: [600 um, 600 um]
    cells: { tumour: 400, healthy: 500, fibroblast: 60, vessel: 12, CD8 effector: 40, NK: 30, M2 macrophage: 20 }

parameters: { tumourDivision: 0.3 1/day } # of the tissue or the body
states: { cd8Blood: 3e7 cell } # of the body

arms: # the control first; all share the seed, and so their chance
  control: {}
  MHC-low:
    clones: [{ name: wild, mhc: 0.05 }] # found by its name; the rest of the clone stays
  MHC-low without NK:
    clones: [{ name: wild, mhc: 0.05 }]
    absent: [NK]
  nivolumab:
    treatments: [{ therapy: nivolumab, dose: 3 mg/kg, every: 2 weeks }]

claims:
  - id: b4-missing-self
    statement: Natural killer cells kill tumour cells without MHC-I more often than tumour cells with it.
    changed: MHC-I on tumour cells lowered to a twentieth
    arm: MHC-low
    against: control
    measured: kills by NK cells
    effect: ratio
    expected: above 1.5
    replicates: 20
    source: "assumed: the missing-self rule"`;

const body = `The body is that of the typical patient: parameters at the medians of the cancer's priors, covariates at \
their medians, drugs with their typical kinetics. A dose per kilogram is one for the median weight. Parameters of the file \
have the last word. The tissue counts what is in the tumour, so that states of the body that stand for it cannot be set: \
put cells into patches.`;

const refused = `Refused are, beside unknown names and wrong units: a drug without a target (an antibody against PD-1 where \
every kind of CD8 cell is absent, against PD-L1 where nothing has any, against CTLA-4 without T cells; CAR T cells \
without \`car-antigen\`, or with one that is not on the surface or on no clone; a vaccine without \`vaccine-antigens\` \
that some receptor sees), two different drugs of a kind in one arm, a dose after the end, clones without antigens while \
there are receptors, a patch with more tumour cells than the part of the tumour that it stands for, shares that do not \
sum to 1, more cells than a patch has room for, and a body without any immune cell.`;

const checks = `\`immunarium check FILE\` reads a file without running it and prints every mistake with its file, line, key and \
arm; \`immunarium explain FILE\` says in words what was read and what differs in each arm. What claims can measure is in \
\`docs/reference/microenvironment-series.md\`; for editors there is a JSON Schema, microenvironment.schema.json, from the same \
source as this page.`;

/** What may stand in a microenvironment file: an example, then every key with its meaning, from the schema that reads it. */
export function explainMicroenvironmentFile(): Block[] {
  return [
    { kind: "heading", level: 1, text: "Microenvironment files" },
    { kind: "text", text: introduction },
    { kind: "code", text: exampleStudy },
    { kind: "text", text: body },
    { kind: "text", text: refused },
    { kind: "text", text: checks },
    ...keyBlocks(microenvironmentFile),
  ];
}
