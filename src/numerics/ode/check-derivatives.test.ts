import { expect, test } from "vitest";
import { checkDerivatives } from "./check-derivatives.ts";
import { compileSystem } from "./compile.ts";
import { defineSystem } from "./define-system.ts";
import { formulasOf } from "./formulas.ts";
import { Stepper } from "./stepper.ts";

const system = defineSystem({
  derivatives: { x: "-k * x / (x + 1) * y", y: "k * x - y^2" },
  parameters: ["k"],
});

test("right code passes", () => {
  const compiled = compileSystem(system, { backend: "javascript" });
  expect(() => checkDerivatives(compiled, formulasOf(system))).not.toThrow();
});

test("a wrong entry of the Jacobian in the generated code is an error that names it", () => {
  const compiled = compileSystem(system, { backend: "javascript" });
  const { machine } = compiled.stepper;
  const run = {
    ...machine.run,
    linearise: () => {
      machine.run.linearise();
      machine.memory[compiled.kernel.layout.jacobian + 1] *= 1.001;
    },
  };
  const wrong = { ...compiled, stepper: new Stepper({ ...machine, run }) };
  expect(() => checkDerivatives(wrong, formulasOf(system))).toThrow(/derivative of x.*d\(y\)|derivative of x.*\(y\)/);
});

test("a wrong value of f in the generated code is an error too", () => {
  const compiled = compileSystem(system, { backend: "javascript" });
  const { machine } = compiled.stepper;
  const run = {
    ...machine.run,
    linearise: () => {
      machine.run.linearise();
      machine.memory[compiled.kernel.layout.derivative] += 1e-3;
    },
  };
  const wrong = { ...compiled, stepper: new Stepper({ ...machine, run }) };
  expect(() => checkDerivatives(wrong, formulasOf(system))).toThrow(/derivative of x/);
});
