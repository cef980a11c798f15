/** Two arms of two small patches with all that matters in them, as a file: about 160 cells, one day. */
export const tinyStudy = `microenvironment: Two patches
meaning: Nothing but a test.
duration: 1 day
save-every: 12 h
seed: 5
tumour: 1e8 cell
antigens:
  - { name: neoantigen, kind: tumour-only, surface: false }
  - { name: gp100, kind: shared, on-healthy: 0.2, surface: true }
clones:
  - { name: wild, share: 0.7, antigens: { neoantigen: 1, gp100: 0.8 }, pd-l1: 0.02 }
  - { name: bare, share: 0.3, antigens: { gp100: 0.1 } }
receptors:
  - { antigen: neoantigen }
patches:
  - name: left lung
    kind: inflamed
    share: 0.5
    size: [140 um, 140 um]
    cells: { tumour: 30, healthy: 10, vessel: 2, CD8 effector: 30, NK: 4, dendritic: 4, M1 macrophage: 3, M2 macrophage: 2 }
  - name: liver
    kind: excluded
    share: 0.5
    size: [140 um, 140 um]
    cells: { tumour: 30, fibroblast: 10, vessel: 2, CD8 effector: 30, CD8 progenitor: 4, regulatory T: 3 }
parameters: { killHits: 1 }
treatments:
  - { therapy: nivolumab, dose: 3 mg/kg, start: 12 h, times: 1 }
arms:
  control: { treatments: [] }
  nivolumab: {}
`;
