import { expect, test, vi } from "vitest";
import { apart, cellType, patch, smallTissue } from "../../../tests/tissue/small-tissue.ts";
import type { InitialCell } from "../../models/tissue/contract.ts";
import { Tissue } from "../tissue/tissue.ts";
import { moveMass } from "./move-mass.ts";

/** min. */
const span = 60;

function massOf(cells: readonly InitialCell[]): Tissue {
  const tissue = new Tissue(smallTissue({ types: [cellType("tumour")], cells }), cells.length);
  tissue.begin(cells);
  return tissue;
}

/** Positions by the numbers of the cells, µm: x, y in turns. */
function placesOf({ store }: Tissue): Float64Array {
  const { id, body, count } = store.refresh();
  const places = new Float64Array(2 * count);
  for (let row = 0; row < count; row++) places.set([body[8 * row], body[8 * row + 1]], 2 * (id[row] - 1));
  return places;
}

/** Where cells are after the span, cut into equal parts. */
function moved(cells: readonly InitialCell[], parts: number, stages: number): Float64Array {
  const tissue = massOf(cells);
  for (let part = 0; part < parts; part++) moveMass(tissue, span / parts, stages);
  return placesOf(tissue);
}

function meanRadius(places: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i += 2) sum += Math.hypot(places[i], places[i + 1]);
  return (2 * sum) / places.length;
}

const farthest = (a: Float64Array, b: Float64Array) => a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i])), 0);

/** 144 cells of 8.4 µm radius in rows 11 µm apart, a third nearer than they would be at rest. */
const crowded = patch("tumour", 12, 11);
const small = moved(crowded, 2400, 1);

test("a crowded mass swells in large steps as in small ones, but for an eighth of the way", () => {
  const start = meanRadius(placesOf(massOf(crowded)));
  const swelling = meanRadius(small) - start;
  expect(swelling).toBeGreaterThan(10);
  const large = moved(crowded, 1, 8);
  expect(Math.abs(meanRadius(large) - meanRadius(small))).toBeLessThan(0.13 * swelling);
  // A third of a cell's radius.
  expect(farthest(large, small)).toBeLessThan(3);
});

test("the fewer stages a step has, the nearer it comes to small steps", () => {
  const errors = [12, 8, 6, 4, 1].map((stages) => farthest(moved(crowded, 1, stages), small));
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
  expect(errors[4]).toBeLessThan(0.2);
});

test("the error falls with the length of the steps, as a method of order 1 has it", () => {
  const [whole, halves, quarters] = [16, 32, 64].map((parts) => farthest(moved(crowded, parts, 8), small));
  for (const ratio of [halves / whole, quarters / halves]) {
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(0.7);
  }
});

test("steps of eight stages ask for the forces less than half as often as plain ones", () => {
  const asked = (stages: number) => {
    const tissue = massOf(crowded);
    const forces = vi.spyOn(tissue.mechanics, "forces");
    moveMass(tissue, span, stages);
    return forces.mock.calls.length;
  };
  expect(asked(8)).toBeLessThan(asked(1) / 2);
});

test("cells that touch nobody stay where they are, to the last bit", () => {
  const lone = apart("tumour", 9);
  expect(moved(lone, 1, 8)).toEqual(placesOf(massOf(lone)));
});

test("newborn cells that lie on each other part, and none of them flies", () => {
  const heap = patch("tumour", 5, 0.4);
  const tissue = massOf(heap);
  moveMass(tissue, span, 8);
  const places = placesOf(tissue);
  const reach = meanRadius(moved(heap, 2400, 1));
  expect(reach).toBeGreaterThan(20);
  expect(meanRadius(places)).toBeGreaterThan(0.9 * reach);
  expect(meanRadius(places)).toBeLessThan(1.1 * reach);
  expect(Math.max(...places.map(Math.abs))).toBeLessThan(2.5 * reach);
  // The mass has no way to pull itself along: forces are mutual.
  const drift = places.reduce((sum, x) => sum + x, 0) / places.length;
  const startDrift = placesOf(massOf(heap)).reduce((sum, x) => sum + x, 0) / places.length;
  expect(drift).toBeCloseTo(startDrift, 9);
});

test("pushed cells do not keep the momentum of the last step as a crawl of their own", () => {
  const tissue = massOf(crowded);
  moveMass(tissue, 5, 8);
  const { motility, count } = tissue.store.refresh();
  expect(motility.subarray(0, 3 * count).every((v) => v === 0)).toBe(true);
});
