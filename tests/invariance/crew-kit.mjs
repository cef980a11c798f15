/** Kernels for the crews under test; they run in Node and in browsers. */
import { InputError } from "../../dist/src/foundation/errors.js";
import { exp } from "../../dist/src/foundation/maths.js";
import { loadKernels } from "../../dist/src/numerics/kernels/load-kernels.js";
import { views } from "../../dist/src/numerics/memory-views.js";

/**
 * In WebAssembly: sets the whole numbers at `address` to `run`, and traps where one is not `run - 1`. So a piece that
 * is left out, or done twice, does not pass.
 *
 *     for (let i = start; i < end; i++) {
 *       const p = address + (i << 2);
 *       if (load<i32>(p) != run - 1) unreachable();
 *       store<i32>(p, run);
 *     }
 */
const encoded =
  "AGFzbQEAAAABCAFgBH9/f38AAhIBA2VudgZtZW1vcnkCAwH//wMDAgEABxECBHN0ZXAAAAZtZW1vcnkCAAo4ATYBAX8DQCACIANIBEAgACACQQJ0aiIEKAIAIAFBAWtHBEAACyAEIAE2AgAgAkEBaiECDAELCws=";

/** @param shared  `order`: address of a counter by which threads find out which of them came first, and asks for runs */
export function buildKernels(shared, memory) {
  if (shared.refuse) throw new InputError("kit", shared.refuse, "something else");
  const current = views(memory);
  const place = Atomics.add(current().i32, shared.order / 4, 1);
  if (shared.refuseMember && place > 0) throw new InputError("kit", "a member", "no members");
  const { step } = loadKernels(encoded, memory);

  /** The first thread waits here until a member comes; tells whether this is the member. */
  const meet = (flag) => {
    const { i32 } = current();
    if (place === 0) Atomics.wait(i32, flag / 4, 0, 10_000);
    else {
      Atomics.store(i32, flag / 4, 1);
      Atomics.notify(i32, flag / 4);
    }
    return place > 0;
  };

  return {
    step,
    /** The same in JavaScript, in another order of items. */
    stepInScript(address, run, start, end) {
      const { i32 } = current();
      for (let i = end - 1; i >= start; i--) {
        if (i32[address / 4 + i] !== run - 1)
          throw new RangeError(`item ${i} is at ${i32[address / 4 + i]}, not ${run - 1}`);
        i32[address / 4 + i] = run;
      }
    },
    /** Sums that depend on the order of their terms, of each item with its neighbours. */
    smooth(from, to, items, rate, start, end) {
      const { f64 } = current();
      for (let i = start; i < end; i++) {
        let sum = 0;
        for (let j = i - 3; j <= i + 3; j++) sum += exp(-rate * f64[from / 8 + ((j + items) % items)]);
        f64[to / 8 + i] = sum / 7 + f64[from / 8 + i] / 3;
      }
    },
    empty() {},
    who(address, start, end) {
      current().i32.fill(place, address / 4 + start, address / 4 + end);
    },
    /** Takes the numbers of `values`, and keeps their sum. */
    sum24(...values) {
      const end = values.pop();
      const start = values.pop();
      const address = values[0];
      for (let i = start; i < end; i++) current().f64[address / 8 + i] = values.reduce((a, b) => a + b) + i;
    },
    failFrom(item, start, end) {
      if (end > item) throw new RangeError(`piece from ${start}`);
    },
    /** A member throws in its first piece, and the first thread waits until that begins. */
    failAsMember(flag) {
      if (meet(flag)) throw new InputError(`rules[${"long ".repeat(shared.long ?? 0)}]`, "\u0007nothing", "something");
    },
    trap(address, start, end) {
      step(address, 1e6, start, end);
    },
    /** As `failAsMember`, but the member ends or, for so many ms, hangs. */
    end(flag, hang) {
      if (!meet(flag)) return;
      if (hang > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, hang);
      else globalThis.process.exit(3);
    },
  };
}
