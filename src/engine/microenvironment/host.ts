import type { Model } from "../../models/contract.ts";
import { type BodyLevel, bodyLevels, border } from "../../models/microenvironment/border.ts";
import type { HostDose } from "../../models/microenvironment/contract.ts";
import { type PreparedModel, prepare } from "../prepare.ts";
import { runBody } from "../run.ts";
import { hostModel } from "./host-model.ts";

const ready = new WeakMap<Model, PreparedModel>();

/** The body around a tissue, ready to run: once a process for each model. */
export function preparedHost(model: Model): PreparedModel {
  let found = ready.get(model);
  if (!found) {
    found = prepare(hostModel(model, border.tissueStates), { check: false });
    ready.set(model, found);
  }
  return found;
}

/** What a host remembers, as plain data. */
export interface HostMemory {
  readonly time: number;
  readonly state: Float64Array;
  readonly parameters: Float64Array;
}

/** A body that runs from one exchange with its tissue to the next. Days. */
export class Host {
  time = 0;
  private readonly y: Float64Array;
  private readonly p: Float64Array;
  private readonly gauge;
  private readonly gauged = new Float64Array(bodyLevels.length);
  private readonly tolerance: Float64Array;

  constructor(
    readonly prepared: PreparedModel,
    private readonly doses: readonly HostDose[],
    values: Readonly<Record<string, number>>,
    states: Readonly<Record<string, number>>,
    private readonly seed: number,
    from?: HostMemory,
  ) {
    this.p = Float64Array.from(from?.parameters ?? prepared.values);
    // A run that goes on may do so with other values.
    for (const [name, value] of Object.entries(values)) this.p[prepared.parameterIndex(name)] = value;
    this.y = from ? Float64Array.from(from.state) : prepared.initialState(this.p);
    if (!from) for (const [name, value] of Object.entries(states)) this.y[prepared.stateIndex(name)] = value;
    this.time = from?.time ?? 0;
    this.gauge = prepared.gauge(bodyLevels);
    // A tenth of a cell, a millionth of a concentration: far below what one cell of a sample stands for.
    const { states: described } = prepared.model;
    this.tolerance = Float64Array.from(Object.values(described), ({ unit }) => (unit === "cell" ? 0.1 : 1e-6));
  }

  levels(): Record<BodyLevel, number> {
    this.gauge(this.time, this.y, this.p, this.gauged);
    return Object.fromEntries(bodyLevels.map((name, i) => [name, this.gauged[i]])) as Record<BodyLevel, number>;
  }

  /** Any quantities of the body, by name. */
  quantities(names: readonly string[]): Float64Array {
    const out = new Float64Array(names.length);
    this.prepared.gauge(names)(this.time, this.y, this.p, out);
    return out;
  }

  state(name: string): number {
    return this.y[this.prepared.stateIndex(name)];
  }

  /** Adds to a state, or takes from it. */
  add(name: string, amount: number): void {
    this.y[this.prepared.stateIndex(name)] += amount;
  }

  parameter(name: string): number {
    return this.p[this.prepared.parameterIndex(name)];
  }

  set(name: string, value: number): void {
    this.p[this.prepared.parameterIndex(name)] = value;
  }

  /** @returns what went wrong, if anything did */
  advance(to: number): string | undefined {
    const due = this.doses.filter(({ day }) => day >= this.time - 1e-9 && day < to - 1e-9);
    const next = (after: number) => due.find(({ day }) => day > after)?.day ?? Number.POSITIVE_INFINITY;
    this.give(due, this.time);
    const run = runBody(this.prepared, {
      parameters: this.p,
      initial: this.y,
      start: this.time,
      end: to,
      relativeTolerance: 1e-5,
      absoluteTolerance: this.tolerance,
      nextDose: (after) => next(Math.max(after, this.time + 1e-9)),
      giveDoses: (t, y) => {
        for (const { day, state, amount } of due) {
          if (day > this.time + 1e-9 && Math.abs(day - t) < 1e-6) y[this.prepared.stateIndex(state)] += amount;
        }
      },
      seed: this.seed,
      patient: 1,
    });
    if (run.ending === "failed") return `the body, day ${this.time}: ${run.status.hint}`;
    this.y.set(run.state);
    this.time = to;
    return undefined;
  }

  private give(due: readonly HostDose[], now: number): void {
    for (const { day, state, amount } of due) if (Math.abs(day - now) <= 1e-9) this.add(state, amount);
  }

  memory(): HostMemory {
    return { time: this.time, state: this.y.slice(), parameters: this.p.slice() };
  }
}
