/** A column of the table of cells: a number or a few for each cell. */
export interface CellColumn {
  readonly type: "f64" | "i32" | "u8";
  /** Numbers a cell; a name where the model decides. */
  readonly width: number | "customs" | "substances" | "varied" | "affinities";
  readonly unit: string;
  readonly meaning: string;
}

const f64 = (unit: string, meaning: string, width: CellColumn["width"] = 1) =>
  ({ type: "f64", width, unit, meaning }) as const;
const i32 = (meaning: string) => ({ type: "i32", width: 1, unit: "1", meaning }) as const;
const u8 = (meaning: string) => ({ type: "u8", width: 1, unit: "1", meaning }) as const;

/** What is known of each cell, column by column. The order is part of stored snapshots. */
export const cellColumns = {
  body: f64("", "x, y, z, radius, reach of adhesion (um), roots of repulsion and adhesion, type", 8),
  force: f64("um/min", "velocity by forces in the last step", 3),
  previousForce: f64("um/min", "velocity by forces in the step before", 3),
  motility: f64("um/min", "velocity by the cell's own crawling", 3),
  pressure: f64("1", "how much its neighbours overlap it"),
  luck: f64("1", "address of the cell's chance, inherited with the number of the division"),
  phaseTime: f64("min", "time in the present phase"),
  turnClock: f64("1", "hazard left until the next change of direction"),
  volume: f64("um^3", "volume"),
  nuclear: f64("um^3", "volume of the nucleus"),
  fluid: f64("um^3", "fluid"),
  nuclearSolid: f64("um^3", "solids of the nucleus"),
  cytoplasmicSolid: f64("um^3", "solids of the cytoplasm"),
  targetNuclearSolid: f64("um^3", "solids that the nucleus grows or shrinks to"),
  ruptureVolume: f64("um^3", "volume at which a swelling cell bursts"),
  calcified: f64("1", "calcified part"),
  damage: f64("1", "damage"),
  attackTime: f64("min", "time under attack"),
  damageDelivered: f64("1", "damage done to others"),
  attackLeft: f64("min", "time until the present attack ends"),
  id: i32("number of the cell"),
  parent: i32("number of the mother; 0 at the start"),
  type: i32("type, by its place in the model"),
  target: i32("row of the cell under its attack; -1 where there is none"),
  divisions: i32("divisions of this cell"),
  attachments: i32("springs to others"),
  flags: u8("1 forces move it, 2 it takes part in forces, 4 it has no history of forces"),
  life: u8("0 live, 1 apoptotic, 2 necrotic and swelling, 3 necrotic and burst, 4 gone"),
  phase: u8("phase of the cycle"),
  nuclei: u8("nuclei, as fused cells have several"),
  pending: u8("1 divides, 2 is removed, 4 lets go of its target, at the end of the step"),
  custom: f64("", "values that the model's author named", "customs"),
  internal: f64("", "amounts of substances inside", "substances"),
  varied: f64("", "behaviours that differ between cells of a type", "varied"),
  affinities: f64("1", "roots of the affinities to each type, where they differ between cells", "affinities"),
} as const satisfies Record<string, CellColumn>;

export type CellColumnName = keyof typeof cellColumns;

type Views = {
  readonly [Name in CellColumnName]: (typeof cellColumns)[Name]["type"] extends "f64"
    ? Float64Array
    : (typeof cellColumns)[Name]["type"] extends "i32"
      ? Int32Array
      : Uint8Array;
};

/** The cells of a tissue as columns. Views are stale after cells were added; read them from here each time. */
export interface Cells extends Views {
  readonly count: number;
}

/** Places in a cell's `body`. */
export const RADIUS = 3;
export const REACH = 4;
export const REPULSION_ROOT = 5;
export const ADHESION_ROOT = 6;
export const KIND = 7;

/** Values of `life`. */
export const life = { live: 0, apoptotic: 1, swelling: 2, burst: 3, gone: 4 } as const;

/** Bits of `flags`. */
export const flag = { moves: 1, inside: 2, fresh: 4 } as const;

/** Bits of `pending`. */
export const pending = { division: 1, removal: 2, release: 4 } as const;
