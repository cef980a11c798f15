import type { Instruction, Value } from "./program.ts";

/**
 * What the bodies of the emitted mathematical functions need beyond a program's instructions: their arguments, and
 * integer arithmetic on the 64 bits of a double. Shifts are by fewer than 64 places; to the right they keep the sign.
 */
export type BitInstruction =
  | { readonly op: "argument"; readonly index: number }
  | { readonly op: "bits"; readonly value: bigint }
  | { readonly op: "addBits" | "subtractBits" | "andBits" | "orBits"; readonly a: Value; readonly b: Value }
  | { readonly op: "shiftLeft" | "shiftRight"; readonly a: Value; readonly by: number };

/** Operands in order of evaluation. */
export function operandsOf(instruction: Instruction | BitInstruction): readonly Value[] {
  if (instruction.op === "select") return [instruction.a, instruction.b, instruction.condition];
  if ("b" in instruction) return [instruction.a, instruction.b];
  return "a" in instruction ? [instruction.a] : [];
}

/** How a straight line of instructions is written: what becomes a statement, and what is written out where it is used. */
export interface Schedule {
  /** 1 where the value is written out at each of its uses, 0 where it is computed once and kept, or unused. */
  readonly inlined: Uint8Array;
  /** Positions of stores and of kept values, in order. */
  readonly statements: readonly number[];
  /** For a kept value, the position of the last statement that reads it. */
  readonly lastUse: Int32Array;
}

/** Deeper expressions are cut, because compilers read them by recursion. */
const DEEPEST = 40;

/**
 * Values used once are written out at their use, unless that would carry a load past a store to its slot; constants are
 * written out at every use; unused values vanish. With `reload`, values loaded and used more than once are loaded again
 * at each use where no store forbids it: cheap where an operand can come from memory, and registers are few.
 *
 * @param result  a value that is needed after the last instruction
 */
export function schedule(
  code: readonly (Instruction | BitInstruction)[],
  options: { readonly reload: boolean; readonly result?: Value },
): Schedule {
  const count = code.length;
  const end = count;
  const stores = storesBySlot(code);
  const uses = new Int32Array(count);
  const inlined = new Uint8Array(count);
  /** Where the value's (last) use is evaluated, and where the value itself is. */
  const lastUse = new Int32Array(count).fill(-1);

  const use = (value: Value, place: number): void => {
    uses[value]++;
    lastUse[value] = Math.max(lastUse[value], place);
  };
  if (options.result !== undefined) use(options.result, end);

  const evaluatedAt = new Int32Array(count);
  for (let v = count - 1; v >= 0; v--) {
    const instruction = code[v];
    if (instruction.op !== "store" && uses[v] === 0) continue;
    inlined[v] = mayInline(instruction, v, uses[v], lastUse[v]) ? 1 : 0;
    evaluatedAt[v] = inlined[v] === 1 ? lastUse[v] : v;
    for (const operand of operandsOf(instruction)) use(operand, evaluatedAt[v]);
  }

  function mayInline(instruction: Instruction | BitInstruction, v: Value, used: number, place: number): boolean {
    if (instruction.op === "store") return false;
    if (instruction.op === "constant" || instruction.op === "bits" || instruction.op === "argument") return true;
    if (instruction.op === "load") {
      return (used === 1 || options.reload) && !storedBetween(stores.get(instruction.slot), v, place);
    }
    return used === 1;
  }

  cutDeep(code, inlined, uses);
  const statements: number[] = [];
  for (let v = 0; v < count; v++) {
    if (code[v].op === "store" || (uses[v] > 0 && inlined[v] === 0)) statements.push(v);
  }
  return { inlined, statements, lastUse: lastReads(code, inlined, statements, options.result) };
}

/** For each kept value, the position of the last statement whose expression contains it. */
function lastReads(
  code: readonly (Instruction | BitInstruction)[],
  inlined: Uint8Array,
  statements: readonly number[],
  result: Value | undefined,
): Int32Array {
  const last = new Int32Array(code.length).fill(-1);
  const visit = (value: Value, place: number): void => {
    for (const operand of operandsOf(code[value])) {
      if (inlined[operand] === 1) visit(operand, place);
      else last[operand] = place;
    }
  };
  for (const place of statements) visit(place, place);
  if (result !== undefined) {
    if (inlined[result] === 1) visit(result, code.length);
    else last[result] = code.length;
  }
  return last;
}

function cutDeep(code: readonly (Instruction | BitInstruction)[], inlined: Uint8Array, uses: Int32Array): void {
  const depth = new Int32Array(code.length);
  for (let v = 0; v < code.length; v++) {
    if (uses[v] === 0 && code[v].op !== "store") continue;
    let deepest = 0;
    for (const operand of operandsOf(code[v])) deepest = Math.max(deepest, inlined[operand] * (depth[operand] + 1));
    if (deepest >= DEEPEST) inlined[v] = 0;
    depth[v] = deepest;
  }
}

function storesBySlot(code: readonly (Instruction | BitInstruction)[]): Map<number, number[]> {
  const stores = new Map<number, number[]>();
  code.forEach((instruction, position) => {
    if (instruction.op !== "store") return;
    const known = stores.get(instruction.slot);
    if (known) known.push(position);
    else stores.set(instruction.slot, [position]);
  });
  return stores;
}

/** Whether one of the ascending positions lies after `from` and before `to`. A store at `to` itself reads first. */
function storedBetween(positions: readonly number[] | undefined, from: number, to: number): boolean {
  if (!positions) return false;
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle] > from) high = middle;
    else low = middle + 1;
  }
  return low < positions.length && positions[low] < to;
}
