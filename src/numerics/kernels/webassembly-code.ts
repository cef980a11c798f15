import type { Instruction, Value } from "./program.ts";
import { type BitInstruction, operandsOf, type Schedule, schedule } from "./schedule.ts";
import { ByteWriter, F64, type FunctionBody, I32, V128 } from "./webassembly-bytes.ts";

export type Lanes = 1 | 2;

type Op = (Instruction | BitInstruction)["op"];

/** Scalar opcodes. Patterns of bits live in f64 locals, and are looked at as i64 for one operation at a time. */
const SCALAR: Partial<Record<Op, number>> = {
  add: 0xa0,
  subtract: 0xa1,
  multiply: 0xa2,
  divide: 0xa3,
  min: 0xa4,
  max: 0xa5,
  negate: 0x9a,
  abs: 0x99,
  sqrt: 0x9f,
  floor: 0x9c,
  ceil: 0x9b,
  less: 0x63,
  lessOrEqual: 0x65,
  equal: 0x61,
  and: 0x71,
  or: 0x72,
  not: 0x45,
  select: 0x1b,
  addBits: 0x7c,
  subtractBits: 0x7d,
  andBits: 0x83,
  orBits: 0x84,
  shiftLeft: 0x86,
  shiftRight: 0x87,
};

/** Opcodes for two doubles in a vector, after the prefix 0xfd. Conditions are masks of ones and zeros. */
const VECTOR: Partial<Record<Op, number>> = {
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  min: 0xf4,
  max: 0xf5,
  negate: 0xed,
  abs: 0xec,
  sqrt: 0xef,
  floor: 0x75,
  ceil: 0x74,
  less: 0x49,
  lessOrEqual: 0x4b,
  equal: 0x47,
  and: 0x4e,
  or: 0x50,
  not: 0x4d,
  select: 0x52,
  addBits: 0xce,
  subtractBits: 0xd1,
  andBits: 0x4e,
  orBits: 0x50,
  shiftLeft: 0xcb,
  shiftRight: 0xcc,
};

const F64_LOAD = 0x2b;
const F64_STORE = 0x39;
const F64_CONST = 0x44;
const I32_CONST = 0x41;
const I64_CONST = 0x42;
const I64_REINTERPRET = 0xbd;
const F64_REINTERPRET = 0xbf;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const LOCAL_TEE = 0x22;
const I32_ADD = 0x6a;
const I32_LESS = 0x49;
const LOOP = 0x03;
const NOTHING = 0x40;
const BRANCH_IF = 0x0d;
const END = 0x0b;
const CALL = 0x10;
const PREFIX = 0xfd;
const V128_LOAD = 0x00;
const V128_STORE = 0x0b;
const V128_CONST = 0x0c;

const CONDITIONS: ReadonlySet<Op> = new Set<Op>(["less", "lessOrEqual", "equal", "and", "or", "not"]);

function numberType(lanes: Lanes): number {
  return lanes === 1 ? F64 : V128;
}

export interface CodeOptions {
  readonly lanes: Lanes;
  /** Index of the function for `exp`, `log`, … */
  readonly functions: ReadonlyMap<string, number>;
  /** Number of arguments; they are the first locals. */
  readonly parameters?: number;
  /** The value to give back; none for a routine. */
  readonly result?: Value;
  /** Times that the code runs; once if absent. */
  readonly repeat?: number;
}

/** The body of a function: values used once stay on the stack, the others share locals as soon as they are free. */
export function functionBody(code: readonly (Instruction | BitInstruction)[], options: CodeOptions): FunctionBody {
  const emitter = new Emitter(code, options);
  emitter.run();
  const type = numberType(options.lanes);
  return {
    type: {
      parameters: new Array(options.parameters ?? 0).fill(type),
      results: options.result === undefined ? [] : [type],
    },
    locals: emitter.locals,
    code: emitter.bytes,
  };
}

class Emitter {
  readonly bytes = new ByteWriter();
  private readonly plan: Schedule;
  private readonly locations: Int32Array;
  readonly locals: number[] = [];
  private readonly free = new Map<number, number[]>();
  private readonly parameters: number;
  /** The local that holds how many bytes the strided slots have moved on. */
  private offset = 0;

  constructor(
    private readonly code: readonly (Instruction | BitInstruction)[],
    private readonly options: CodeOptions,
  ) {
    this.plan = schedule(code, { reload: true, result: options.result });
    this.locations = new Int32Array(code.length).fill(-1);
    this.parameters = options.parameters ?? 0;
  }

  run(): void {
    const { repeat, lanes } = this.options;
    if (repeat === undefined) {
      this.statements();
      return;
    }
    this.offset = this.allocate(I32);
    const { bytes, offset } = this;
    bytes.byte(I32_CONST).byte(0).byte(LOCAL_SET).unsigned(offset).byte(LOOP).byte(NOTHING);
    this.statements();
    bytes
      .byte(LOCAL_GET)
      .unsigned(offset)
      .byte(I32_CONST)
      .byte(8 * lanes)
      .byte(I32_ADD);
    bytes
      .byte(LOCAL_TEE)
      .unsigned(offset)
      .byte(I32_CONST)
      .signed(8 * lanes * repeat)
      .byte(I32_LESS);
    bytes.byte(BRANCH_IF).byte(0).byte(END);
  }

  private statements(): void {
    for (const place of this.plan.statements) {
      this.expression(place);
      this.release(place, place);
      const instruction = this.code[place];
      if (instruction.op === "store") continue;
      this.locations[place] = this.allocate(this.localType(instruction.op));
      this.bytes.byte(LOCAL_SET).unsigned(this.locations[place]);
    }
    if (this.options.result !== undefined) this.operand(this.options.result);
  }

  private localType(op: Op): number {
    return this.options.lanes === 1 && CONDITIONS.has(op) ? I32 : numberType(this.options.lanes);
  }

  private allocate(type: number): number {
    const local = this.free.get(type)?.pop();
    if (local !== undefined) return local;
    this.locals.push(type);
    return this.parameters + this.locals.length - 1;
  }

  /** Gives back the locals of values that the statement at `place` reads for the last time. */
  private release(value: Value, place: number): void {
    for (const operand of operandsOf(this.code[value])) {
      if (this.plan.inlined[operand] === 1) this.release(operand, place);
      else if (this.plan.lastUse[operand] === place && this.locations[operand] >= 0) {
        const type = this.localType(this.code[operand].op);
        const free = this.free.get(type);
        if (free) free.push(this.locations[operand]);
        else this.free.set(type, [this.locations[operand]]);
        this.locations[operand] = -1;
      }
    }
  }

  private operand(value: Value): void {
    if (this.plan.inlined[value] === 1) this.expression(value);
    else this.bytes.byte(LOCAL_GET).unsigned(this.locations[value]);
  }

  private expression(value: Value): void {
    const instruction = this.code[value];
    const { bytes } = this;
    switch (instruction.op) {
      case "constant":
        this.constant((bytes) => bytes.double(instruction.value));
        return;
      case "bits":
        this.constant((bytes) => bytes.pattern(instruction.value));
        return;
      case "argument":
        bytes.byte(LOCAL_GET).unsigned(instruction.index);
        return;
      case "load":
        this.base(instruction);
        this.access(F64_LOAD, V128_LOAD, instruction.slot);
        return;
      case "store":
        this.base(instruction);
        this.operand(instruction.a);
        this.access(F64_STORE, V128_STORE, instruction.slot);
        return;
    }
    if (this.options.lanes === 1) this.scalar(instruction);
    else this.vector(instruction);
  }

  private constant(write: (bytes: ByteWriter) => void): void {
    if (this.options.lanes === 1) this.bytes.byte(F64_CONST);
    else this.bytes.byte(PREFIX).byte(V128_CONST);
    for (let lane = 0; lane < this.options.lanes; lane++) write(this.bytes);
  }

  private base({ stride }: { readonly stride?: 1 }): void {
    if (stride === undefined) this.bytes.byte(I32_CONST).byte(0);
    else this.bytes.byte(LOCAL_GET).unsigned(this.offset);
  }

  /** The alignment is a hint: 8 bytes with one lane, 16 with two. */
  private access(scalar: number, vector: number, slot: number): void {
    if (this.options.lanes === 1) this.bytes.byte(scalar).byte(3);
    else this.bytes.byte(PREFIX).byte(vector).byte(4);
    this.bytes.unsigned(slot * 8 * this.options.lanes);
  }

  private scalar(instruction: Instruction | BitInstruction): void {
    const { bytes } = this;
    const { op } = instruction;
    const onBits = op.endsWith("Bits") || "by" in instruction;
    for (const operand of operandsOf(instruction)) {
      this.operand(operand);
      if (onBits) bytes.byte(I64_REINTERPRET);
    }
    if ("by" in instruction) bytes.byte(I64_CONST).byte(instruction.by);
    const opcode = SCALAR[op];
    if (opcode === undefined) this.call(op);
    else bytes.byte(opcode);
    if (onBits) bytes.byte(F64_REINTERPRET);
  }

  private vector(instruction: Instruction | BitInstruction): void {
    for (const operand of operandsOf(instruction)) this.operand(operand);
    if ("by" in instruction) this.bytes.byte(I32_CONST).byte(instruction.by);
    const opcode = VECTOR[instruction.op];
    if (opcode === undefined) this.call(instruction.op);
    else this.bytes.byte(PREFIX).unsigned(opcode);
  }

  private call(op: Op): void {
    const callee = this.options.functions.get(op);
    if (callee === undefined) throw new RangeError(`no WebAssembly for the operation ${op}`);
    this.bytes.byte(CALL).unsigned(callee);
  }
}

/** A function that calls others, without arguments or results, one after another. */
export function callsBody(callees: readonly number[]): FunctionBody {
  const code = new ByteWriter();
  for (const callee of callees) code.byte(CALL).unsigned(callee);
  return { type: { parameters: [], results: [] }, locals: [], code };
}
