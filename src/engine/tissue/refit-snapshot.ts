import { InputError } from "../../foundation/errors.ts";
import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import { flag, life } from "../../models/tissue/cells.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { cycleModels } from "../../models/tissue/cycle-models.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import { type TissueTables, tissueTables } from "../../models/tissue/tables.ts";
import { startingDensity } from "./held-voxels.ts";
import type { Snapshot, SnapshotArray } from "./snapshot.ts";
import { sharedOf } from "./tissue-run.ts";

/**
 * A snapshot of one scenario as another goes on from it: with other rates, rules, treatments or numerics. Cells and
 * densities stay as they are; behaviours that stood at the old value of their type take on the new one. Cell types and
 * substances may be added, and substances taken away. Start the run with `refreshed`.
 *
 * @param from  what was running when the snapshot was taken
 * @throws {InputError} where the box, a cell type or its cycle is another one, or phenotype steps do not meet the time
 */
export function refitSnapshot(snapshot: Snapshot, from: TissueScenario, to: TissueScenario): Snapshot {
  const { counts, steps } = snapshot.meta;
  checkBox(from, to);
  const old = tissueTables(from.model, from.numerics, sharedOf(from).own);
  const now = tissueTables(to.model, to.numerics, sharedOf(to).own);
  const typeNow = checkTypes(old, now);
  const cells = new Refit(snapshot, old, now, typeNow, from.numerics !== to.numerics);
  const block = steps.clock / to.steps.phenotype;
  if (Math.abs(block - Math.round(block)) > 1e-9) {
    const found = `${to.steps.phenotype} min, which ${steps.clock} min is no multiple of`;
    throw new InputError("steps.phenotype", found, "steps that meet the time of the fork");
  }
  const arrays: Record<string, SnapshotArray> = { ...snapshot.arrays, ...cells.columns() };
  for (const name of old.names.substances) delete arrays[`density of ${name}`];
  to.model.substances.forEach(({ name, initial }) => {
    const values = to.fields.find(({ substance }) => substance === name)?.values;
    const start = startingDensity(values, initial);
    const voxels = voxelCounts(to.model.domain).reduce((product, count) => product * count, 1);
    arrays[`density of ${name}`] =
      snapshot.arrays[`density of ${name}`] ??
      (typeof start === "number" ? new Float64Array(voxels).fill(start) : start);
  });
  const previousDt = from.numerics === to.numerics ? steps.previousDt : 0;
  return { meta: { scenario: "", counts, steps: { ...steps, block: Math.round(block), previousDt } }, arrays };
}

function checkBox(from: TissueScenario, to: TissueScenario): void {
  const text = ({ model: { domain } }: TissueScenario) =>
    JSON.stringify([domain.minimum, domain.maximum, domain.spacing, domain.dimensions]);
  if (text(from) !== text(to)) throw new InputError("domain", "another box", "the same box and voxels");
}

/** Number that each old type has now. */
function checkTypes(old: TissueTables, now: TissueTables): readonly number[] {
  return old.model.cellTypes.map(({ name, cycle }) => {
    const type = now.names.cellTypes.indexOf(name);
    const place = `cell types, ${name}`;
    if (type < 0) throw new InputError(place, "no such type any more", "all types that there were");
    const { model } = now.model.cellTypes[type].cycle;
    if (cycleModels[model].phases.length !== cycleModels[cycle.model].phases.length || model !== cycle.model) {
      throw new InputError(place, `the cycle \`${model}\``, `\`${cycle.model}\`, in whose phases its cells are`);
    }
    return type;
  });
}

/** Columns of cells for other tables. */
class Refit {
  private readonly count: number;
  /** Types of the cells, as they are numbered now. */
  private readonly type: Int32Array;
  private readonly oldType: ArrayLike<number>;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly old: TissueTables,
    private readonly now: TissueTables,
    typeNow: readonly number[],
    /** No history of forces is of use to another scheme. */
    private readonly newScheme: boolean,
  ) {
    this.count = snapshot.meta.counts.cells;
    this.oldType = snapshot.arrays.type;
    this.type = Int32Array.from(this.oldType, (type) => typeNow[type]);
  }

  columns(): Record<string, SnapshotArray> {
    const { old, now } = this;
    const inside = (tables: TissueTables) => (tables.model.internalised ? tables.names.substances : []);
    const named = (names: readonly string[], own: (name: string, row: number) => number, column: string) => {
      const before = column === "custom" ? old.names.customs : inside(old);
      const values = this.snapshot.arrays[column];
      return this.table(names.length, (row, at) => {
        const place = before.indexOf(names[at]);
        return place < 0 ? own(names[at], row) : values[row * before.length + place];
      });
    };
    return {
      type: this.type,
      flags: this.flags(),
      varied: this.varied(),
      custom: named(
        now.names.customs,
        (name, row) => now.customDefaults[this.type[row] * now.customs + now.names.customs.indexOf(name)],
        "custom",
      ),
      internal: named(inside(now), () => 0, "internal"),
      // Made anew from behaviours when shapes are.
      affinities: new Float64Array(now.variedAffinities ? this.count * now.types : 0),
    };
  }

  private table(width: number, of: (row: number, at: number) => number): Float64Array {
    return Float64Array.from({ length: this.count * width }, (_, i) => of(Math.floor(i / width), i % width));
  }

  private varied(): Float64Array {
    const { old, now, oldType, type } = this;
    const values = this.snapshot.arrays.varied;
    const places = new Map(tissueBehaviours(old.names).map(({ name, index }) => [name, index]));
    const entries = tissueBehaviours(now.names);
    const before = now.varied.map((place) => places.get(entries[place].name) ?? -1);
    const ruled = (rules: TissueTables["rules"], kind: number, place: number) =>
      rules[kind].some(({ behaviour }) => behaviour === place);
    const states = this.snapshot.arrays.life;
    return this.table(now.varied.length, (row, at) => {
      const fresh = now.base[type[row] * now.layout.size + now.varied[at]];
      const column = before[at] < 0 ? -1 : old.variedColumn[before[at]];
      if (column < 0) return fresh;
      const value = values[row * old.varied.length + column];
      if (ruled(old.rules, oldType[row], before[at])) {
        // A rule that is gone leaves the type's own value to live cells; another one sets its own when it applies.
        return ruled(now.rules, type[row], now.varied[at]) || states[row] !== life.live ? value : fresh;
      }
      return value === old.base[oldType[row] * old.layout.size + before[at]] ? fresh : value;
    });
  }

  private flags(): Uint8Array {
    const { old, now, type, oldType } = this;
    const states = this.snapshot.arrays.life;
    const fresh = this.newScheme ? flag.fresh : 0;
    return Uint8Array.from(this.snapshot.arrays.flags, (flags, row) => {
      const before = old.base[oldType[row] * old.layout.size + old.layout.movable];
      const after = now.base[type[row] * now.layout.size + now.layout.movable];
      if (before === after || states[row] === life.gone) return flags | fresh;
      return (after > 0.5 ? flags | flag.moves : flags & ~flag.moves) | fresh;
    });
  }
}
