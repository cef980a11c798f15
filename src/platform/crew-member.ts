import type { Kernel } from "../foundation/crew.ts";
import type { LinearMemory } from "../numerics/memory.ts";
import { CrewBlock } from "./crew-block.ts";
import { awaitRun, enterGate, leaveGate, tellLost } from "./crew-gate.ts";
import { kernelNames, loadKit } from "./crew-kits.ts";
import { takePieces } from "./crew-pieces.ts";
import { type PlainError, toPlain } from "./messages.ts";

/** What a member is told when it starts. */
export interface MemberStart {
  readonly kit: string;
  readonly shared: unknown;
  readonly memory: LinearMemory;
  readonly block: SharedArrayBuffer;
  /** From 0. */
  readonly member: number;
  /** Kernels as the asking thread numbers them. */
  readonly names: readonly string[];
}

/** What a member answers once. */
export type MemberAnswer = { readonly kind: "ready" } | { readonly kind: "failure"; readonly error: PlainError };

/** The side of a thread that helps with runs. After `start`, it does nothing else until the thread is ended. */
export class CrewMember {
  private inside: CrewBlock | undefined;

  constructor(private readonly answer: (message: MemberAnswer) => void) {}

  async start(told: MemberStart): Promise<void> {
    let kernels: Kernel[];
    try {
      kernels = await kernelsOf(told);
    } catch (error) {
      this.answer({ kind: "failure", error: toPlain(error) });
      return;
    }
    this.answer({ kind: "ready" });
    // The answer goes out before this thread stops to listen to anything but the block.
    setTimeout(() => this.help(kernels, told), 0);
  }

  /** To be called when the thread ends: if that is in the midst of a piece, the asking thread must not wait for it. */
  end(): void {
    if (this.inside) tellLost(this.inside.words);
  }

  private help(kernels: readonly Kernel[], { block: buffer, member }: MemberStart): never {
    const block = new CrewBlock(buffer);
    for (let seen = 0; ; ) {
      seen = awaitRun(block.words, seen);
      if (!enterGate(block.words)) continue;
      this.inside = block;
      const run = block.described();
      const failure = takePieces(block, kernels[run.kernel], run);
      if (failure) block.keepFailure(member, failure.piece, toPlain(failure.error));
      this.inside = undefined;
      leaveGate(block.words);
    }
  }
}

async function kernelsOf({ kit, shared, memory, names }: MemberStart): Promise<Kernel[]> {
  const kernels = (await loadKit(kit)).buildKernels(shared, memory);
  const found = kernelNames(kernels);
  if (found.join() !== names.join())
    throw new RangeError(
      `kit ${kit} gives other kernels on another thread: ${found.join(", ")}; not ${names.join(", ")}`,
    );
  return found.map((name) => kernels[name]);
}
