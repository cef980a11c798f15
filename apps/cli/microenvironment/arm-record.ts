import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Amendment,
  InputError,
  type MicroenvironmentScenario,
  type SeriesEntry,
  scenarioDigest,
  seriesTableOf,
  type Table,
  type TissueDigest,
  version,
} from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";
import { partsName } from "../tissue/run-folder.ts";
import { recordName, type StoredSeries, seriesRows } from "../tissue/run-record.ts";

/** The scenario as it was run, in internal units; and the one that it was forked from. */
export const [scenarioName, originName] = ["scenario.json", "origin.json"];

/** `run.json` of an arm: what a run was and what it came to; `verify`, `fork` and `--resume` read it. */
export interface ArmRecord {
  readonly immunarium: string;
  readonly kind: "microenvironment";
  readonly title: string;
  readonly arm: string;
  readonly status: "done" | "failed";
  readonly hint?: string;
  readonly seed: number;
  /** Days. */
  readonly time: number;
  readonly duration: number;
  readonly saveEvery: number;
  /** Digest of the scenario. */
  readonly scenario: string;
  /** Digest of all that was asked for. */
  readonly key: string;
  readonly fork?: { readonly at: number; readonly amendments?: readonly Amendment[] };
  readonly digest?: TissueDigest;
  /** What happened that numbers alone do not tell. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  readonly series: StoredSeries;
  /** All files of the run, this one not among them. */
  readonly files: readonly string[];
}

/** The series of a record. */
export function seriesIn({ series }: ArmRecord): Table {
  return seriesTableOf(seriesRows(series) as readonly (readonly SeriesEntry[])[]);
}

/** Whether a folder holds a run of a microenvironment that is over. */
export async function isArmFolder(folder: string): Promise<boolean> {
  const place = join(folder, recordName);
  if (!existsSync(place)) return false;
  const text = await readText(place, Number.POSITIVE_INFINITY);
  return /^\{\s*"immunarium": "[^"]*",\s*"kind": "microenvironment"/.test(text);
}

/** @throws {InputError} where the folder holds no finished run of a microenvironment */
export async function readArmRecord(folder: string): Promise<ArmRecord> {
  const place = join(folder, recordName);
  if (!existsSync(place) && existsSync(join(folder, partsName))) {
    throw new InputError(folder, "a run that is not finished", "one that is; `run` with --resume goes on with it");
  }
  const found = (await readJson(place)) as Partial<ArmRecord> | null;
  if (found?.kind === "microenvironment" && Array.isArray(found.series?.rows) && typeof found.key === "string") {
    return found as ArmRecord;
  }
  throw new InputError(place, "another kind of JSON", `a record of a run, as version ${version} writes it`);
}

/**
 * The scenario that was run, or the one that it was forked from.
 *
 * @throws {InputError} where it was changed since
 */
export async function scenarioIn(folder: string, name: string, digest?: string): Promise<MicroenvironmentScenario> {
  const place = join(folder, name);
  const scenario = (await readJson(place)) as MicroenvironmentScenario;
  if (digest === undefined || scenarioDigest(scenario) === digest) return scenario;
  throw new InputError(place, "a file that was changed since", "the scenario as it was run");
}

async function readJson(place: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(place, Number.POSITIVE_INFINITY));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(place, "no valid JSON", "a file as it was written");
    throw error;
  }
}
