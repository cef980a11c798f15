import { InputError } from "../../foundation/errors.ts";
import type { OdeSystem, Task } from "./system.ts";

/** @throws {InputError} if a task does not fit the system: lengths, finite numbers, tolerances, times in order */
export function checkTask(system: OdeSystem, task: Task): void {
  const { states, parameters } = system;
  checkValues("initial", task.initial, states);
  checkValues("parameters", task.parameters, parameters);
  if (!Number.isFinite(task.start)) throw new InputError("start", String(task.start), "a finite time");
  if (!(task.end >= task.start && Number.isFinite(task.end)))
    throw new InputError("end", String(task.end), `a finite time, not before the start, ${task.start}`);
  if (!(task.relativeTolerance >= 1e-14 && task.relativeTolerance < 1))
    throw new InputError("relativeTolerance", String(task.relativeTolerance), "1e-14 to below 1");
  checkAbsolute(task.absoluteTolerance, states);
  task.sampleTimes?.forEach((time, i, all) => {
    if (!(i === 0 ? !Number.isNaN(time) : time >= all[i - 1]))
      throw new InputError(`sampleTimes[${i}]`, String(time), "times in ascending order");
  });
}

function checkValues(place: string, values: Float64Array, names: readonly string[]): void {
  if (values.length !== names.length) throw new InputError(place, `${values.length} values`, `${names.length}`);
  names.forEach((name, i) => {
    if (!Number.isFinite(values[i])) throw new InputError(`${place} ${name}`, String(values[i]), "a finite number");
  });
}

function checkAbsolute(tolerance: number | Float64Array, states: readonly string[]): void {
  if (typeof tolerance === "number") {
    if (!(tolerance > 0)) throw new InputError("absoluteTolerance", String(tolerance), "a number above 0");
    return;
  }
  if (tolerance.length !== states.length)
    throw new InputError("absoluteTolerance", `${tolerance.length} values`, `one, or ${states.length}`);
  states.forEach((name, i) => {
    if (!(tolerance[i] > 0))
      throw new InputError(`absoluteTolerance of ${name}`, String(tolerance[i]), "a number above 0");
  });
}
