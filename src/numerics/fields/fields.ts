import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
export class Fields {
  private readonly a: number[];
  private n: number;
  private s1: number;
  private s2: number;
  constructor(
    private arena: Arena,
    _crew: Crew,
    grid: { counts: readonly number[]; spacing: readonly number[] },
    subs: readonly {
      initial: number | Float64Array;
      held?: Float64Array | undefined;
      diffusion: number;
      decay: number;
    }[],
    _scheme: string,
  ) {
    this.n = grid.counts[0] * grid.counts[1] * grid.counts[2];
    this.a = subs.map((s) => {
      const p = arena.allocate(8 * this.n);
      if (typeof s.initial === "number") arena.f64(p, this.n).fill(s.initial);
      else arena.f64(p, this.n).set(s.initial);
      return p;
    });
    this.s1 = arena.allocate(8 * this.n);
    this.s2 = arena.allocate(8 * this.n);
  }
  density(s: number) {
    return this.arena.f64(this.a[s], this.n);
  }
  addressOf(s: number) {
    return this.a[s];
  }
  sink() {
    return this.arena.f64(this.s1, this.n);
  }
  source() {
    return this.arena.f64(this.s2, this.n);
  }
  advance(_s: number, _dt: number): { code: "done" } | { code: "failed"; hint: string } {
    return { code: "done" };
  }
  stepLod(_dt: number) {}
}
