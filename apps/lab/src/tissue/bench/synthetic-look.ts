import { cellKindNames, lookLevels, type TissueLook } from "../../../../../src/index.ts";

/** Numbers that look random and are the same each time: a Weyl sequence of the golden ratio. */
function* spread(seed: number): Generator<number, never> {
  let value = seed;
  for (;;) {
    value = (value + 0.6180339887498949) % 1;
    yield value;
  }
}

/**
 * A made-up tissue with every kind of cell, for measuring and testing pictures: a clump of tumour in the middle.
 *
 * @param shift  µm that every cell is moved, so that two looks differ
 */
export function syntheticLook(count: number, shift = 0, flat = true): TissueLook {
  const side = Math.sqrt(count * 260);
  const columns = Math.ceil(Math.sqrt(count));
  const random = spread(0.5);
  const next = () => random.next().value;
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const z = new Float32Array(count);
  const radius = new Float32Array(count);
  const kind = new Uint8Array(count);
  const state = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = (((i % columns) + next()) / columns) * side + shift;
    y[i] = ((Math.floor(i / columns) + next()) / columns) * side;
    z[i] = flat ? 0 : next() * 100;
    const inside = Math.hypot(x[i] - side / 2, y[i] - side / 2) < 0.3 * side;
    kind[i] = i % 5 === 0 ? Math.floor(next() * cellKindNames.length) : inside ? 0 : 1;
    radius[i] = cellKindNames[kind[i]] === "tumour" ? 8.4 : 4 + 4 * next();
    state[i] = next() < 0.02 ? 1 : 0;
  }
  const bytes = () => Uint8Array.from({ length: count }, () => 255 * next());
  return {
    day: 0,
    patch: "made up",
    count,
    box: { minimum: [0, 0, 0], maximum: [side, side, flat ? 0 : 100], flat },
    id: Uint32Array.from({ length: count }, (_, i) => i + 1),
    parent: new Uint32Array(count),
    x,
    y,
    z,
    radius,
    kind,
    state,
    clone: kind.map((k) => (k === 0 ? 1 : 0)),
    receptor: new Uint8Array(count),
    kills: new Uint8Array(count),
    levels: Object.fromEntries(lookLevels.map((name) => [name, bytes()])) as TissueLook["levels"],
    antigens: [bytes(), bytes()],
    voxels: [1, 1, 1],
    fields: [],
  };
}
