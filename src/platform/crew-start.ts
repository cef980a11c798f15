import { alone, type Crew } from "../foundation/crew.ts";
import type { LinearMemory } from "../numerics/memory.ts";
import { CrewBlock } from "./crew-block.ts";
import { kernelNames, loadKit } from "./crew-kits.ts";
import { CrewLead } from "./crew-lead.ts";
import type { MemberAnswer, MemberStart } from "./crew-member.ts";
import { fromPlain } from "./messages.ts";

/** A crew as a platform starts it. */
export interface ThreadCrew extends Crew {
  /** Why there is but one thread; undefined where there are more. */
  readonly aloneBecause: string | undefined;
  /** Ends the other threads. Later runs throw. */
  close(): void;
}

export interface CrewOptions {
  /** ms that a run waits for a thread's last piece before it takes the thread for dead; a minute if not said otherwise. */
  readonly patience?: number;
}

/** A thread that becomes a member, as the platform offers it. */
export interface MemberPort {
  send(start: MemberStart): void;
  /** Who hears the answer and, if the thread ends, why. */
  listen(onAnswer: (answer: MemberAnswer) => void, onEnd: (error: Error) => void): void;
  /** From now on it does not keep the process alive. */
  release(): void;
  stop(): void;
}

/**
 * Starts threads and gives the crew when all are ready. Where there can be no threads, the crew is of one.
 *
 * @param kit  name in `crew-kits.ts`, or a module's address, of the kernels
 * @param shared  plain data for the kit
 * @param memory  what the kernels work on; it must be shared
 * @throws (as a rejection) what the kit throws, on any of the threads
 */
export async function crewOf(
  threads: number,
  kit: string,
  shared: unknown,
  memory: LinearMemory,
  start: () => MemberPort,
  { patience = 60_000 }: CrewOptions,
): Promise<ThreadCrew> {
  if (!Number.isInteger(threads) || threads < 1)
    throw new RangeError(`threads: ${threads}; expected a whole number above 0.`);
  const kernels = (await loadKit(kit)).buildKernels(shared, memory);
  const aloneBecause = threads === 1 ? "one thread was asked for" : (threadObstacle() ?? memoryObstacle(memory));
  if (aloneBecause !== undefined) return { ...alone(kernels), aloneBecause, close: () => undefined };
  const block = CrewBlock.forMembers(threads - 1);
  const told = { kit, shared, memory, block: block.buffer, names: kernelNames(kernels) };
  const ports = Array.from({ length: threads - 1 }, start);
  try {
    await Promise.all(ports.map((port, member) => readiness(port, { ...told, member })));
  } catch (error) {
    for (const port of ports) port.stop();
    throw error;
  }
  const lead = new CrewLead(kernels, block, patience);
  const close = (): void => {
    lead.end("the crew is closed.");
    for (const port of ports) port.stop();
  };
  return Object.assign(lead, { aloneBecause, close });
}

/**
 * What stands against threads in this place, if anything does: then there is no sense in a shared memory either, which
 * pages that are not isolated may not pass on.
 */
export function threadObstacle(): string | undefined {
  if (typeof SharedArrayBuffer === "undefined") return "the page is not isolated from other origins";
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0);
    return undefined;
  } catch {
    return "a page's own thread may not wait for others; a worker may";
  }
}

function memoryObstacle(memory: LinearMemory): string | undefined {
  return memory.buffer instanceof SharedArrayBuffer ? undefined : "the memory is not a shared one";
}

function readiness(port: MemberPort, told: MemberStart): Promise<void> {
  return new Promise((resolve, reject) => {
    port.listen((answer) => {
      if (answer.kind === "failure") reject(fromPlain(answer.error));
      else {
        // A thread that ends while it waits is not missed: the others take its pieces.
        port.listen(ignore, ignore);
        port.release();
        resolve();
      }
    }, reject);
    port.send(told);
  });
}

const ignore = (): void => undefined;
