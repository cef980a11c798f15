/** What tissues come to, wherever they run: in Node and, bundled, in a browser. */
import { readSnapshot, type Snapshot, writeSnapshot } from "../../dist/src/engine/tissue/snapshot.js";
import { sharedOf, TissueRun } from "../../dist/src/engine/tissue/tissue-run.js";
import { digestNumbers } from "../../dist/src/foundation/digest.js";
import type { TissueScenario } from "../../dist/src/models/tissue/contract.js";
import { type LinearMemory, linearMemory } from "../../dist/src/numerics/memory.js";
import type { ThreadCrew } from "../../dist/src/platform/crew-start.js";
import { busyBall, busySheet } from "./tissue-scenarios.ts";

/** Long enough for all to happen that can, short enough to run everywhere. */
export const tissues = {
  "sheet, accurate": busySheet("accurate", 6),
  "sheet, physicell": busySheet("physicell", 4),
  "ball, accurate": busyBall("accurate", 6),
  "ball, physicell": busyBall("physicell", 4),
} satisfies Record<string, TissueScenario>;

export type TissueName = keyof typeof tissues;
export const tissueNames = Object.keys(tissues) as TissueName[];

/** Starts threads as the platform does, on a memory that fits it. */
export interface Place {
  start(threads: number, kit: string, shared: unknown, memory: LinearMemory): Promise<ThreadCrew>;
  /** Whether memories may be shared between threads. */
  readonly shares: boolean;
}

/** Counts and clocks, then the digest of each array, by name. */
export type Digests = Readonly<Record<string, string>>;

export interface TissueAnswer {
  readonly threads: number;
  readonly digests: Digests;
}

/** A digest of each array of a snapshot, so that a difference says where it is. */
export function digestsOf({ meta, arrays }: Snapshot): Digests {
  return {
    meta: JSON.stringify(meta),
    ...Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, digestNumbers(values)])),
  };
}

/** Runs on so many threads, from the start or from a snapshot, to the end or for so many phenotype steps. */
export async function runOn(
  place: Place,
  threads: number,
  scenario: TissueScenario,
  from?: Snapshot,
  steps = Number.POSITIVE_INFINITY,
): Promise<{ readonly threads: number; readonly snapshot: Snapshot }> {
  const memory = linearMemory(1 << 20, place.shares);
  const crew = await place.start(threads, "tissue", sharedOf(scenario), memory);
  try {
    const run = new TissueRun(scenario, { memory, crew, ...(from && { from }) });
    for (let i = 0; i < steps && run.status.code === "running"; i++) run.advance();
    if (run.status.code === "failed") throw new Error(run.status.hint);
    return { threads: crew.threads, snapshot: run.save() };
  } finally {
    crew.close();
  }
}

export async function tissueAnswer(place: Place, threads: number, name: TissueName): Promise<TissueAnswer> {
  const { threads: used, snapshot } = await runOn(place, threads, tissues[name]);
  return { threads: used, digests: digestsOf(snapshot) };
}

/** The file of a snapshot after the first phenotype step, as text. */
export async function beginning(place: Place, threads: number, name: TissueName): Promise<string> {
  const { snapshot } = await runOn(place, threads, tissues[name], undefined, 1);
  return asText(writeSnapshot(snapshot));
}

/** How a run ends that goes on from the file of a snapshot. */
export async function ending(place: Place, threads: number, name: TissueName, file: string): Promise<Digests> {
  return digestsOf((await runOn(place, threads, tissues[name], readSnapshot(asBytes(file)))).snapshot);
}

function asText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function asBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
