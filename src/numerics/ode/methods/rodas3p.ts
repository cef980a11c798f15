import type { RosenbrockMethod } from "./method.ts";

const a4 = [2.90625, 3.375, 0.40625];

/**
 * Rodas3P: order 3 with an embedded 2, five stages but only three evaluations of f, L-stable and stiffly accurate,
 * dense output of order 3. For tolerances of 1e-3 and looser, and where derivatives jump: a low order asks for less
 * smoothness.
 *
 * Steinebach (2024), Rosenbrock methods within OrdinaryDiffEq.jl: overview, recent developments and applications,
 * JuliaCon Proceedings.
 */
export const rodas3p: RosenbrockMethod = {
  kind: "rosenbrock",
  name: "rodas3p",
  order: 3,
  errorOrder: 2,
  denseOrder: 3,
  gamma: 1 / 3,
  a: [[], [4 / 3], [0, 0], a4, [...a4, 0]],
  C: [[], [-4], [8.25, 6.75], [1.21875, -5.0625, -1.96875], [4.03125, -15.1875, -4.03125, 6]],
  c: [0, 4 / 9, 0, 1, 1],
  d: [1 / 3, -1 / 9, 1, 0, 0],
  b: [...a4, 0, 1],
  e: [0, 0, 0, -1, 1],
  H: [
    [1.78125, 6.75, 0.15625, -6, -1],
    [4.21875, -15.1875, -3.09375, 9, 0],
  ],
};
