import type { TissueScenario } from "../../src/models/tissue/contract.ts";

/** A flat tissue beside itself so many times along x and y, in a box as much larger. */
export function tiled(scenario: TissueScenario, times: number): TissueScenario {
  const { domain } = scenario.model;
  const [width, height] = [0, 1].map((axis) => domain.maximum[axis] - domain.minimum[axis]);
  const shift = (k: number, size: number) => (k - (times - 1) / 2) * size;
  const places = Array.from({ length: times * times }, (_, i) => [i % times, Math.floor(i / times)] as const);
  const middle = [0, 1].map((axis) => (domain.maximum[axis] + domain.minimum[axis]) / 2);
  const side = (end: -1 | 1, z: number) =>
    [middle[0] + (end * times * width) / 2, middle[1] + (end * times * height) / 2, z] as const;
  return {
    ...scenario,
    model: {
      ...scenario.model,
      domain: { ...domain, minimum: side(-1, domain.minimum[2]), maximum: side(1, domain.maximum[2]) },
    },
    cells: places.flatMap(([i, j]) =>
      scenario.cells.map((cell) => {
        const [x, y, z] = cell.position;
        return { ...cell, position: [x + shift(i, width), y + shift(j, height), z] as const };
      }),
    ),
  };
}
