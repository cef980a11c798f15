import { cos, exp, log, pow, sin, tanh } from "../../foundation/maths.ts";
import type { Instruction, Machine, Program, Routine, Value } from "./program.ts";
import { operandsOf, type Schedule, schedule } from "./schedule.ts";

const mathematics = {
  exp,
  log,
  pow,
  sin,
  cos,
  tanh,
  sqrt: Math.sqrt,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
};

/**
 * A program as generated JavaScript, one lane. Needs `new Function`; where a content policy forbids it, the constructor
 * throws an EvalError, and `interpreterMachine` gives the same bytes slowly.
 */
export function javascriptMachine(program: Program): Machine {
  const memory = new Float64Array(program.slots);
  const run: Record<string, () => void> = {};
  for (const routine of program.routines) run[routine.name] = compile(routine, memory);
  for (const { name, routines } of program.sequences ?? []) {
    const parameters = routines.map((_, index) => `r${index}`);
    const calls = parameters.map((parameter) => `${parameter}();`).join(" ");
    run[name] = new Function(...parameters, `"use strict"; return () => { ${calls} };`)(...routines.map((r) => run[r]));
  }
  return { lanes: 1, memory, run };
}

// V8 gives up optimising a function whose bytecode exceeds 60 kB, which a few thousand instructions reach: longer
// routines are cut into parts that hand their values on through an array.
const LONGEST_PART = 1500;

function compile(routine: Routine, memory: Float64Array): () => void {
  const plan = schedule(routine.code, { reload: false });
  const parts = routine.repeat === undefined ? split(routine.code, plan) : [[...plan.statements]];
  const carried = carriedBetween(routine.code, plan, parts);
  const writer = new Writer(routine.code, plan, carried);
  const names = Object.keys(mathematics);
  const body = parts
    .map((part, index) => `function part${index}() {\n${writer.part(part, routine.repeat)}}`)
    .join("\n");
  const calls = parts.length === 1 ? "part0" : `() => { ${parts.map((_, index) => `part${index}();`).join(" ")} }`;
  const make = new Function("memory", "carried", ...names, `"use strict";\n${body}\nreturn ${calls};`);
  return make(memory, new Float64Array(carried.size), ...Object.values(mathematics));
}

/** Statements in groups of about `LONGEST_PART` operations. */
function split(code: readonly Instruction[], plan: Schedule): number[][] {
  const parts: number[][] = [[]];
  let length = 0;
  for (const statement of plan.statements) {
    if (length > LONGEST_PART) {
      parts.push([]);
      length = 0;
    }
    parts[parts.length - 1].push(statement);
    length += sizeOf(code, plan, statement);
  }
  return parts;
}

function sizeOf(code: readonly Instruction[], plan: Schedule, value: Value): number {
  let size = 1;
  for (const operand of operandsOf(code[value])) if (plan.inlined[operand] === 1) size += sizeOf(code, plan, operand);
  return size;
}

/** The values that a later part reads, each with its place in the array that carries them. */
function carriedBetween(code: readonly Instruction[], plan: Schedule, parts: number[][]): Map<Value, number> {
  const places = new Map<Value, number>();
  for (const part of parts) {
    const last = part[part.length - 1];
    for (const value of part) {
      if (code[value].op !== "store" && plan.lastUse[value] > last) places.set(value, places.size);
    }
  }
  return places;
}

const INFIX: Partial<Record<Instruction["op"], string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  less: "<",
  lessOrEqual: "<=",
  equal: "===",
  and: "&",
  or: "|",
};

function slotText({ slot, stride }: { readonly slot: number; readonly stride?: 1 }): string {
  return stride === undefined ? `m[${slot}]` : `m[${slot} + i]`;
}

/** Writes statements as text. Conditions are booleans that may have passed through an array or `&`: 1 and 0 then. */
class Writer {
  private here = new Set<Value>();
  private fetched = new Set<Value>();
  private lines: string[] = [];

  constructor(
    private readonly code: readonly Instruction[],
    private readonly plan: Schedule,
    private readonly carried: ReadonlyMap<Value, number>,
  ) {}

  part(statements: readonly number[], repeat?: number): string {
    this.here = new Set();
    this.fetched = new Set();
    this.lines = ["const m = memory;\n"];
    for (const place of statements) {
      const text = this.expression(place);
      const instruction = this.code[place];
      if (instruction.op === "store") {
        this.lines.push(`${slotText(instruction)} = ${text};\n`);
        continue;
      }
      this.here.add(place);
      const carriedAt = this.carried.get(place);
      this.lines.push(`const v${place} = ${text};\n`);
      if (carriedAt !== undefined) this.lines.push(`carried[${carriedAt}] = v${place};\n`);
    }
    if (repeat === undefined) return this.lines.join("");
    const [first, ...body] = this.lines;
    return `${first}for (let i = 0; i < ${repeat}; i++) {\n${body.join("")}}\n`;
  }

  private operand(value: Value): string {
    if (this.plan.inlined[value] === 1) return this.expression(value);
    if (!this.here.has(value) && !this.fetched.has(value)) {
      this.fetched.add(value);
      this.lines.push(`const v${value} = carried[${this.carried.get(value)}];\n`);
    }
    return `v${value}`;
  }

  private expression(value: Value): string {
    const instruction = this.code[value];
    const infix = INFIX[instruction.op];
    if (infix && "b" in instruction) return `(${this.operand(instruction.a)} ${infix} ${this.operand(instruction.b)})`;
    switch (instruction.op) {
      case "constant":
        return Object.is(instruction.value, -0) ? "(-0)" : `(${instruction.value})`;
      case "load":
        return slotText(instruction);
      case "store":
        return this.operand(instruction.a);
      case "negate":
        return `(-${this.operand(instruction.a)})`;
      case "not":
        return `(!${this.operand(instruction.a)})`;
      case "select":
        return `(${this.operand(instruction.condition)} ? ${this.operand(instruction.a)} : ${this.operand(instruction.b)})`;
      case "min":
      case "max":
        return `Math.${instruction.op}(${this.operand(instruction.a)}, ${this.operand(instruction.b)})`;
      case "pow":
        return `pow(${this.operand(instruction.a)}, ${this.operand(instruction.b)})`;
      default:
        return `${instruction.op}(${this.operand((instruction as { a: Value }).a)})`;
    }
  }
}
