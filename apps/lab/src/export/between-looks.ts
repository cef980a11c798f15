import type { TissueLook } from "../../../../src/index.ts";

/**
 * A patch between two looks, as the tissue view glides: cells that are in both go straight, those that come or go grow or
 * shrink, daughters from where their mother was; what cells are is as before, and substances change evenly.
 */
export function betweenLooks(before: TissueLook, after: TissueLook, mix: number): TissueLook {
  if (mix <= 0) return before;
  if (mix >= 1) return after;
  const rowBefore = new Map(Array.from(before.id.subarray(0, before.count), (id, row) => [id, row]));
  const rowAfter = new Map(Array.from(after.id.subarray(0, after.count), (id, row) => [id, row]));
  // Radii near 0 are no discs.
  const comes = mix < 0.1 ? [] : [...rowAfter].filter(([id]) => !rowBefore.has(id)).map(([, row]) => row);
  const stays = Array.from({ length: before.count }, (_, row) => row).filter(
    (row) => mix < 0.9 || rowAfter.has(before.id[row]),
  );
  const count = stays.length + comes.length;
  const between = (a: number, b: number) => a * (1 - mix) + b * mix;
  const old = (of: (look: TissueLook) => ArrayLike<number>) => [
    ...stays.map((row) => of(before)[row]),
    ...comes.map((row) => of(after)[row]),
  ];
  const axis = (name: "x" | "y" | "z") => [
    ...stays.map((row) => {
      const later = rowAfter.get(before.id[row]);
      return later === undefined ? before[name][row] : between(before[name][row], after[name][later]);
    }),
    ...comes.map((row) => {
      const mother = rowBefore.get(after.parent[row]);
      return mother === undefined ? after[name][row] : between(before[name][mother], after[name][row]);
    }),
  ];
  const radius = [
    ...stays.map((row) => {
      const later = rowAfter.get(before.id[row]);
      return between(before.radius[row], later === undefined ? 0 : after.radius[later]);
    }),
    ...comes.map((row) => after.radius[row] * mix),
  ];
  // Numbers rise, as readers of frames want them.
  const ids = old((look) => look.id);
  const order = ids.map((_, i) => i).sort((a, b) => ids[a] - ids[b]);
  const put = <Values extends { set(values: ArrayLike<number>): void }>(
    of: (look: TissueLook) => Values,
    values: readonly number[] = old(of as never),
  ): Values => {
    const Kind = of(before).constructor as new (length: number) => Values;
    const made = new Kind(count);
    made.set(order.map((i) => values[i]));
    return made;
  };
  return {
    ...before,
    day: between(before.day, after.day),
    count,
    id: put((look) => look.id),
    parent: put((look) => look.parent),
    x: put((look) => look.x, axis("x")),
    y: put((look) => look.y, axis("y")),
    z: put((look) => look.z, axis("z")),
    radius: put((look) => look.radius, radius),
    kind: put((look) => look.kind),
    state: put((look) => look.state),
    clone: put((look) => look.clone),
    receptor: put((look) => look.receptor),
    kills: put((look) => look.kills),
    levels: Object.fromEntries(
      Object.keys(before.levels).map((name) => [name, put((look) => look.levels[name as keyof TissueLook["levels"]])]),
    ) as unknown as TissueLook["levels"],
    antigens: before.antigens.map((_, a) => put((look) => look.antigens[a])),
    fields: before.fields.map((field, f) => fieldBetween(field, after.fields[f], mix)),
  };
}

type Field = TissueLook["fields"][number];

function fieldBetween(before: Field, after: Field, mix: number): Field {
  const most = before.most * (1 - mix) + after.most * mix;
  if (!(most > 0)) return before;
  const values = before.values.map((byte, i) =>
    Math.round((byte * before.most * (1 - mix) + after.values[i] * after.most * mix) / most),
  );
  return { ...before, most: most, values };
}
