/** What is measured, and what it may take. */
export interface Workload {
  readonly name: string;
  readonly cells: number;
  /** Simulated days that are measured, behind a first one in which code is compiled. */
  readonly days: number;
  readonly threads: number;
  /** Seconds a simulated day: of the processor, or on the clock where threads share the work. */
  readonly target: number;
  readonly of: "cpu" | "wall";
  readonly meaning: string;
}

export const workloads: readonly Workload[] = [
  {
    ...{ name: "default", cells: 5000, days: 6, threads: 1, target: 1.2, of: "cpu" },
    meaning: "200 days in 4 min on one thread",
  },
  {
    ...{ name: "lesson", cells: 1500, days: 10, threads: 1, target: 20 / 60, of: "cpu" },
    meaning: "60 days in 20 s on one thread",
  },
  {
    ...{ name: "large", cells: 50_000, days: 1, threads: 2, target: 13.5, of: "wall" },
    meaning: "200 days in 45 min on two threads",
  },
];

/** Many runs of a small tissue, through the pool of workers. */
export const replicates = { cells: 220, days: 7, workers: 2, measured: 100, target: 0.6 } as const;
