import { checkJacobian, JacobianError } from "../expression/check-jacobian.ts";
import { compile } from "../expression/compile.ts";
import { jacobian } from "../expression/differentiate.ts";
import { isNumber } from "../expression/expression.ts";
import type { CompiledSystem } from "./compile.ts";
import { type Formulas, timeName } from "./formulas.ts";
import { LaneMemory } from "./stepper.ts";
import type { OdeSystem } from "./system.ts";

/** Systems whose formulas were found right: the differences are not taken again for every method and back end. */
const checkedFormulas = new WeakSet<OdeSystem>();

/**
 * Compares the derivatives of a system, as formulas, with finite differences, and what the generated code computes with
 * the formulas. A wrong Jacobian does not make results wrong, it only makes them late: without this, nobody would know.
 *
 * @throws {JacobianError} naming the entry
 */
export function checkDerivatives(compiled: CompiledSystem, formulas: Formulas): void {
  const { system } = compiled;
  const names = [...system.states, ...system.parameters, timeName];
  const point = Object.fromEntries(names.map((name, i) => [name, somewhere(i)]));
  if (!checkedFormulas.has(system)) {
    const columns = [...system.states, timeName];
    const entries = jacobian(system.derivatives, columns);
    checkJacobian({
      expressions: system.derivatives,
      rows: system.states.map((state) => `derivative of ${state}`),
      columns,
      entries,
      points: [point],
      neighbours: 1,
    });
    checkedFormulas.add(system);
  }
  checkCode(
    compiled,
    formulas,
    Float64Array.from(names, (name) => point[name]),
  );
}

/** Code and formulas round differently, because divisions by constants became products. */
const codeTolerance = 1e-8;

/** Values between 1/2 and 2 that follow no pattern. */
function somewhere(index: number): number {
  return 0.5 + 1.5 * (((index + 1) * 0.6180339887498949) % 1);
}

function checkCode(compiled: CompiledSystem, formulas: Formulas, values: Float64Array): void {
  const { system, kernel, stepper } = compiled;
  const { layout } = kernel;
  const n = system.states.length;
  const names = [...system.states, ...system.parameters, timeName];
  const entries = compiled.method.kind === "rosenbrock" ? jacobian(system.derivatives, system.states) : [];
  const expected = new Float64Array(n + entries.length);
  compile([...system.derivatives, ...entries.map(({ expression }) => expression)], names)(values, expected);

  for (let lane = 0; lane < stepper.machine.lanes; lane++) {
    const memory = new LaneMemory(stepper.machine, lane);
    memory.write(layout.state, values.subarray(0, n));
    memory.write(layout.parameters, values.subarray(n, -1));
    memory.set(layout.time, values[values.length - 1]);
  }
  stepper.prepare();
  stepper.linearise();
  for (let lane = 0; lane < stepper.machine.lanes; lane++) {
    const memory = new LaneMemory(stepper.machine, lane);
    const compare = (row: string, column: string, wanted: number, found: number) => {
      if (Number.isFinite(wanted) && !(Math.abs(found - wanted) <= codeTolerance * (1 + Math.abs(wanted))))
        throw new JacobianError(row, column, found, wanted, "the generated code");
    };
    system.states.forEach((state, i) => {
      compare(`derivative of ${state}`, "value", expected[i], memory.get(layout.derivative + i));
    });
    entries.forEach(({ row, column }, k) => {
      const constant = formulas.jacobian[k].expression;
      const found = isNumber(constant) ? constant.value : memory.get(layout.jacobian + k);
      compare(`derivative of ${system.states[row]}`, system.states[column], expected[n + k], found);
    });
  }
}
