import type { PatchRun } from "../../engine/microenvironment/patch-run.ts";
import { cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { firstAntigen, mostAntigens, trait, traitNames } from "../../models/microenvironment/traits.ts";
import { life } from "../../models/tissue/cells.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";

/** Levels of a cell that looks keep, in steps of 1/255 up to 1: more is told as 1. */
export const lookLevels = ["shown mhc", "pdl1", "stress", "cd47", "brake", "coat", "activity", "affinity"] as const;
export type LookLevel = (typeof lookLevels)[number];

/** A density in each voxel, x fastest, as parts of its largest in 255 steps. */
export interface FieldLook {
  readonly substance: string;
  readonly unit: string;
  readonly most: number;
  readonly values: Uint8Array;
}

/**
 * A patch at one moment in few bytes, for screens: about 40 a cell, where a `TissueFrame` has 500. Rows by number of the
 * cell. Plain data with arrays of their own, so that a thread can hand it over.
 */
export interface TissueLook {
  /** Days. */
  readonly day: number;
  readonly patch: string;
  readonly count: number;
  readonly box: { readonly minimum: readonly number[]; readonly maximum: readonly number[]; readonly flat: boolean };
  readonly id: Uint32Array;
  readonly parent: Uint32Array;
  /** µm. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
  readonly radius: Float32Array;
  /** Place among `cellKindNames`. */
  readonly kind: Uint8Array;
  /** 0 live, 1 apoptotic, 2 necrotic. */
  readonly state: Uint8Array;
  /** Number of the clone or of the antigen that a receptor sees, from 1; 0 none. */
  readonly clone: Uint8Array;
  readonly receptor: Uint8Array;
  readonly kills: Uint8Array;
  readonly levels: Readonly<Record<LookLevel, Uint8Array>>;
  /** Levels by antigen of the scenario. */
  readonly antigens: readonly Uint8Array[];
  /** Voxels along each axis. */
  readonly voxels: readonly [number, number, number];
  readonly fields: readonly FieldLook[];
}

const byte = (level: number) => Math.max(0, Math.min(255, Math.round(255 * level)));

/** A look at a patch. Copies all it shows. */
export function tissueLook(patch: PatchRun, scenario: MicroenvironmentScenario, day: number): TissueLook {
  const { cells, tables } = patch.tissue.context();
  const rows = Uint32Array.from(shownRows(cells)).sort((a, b) => cells.id[a] - cells.id[b]);
  const width = traitNames.length;
  const level = (place: number) => Uint8Array.from(rows, (row) => byte(cells.custom[row * width + place]));
  const number = (place: number) => Uint8Array.from(rows, (row) => Math.min(255, cells.custom[row * width + place]));
  const body = (axis: number) => Float32Array.from(rows, (row) => cells.body[8 * row + axis]);
  const { domain, substances } = tables.model;
  const densities = patch.tissue.densities();
  return {
    day,
    patch: patch.patch.name,
    count: rows.length,
    box: { minimum: domain.minimum, maximum: domain.maximum, flat: domain.dimensions === 2 },
    id: Uint32Array.from(rows, (row) => cells.id[row]),
    parent: Uint32Array.from(rows, (row) => cells.parent[row]),
    x: body(0),
    y: body(1),
    z: body(2),
    radius: body(3),
    kind: Uint8Array.from(rows, (row) => cells.type[row]),
    state: Uint8Array.from(rows, (row) => Math.min(2, cells.life[row])),
    clone: number(trait.clone),
    receptor: number(trait.receptor),
    kills: number(trait.kills),
    levels: Object.fromEntries(lookLevels.map((name) => [name, level(trait[name])])) as TissueLook["levels"],
    antigens: scenario.antigens.slice(0, mostAntigens).map((_, a) => level(firstAntigen + a)),
    voxels: voxelCounts(domain),
    fields: substances.map(({ name, unit }, s) => fieldLook(name, unit, densities[s])),
  };
}

function* shownRows(cells: { readonly count: number; readonly life: ArrayLike<number> }): Generator<number> {
  for (let row = 0; row < cells.count; row++) if (cells.life[row] !== life.gone) yield row;
}

function fieldLook(substance: string, unit: string, density: Float64Array): FieldLook {
  let most = 0;
  for (const value of density) if (value > most) most = value;
  const values = Uint8Array.from(density, (value) => (most > 0 ? Math.round((255 * value) / most) : 0));
  return { substance, unit, most, values };
}

/** The buffers of a look, for those who hand it from one thread to another. */
export function buffersOf(look: TissueLook): ArrayBuffer[] {
  const { id, parent, x, y, z, radius, kind, state, clone, receptor, kills } = look;
  const arrays = [id, parent, x, y, z, radius, kind, state, clone, receptor, kills];
  return [...arrays, ...Object.values(look.levels), ...look.antigens, ...look.fields.map(({ values }) => values)].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}

/** Live cells of each kind, in the order of `cellKindNames`. */
export function countKinds({ kind, state }: TissueLook): number[] {
  const counts = cellKindNames.map(() => 0);
  kind.forEach((k, row) => {
    if (state[row] === 0) counts[k]++;
  });
  return counts;
}
