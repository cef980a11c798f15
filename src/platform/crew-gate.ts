/**
 * How a crew's threads begin and end a run together. The gate is one word: whether it is open, and how many members are
 * inside. The thread that asks for a run opens it and, when no pieces are left, closes it and waits until nobody is
 * inside. A member that wakes late finds it closed and was not waited for, so that a machine with other work does not
 * hold up a run by a thread that has nothing to do with it. Whoever gets in is inside the run that is on at that moment,
 * whichever woke it, and that run lasts until it has left: no member can take a piece of one run for another.
 *
 * The barrier is written here, with Atomics, and not in the kernels: WebAssembly's own atomics let threads through too
 * early under Node 20.
 */
import { MOST_PIECES, words } from "./crew-block.ts";

type Words = Int32Array<SharedArrayBuffer>;

/** Bits of the gate's word above the number of members inside. */
const OPEN = 1 << 16;
const LOST = 1 << 17;
/** Looks before sleep: some µs, about as long as waking takes, so that threads that are too many do not burn the time of others. */
const LOOKS = 2000;

/** Begins a run that is described in the block, and wakes at most so many members. */
export function openGate(at: Words, members: number): void {
  Atomics.store(at, words.next, 0);
  Atomics.store(at, words.gate, OPEN);
  Atomics.add(at, words.epoch, 1);
  Atomics.notify(at, words.epoch, members);
}

/** Nobody gets in any more. */
export function closeGate(at: Words): void {
  Atomics.and(at, words.gate, ~OPEN);
}

/** @returns whether the member got in; it must leave then */
export function enterGate(at: Words): boolean {
  let gate = Atomics.load(at, words.gate);
  while ((gate & OPEN) !== 0) {
    const found = Atomics.compareExchange(at, words.gate, gate, gate + 1);
    if (found === gate) return true;
    gate = found;
  }
  return false;
}

export function leaveGate(at: Words): void {
  // The last one out of a closed gate wakes whoever waits for that.
  if (Atomics.sub(at, words.gate, 1) === 1) Atomics.notify(at, words.gate);
}

/** Tells that a member that is inside has ended for good and will not leave. */
export function tellLost(at: Words): void {
  Atomics.or(at, words.gate, LOST);
  Atomics.notify(at, words.gate);
}

/**
 * Waits until nobody is inside the closed gate.
 *
 * @param patience  ms in which nobody leaves, after which it is given up. It is waited for in many short sleeps, so that
 *   the time in which a machine was suspended counts little.
 * @returns whether all have left; otherwise a member was lost or is stuck
 */
export function awaitLeaving(at: Words, patience: number): boolean {
  const sleep = patience / 100;
  let gate = Atomics.load(at, words.gate);
  let sleeps = 0;
  while (gate !== 0) {
    if (sleeps === 100 || (gate & LOST) !== 0) return false;
    if (!changes(at, words.gate, gate) && Atomics.wait(at, words.gate, gate, sleep) === "timed-out") sleeps++;
    else sleeps = 0;
    gate = Atomics.load(at, words.gate);
  }
  return true;
}

/** Waits for a run after the one that was seen last; gives its number. */
export function awaitRun(at: Words, seen: number): number {
  if (!changes(at, words.epoch, seen)) Atomics.wait(at, words.epoch, seen);
  return Atomics.load(at, words.epoch);
}

function changes(at: Words, word: number, from: number): boolean {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(at, word) !== from) return true;
  return false;
}

/** The number of a piece that nobody else has; at or above the number of pieces when there are none left. */
export function nextPiece(at: Words): number {
  return Atomics.add(at, words.next, 1);
}

/** No more pieces are given out in this run. */
export function endPieces(at: Words): void {
  Atomics.store(at, words.next, MOST_PIECES);
}

/** Whether somebody ended the run before its time. */
export function piecesEnded(at: Words): boolean {
  return Atomics.load(at, words.next) >= MOST_PIECES;
}
