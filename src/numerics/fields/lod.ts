import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import type { Boundary } from "./boundary.ts";
import type { FieldGrid } from "./fields.ts";

/** Voxels along x that a thread takes at a time in sweeps along y and z. */
const WIDTH = 128;
const PIECE = 16384;

/**
 * PhysiCell's diffusion and decay of one substance: a step is one implicit sweep along each axis, with its part of the
 * decay. Held voxels take part in the sweeps like all others and get their density back around each. The spacing of x
 * counts for all axes. Both are as in PhysiCell 1.14 (BioFVM_solvers.cpp, the "LOD" solvers), and cost it its accuracy.
 */
export class LodStepper {
  private dt = Number.NaN;
  /** By axis: addresses of 1/pivot and coupling/pivot. */
  private readonly coefficients: readonly (readonly [number, number])[];

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    private readonly grid: FieldGrid,
    private readonly boundary: Boundary,
    private readonly substance: { readonly density: number; readonly diffusion: number; readonly decay: number },
  ) {
    this.coefficients = grid.counts.map((n) => [arena.allocate(8 * n), arena.allocate(8 * n)]);
  }

  step(dt: number): void {
    if (dt !== this.dt) this.factorise(dt);
    const { density } = this.substance;
    this.boundary.hold(density);
    for (const axis of this.axes) {
      this.sweep(axis, density);
      this.boundary.hold(density);
    }
  }

  /** One layer of voxels makes a tissue of two dimensions. */
  private get axes(): readonly number[] {
    return this.grid.counts[2] === 1 ? [0, 1] : [0, 1, 2];
  }

  private sweep(axis: number, density: number): void {
    const [nx, ny, nz] = this.grid.counts;
    const [inverse, ratio] = this.coefficients[axis];
    const pieces = Math.ceil(nx / WIDTH);
    const rows = Math.ceil(PIECE / nx);
    if (axis === 0) this.crew.run("fieldsSweepRows", [density, nx, inverse, ratio], ny * nz, rows);
    else {
      const [n, stride, lines, outer] = axis === 1 ? [ny, nx, nz, nx * ny] : [nz, nx * ny, ny, nx];
      const args = [density, n, stride, outer, nx, WIDTH, inverse, ratio];
      this.crew.run("fieldsSweepLines", args, lines * pieces, Math.max(1, Math.ceil(rows / n)));
    }
  }

  private factorise(dt: number): void {
    this.dt = dt;
    const { diffusion, decay } = this.substance;
    const coupling = (dt * diffusion) / this.grid.spacing[0] ** 2;
    const kept = 1 + (dt * decay) / this.axes.length;
    for (const axis of this.axes) {
      const n = this.grid.counts[axis];
      const [inverse, ratio] = this.coefficients[axis].map((address) => this.arena.f64(address, n));
      for (let i = 0; i < n; i++) {
        const neighbours = (i > 0 ? 1 : 0) + (i < n - 1 ? 1 : 0);
        const pivot = kept + neighbours * coupling - (i > 0 ? coupling * ratio[i - 1] : 0);
        inverse[i] = 1 / pivot;
        ratio[i] = coupling / pivot;
      }
    }
  }
}
