/** How an advance of a substance went. Where `code` is not "done", the densities are those of before. */
export interface FieldStatus {
  readonly code: "done" | "not-converged" | "too-many-steps" | "not-finite";
  /** What to try next; empty where done. */
  readonly hint: string;
  /** How the field was moved: to its steady state, or through time. */
  readonly way: "steady" | "steps";
  /** Steps through time, accepted and rejected. */
  readonly steps: number;
  /** Multigrid cycles on the full grid. */
  readonly cycles: number;
}

const hints: Record<FieldStatus["code"], string> = {
  done: "",
  "not-converged":
    "The linear solver does not converge: look for spacings that differ by orders of magnitude between axes, or for enormous coefficients.",
  "too-many-steps": "The field changes too fast for the interval: take shorter intervals, or look for enormous rates.",
  "not-finite": "Densities overflow or are not numbers: check sinks, sources and parameters.",
};

/** Counts the work of one advance. */
export class Tally {
  steps = 0;
  cycles = 0;

  status(code: FieldStatus["code"], way: FieldStatus["way"]): FieldStatus {
    return { code, hint: hints[code], way, steps: this.steps, cycles: this.cycles };
  }
}
