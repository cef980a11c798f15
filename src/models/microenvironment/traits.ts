/** Most antigens that one scenario can tell apart. */
export const mostAntigens = 4;

const antigens = Array.from({ length: mostAntigens }, (_, i) => `antigen ${i + 1}` as const);

/**
 * What is known of a single cell beside its place and size; numbers of 0 mean nothing where a kind has no use for them.
 * Tumour and healthy cells: clone to hits. T cells: receptor to engaged. Dendritic cells: the antigens that they carry.
 */
export const traitNames = [
  /** Number of the clone, from 1. */
  "clone",
  /** Level of MHC-I that the cell hands on, relative to full. */
  "mhc",
  /** PD-L1 that the cell hands on, relative to the body's density; also of macrophages. */
  "pdl1 base",
  /** PD-L1 now, relative to the body's density. */
  "pdl1",
  "stress",
  "cd47",
  /** Lytic hits not yet repaired. */
  "hits",
  /** Number of the antigen that the receptor sees, from 1. */
  "receptor",
  /** How well the receptor fits, 0 to 1. */
  "affinity",
  /** Divisions that an effector has left. */
  "divisions left",
  /** Targets killed. */
  "kills",
  /** min; when it was last hit, or when the present engagement began. */
  "engaged",
  /** What PD-1 would be held back by at its surface, now and here: the synapse's answer. */
  "brake",
  /** MHC-I that it shows now, relative to full. */
  "shown mhc",
  /** Extra killing by antibody on it, as a part of what NK cells and macrophages do without. */
  "coat",
  "heading x",
  "heading y",
  "heading z",
  /** How bright the cell's activity is, for pictures: 1 active, 0 switched off. */
  "activity",
  ...antigens,
] as const;

export type TraitName = (typeof traitNames)[number];

/** Place of a trait among a cell's custom values. */
export const trait = Object.fromEntries(traitNames.map((name, i) => [name, i])) as Record<TraitName, number>;

/** Place of the first antigen; the others follow. */
export const firstAntigen = trait["antigen 1" as TraitName];
